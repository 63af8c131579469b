import type { Finding } from '../../core/finding.js';
import { resourceAt } from '../../core/findings.js';
import type { Manifest } from '../../core/manifest.js';
import type { ManifestFile } from './engine.js';
import { manifestOf } from './manifestOf.js';

/** What yamllint printed, found again in the files. */
export interface ParsableOutput {
  readonly findings: readonly Finding[];
  /** Lines that are not of the form that yamllint prints, or about a file that it was not given. */
  readonly rest: readonly string[];
}

/** One problem as yamllint prints it: `PATH:LINE:COLUMN: [LEVEL] MESSAGE (RULE)`. */
interface Problem {
  readonly file: ManifestFile;
  readonly line: number;
  readonly column: number;
  readonly level: 'error' | 'warning';
  /** The message and the rule. A message may hold line breaks, as it quotes keys. */
  text: string;
}

/** Reads what `yamllint -f parsable` prints. */
export function readParsable(stdout: string, fileOf: (path: string) => ManifestFile | undefined): ParsableOutput {
  const problems: Problem[] = [];
  const rest: string[] = [];
  for (const line of stdout.split('\n')) {
    const problem = readLine(line.replace(/\r$/, ''), fileOf);
    const last = problems.at(-1);
    if (problem) problems.push(problem);
    else if (last && !rule.test(last.text)) last.text += ` ${line}`;
    else if (line.trim() !== '') rest.push(line);
  }
  const findings = problems.map((problem) => toFinding(manifestOf(problem.file), problem));
  return { findings, rest };
}

const rule = / \(([a-z-]+)\)$/;

/** Names of files may look like places themselves, so the one that counts is the one that makes the rest a file we know. */
function readLine(line: string, fileOf: (path: string) => ManifestFile | undefined): Problem | undefined {
  for (const place of line.matchAll(/:(\d+):(\d+): \[(error|warning)\] /g)) {
    const [written, row, column, level] = place;
    const file = fileOf(line.slice(0, place.index));
    if (!file) continue;
    const text = line.slice(place.index + written.length);
    return { file, line: Number(row), column: Number(column), level: level === 'error' ? 'error' : 'warning', text };
  }
  return undefined;
}

function toFinding(manifest: Manifest, { file, line, column, level, text }: Problem): Finding {
  const message = text.replace(rule, '');
  const resource = resourceAt(manifest, startOfLine(manifest.text, line));
  return {
    file: file.path,
    line,
    column,
    endLine: line,
    endColumn: column + 1,
    severity: level,
    source: 'yamllint',
    code: rule.exec(text)?.[1] ?? 'syntax',
    message: `${message.charAt(0).toUpperCase()}${message.slice(1)}.`,
    ...(resource && { resource }),
  };
}

function startOfLine(text: string, line: number): number {
  let offset = 0;
  for (let passed = 1; passed < line; passed += 1) {
    const next = text.indexOf('\n', offset);
    if (next < 0) return text.length;
    offset = next + 1;
  }
  return offset;
}
