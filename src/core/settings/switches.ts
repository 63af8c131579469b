import { disablesFile, readDirective, switches } from '../lint/directives.js';
import { endOfLine } from '../lint/comments.js';
import { lineLookup } from '../lines.js';
import type { Problem } from '../problem.js';
import { scan } from '../yaml/scan.js';

/** Whose comments these are: `# reactbin disable-line rule:unknown-field`. */
export const toolName = 'reactbin';

/** Tells of each problem of a file whether a comment switches its rule off there, in yamllint's grammar. To be asked in the order of the text. */
export function switchedOff(text: string, problems: readonly Problem[]): (problem: Problem) => boolean {
  if (problems.length === 0 || !text.includes(`# ${toolName} disable`)) return () => false;
  if (disablesFile(text, toolName)) return () => true;
  const lineOf = lineLookup(text);
  const all = [...new Set(problems.map(({ code }) => code))];
  const directives = scan(text, { lenient: true, tabs: true }).commentStarts.flatMap((start) => {
    const lineStart = text.lastIndexOf('\n', start - 1) + 1;
    const inline = text.slice(lineStart, start).trim() !== '';
    return readDirective(text, { start, end: endOfLine(text, start), line: lineOf(start).line, inline }, all, toolName) ?? [];
  });
  const isOn = switches(directives);
  return ({ start, code }) => !isOn(lineOf(start).line, code);
}
