import type { CheckedFile, FolderResult, Place, PlacedFinding } from './result.js';

/** A range of a text that was replaced. */
export interface Edit {
  readonly start: Place;
  readonly end: Place;
  readonly text: string;
}

/**
 * A file after an edit: findings on the lines that it changed are gone, and those below have moved with their lines. The very
 * same file when nothing is left to change.
 */
export function afterEdit(file: CheckedFile, edit: Edit): CheckedFile {
  const by = lineBreaks(edit.text) - (edit.end.line - edit.start.line);
  const kept = file.findings.filter((it) => isAbove(it, edit) || isBelow(it.start.line, edit));
  if (file.edited && by === 0 && kept.length === file.findings.length) return file;
  return {
    ...file,
    edited: true,
    resources: file.resources.map((it) => (isBelow(it.line, edit) ? { ...it, line: it.line + by } : it)),
    findings: kept.map((it) => (isAbove(it, edit) ? it : moved(it, by))),
  };
}

/** Results after edits of one file, in the order they were made. The very same results when they do not change. */
export function afterEdits(
  results: readonly FolderResult[],
  folder: string,
  path: string,
  edits: readonly Edit[],
): readonly FolderResult[] {
  const file = results.find((it) => it.folder === folder)?.files.find((it) => it.path === path);
  const next = file && edits.reduce(afterEdit, file);
  if (!file || next === file) return results;
  return results.map((result) => ({ ...result, files: result.files.map((it) => (it === file && next ? next : it)) }));
}

/** Ends on a line above the edit, or on the line that the edit breaks behind it (Enter at the end of a line). */
function isAbove({ end }: PlacedFinding, { start, text }: Edit): boolean {
  return end.line < start.line || (end.line === start.line && end.character <= start.character && /^\r?\n/.test(text));
}

/** Lies on a line below the edit, or on the line at whose beginning the edit ends, when that line stays whole. */
function isBelow(line: number, { start, end, text }: Edit): boolean {
  const staysWhole = end.character === 0 && (text === '' ? start.character === 0 : text.endsWith('\n'));
  return line > end.line || (line === end.line && staysWhole);
}

function moved(finding: PlacedFinding, by: number): PlacedFinding {
  const { line, endLine, start, end } = finding;
  return {
    ...finding,
    line: line + by,
    endLine: endLine + by,
    start: { ...start, line: start.line + by },
    end: { ...end, line: end.line + by },
  };
}

function lineBreaks(text: string): number {
  return text.split('\n').length - 1;
}
