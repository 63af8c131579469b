import type { TextEdit } from '../../problem.js';
import { endOfText, lastTokenOf, lineAt, scalarAround } from '../../yaml/tokenAt.js';
import { kind, style } from '../../yaml/tokens.js';
import type { FindFix } from '../rule.js';
import type { Source } from '../source.js';

/**
 * Moves the node that is first on its line by some columns, to the right or to the left, with all its lines and with the comments
 * that are as deep as it is.
 */
export function shifting(source: Source, index: number, by: number): FindFix {
  return () => {
    const { tokens } = source;
    const first = skipEnds(source, index);
    const column = source.columnOf(first);
    let from = lineAt(tokens, tokens.starts[first] ?? 0);
    const above = first > 0 ? lineAt(tokens, endOfText(tokens, first - 1)) : -1;
    while (from - 1 > above && commentColumn(source, from - 1) === column) from -= 1;
    return {
      title: 'Correct the indentation',
      edits: shiftLines(source, from, lastLineOf(source, first, column), column, by),
      preferred: true,
    };
  };
}

/** Takes blanks out before a node, and moves the rest of its lines along. `next` is its first token, on the line of the blanks. */
export function pulling(source: Source, start: number, end: number, next: number): FindFix {
  return () => {
    // At the very end of a text a comment stands there too.
    if (source.text.slice(start, end).includes('#')) return undefined;
    const title = end - start === 1 ? 'Remove this space' : 'Remove these spaces';
    return { title, edits: [{ start, end, text: '' }, ...restOf(source, next, start - end)], preferred: true };
  };
}

/** The lines of a block collection hang together; those of anything else may stand where they do. */
function restOf(source: Source, next: number, by: number): readonly TextEdit[] {
  const { kinds, starts } = source.tokens;
  if (kinds[next] !== kind.blockMappingStart && kinds[next] !== kind.blockSequenceStart) return [];
  const line = lineAt(source.tokens, starts[next] ?? 0);
  const column = source.columnOf(next);
  return shiftLines(source, line + 1, lastLineOf(source, next, column), column, by);
}

/** What closes blocks has the place of what comes next. */
function skipEnds({ tokens: { kinds } }: Source, index: number): number {
  let first = index;
  while (kinds[first] === kind.blockEnd) first += 1;
  return first;
}

/** The last line of a node that starts with a token, with the comments behind it that are no less deep. */
function lastLineOf(source: Source, first: number, column: number): number {
  const { tokens } = source;
  let to = lineAt(tokens, Math.max(0, endOfText(tokens, lastTokenOf(tokens, first)) - 1));
  while ((commentColumn(source, to + 1) ?? -1) >= column) to += 1;
  return to;
}

/** How deep a comment is that has its line to itself. */
function commentColumn({ text, tokens: { lineStarts } }: Source, line: number): number | undefined {
  const start = lineStarts[line] ?? text.length;
  const content = start + spacesAt(text, start);
  return text[content] === '#' ? content - start : undefined;
}

/**
 * Edits that move lines, the last one included. Empty lines stay as they are, but for those of a text block that hold some of its text.
 * What is less deep than `column` goes on from a line above, and could be taken too far to the left.
 */
export function shiftLines(source: Source, from: number, to: number, column: number, by: number): readonly TextEdit[] {
  const { text, tokens } = source;
  const edits: TextEdit[] = [];
  for (let line = from; line <= to; line += 1) {
    const start = tokens.lineStarts[line] ?? text.length;
    const spaces = spacesAt(text, start);
    if (isBreak(text[start + spaces]) && !holdsText(source, start, spaces)) continue;
    if (by > 0) edits.push({ start, end: start, text: ' '.repeat(by) });
    else if (spaces >= column) edits.push({ start, end: start - by, text: '' });
  }
  return edits;
}

/** Whether a line of blanks alone is deeper than the text block that it is in. */
function holdsText({ tokens }: Source, start: number, spaces: number): boolean {
  const scalar = scalarAround(tokens, start);
  if (scalar === undefined || (tokens.styles[scalar] ?? 0) < style.literal) return false;
  return spaces > (tokens.blockIndents.get(tokens.starts[scalar] ?? 0) ?? 0);
}

function isBreak(character: string | undefined): boolean {
  return character === undefined || character === '\n' || character === '\r';
}

/** How many spaces stand at an offset. */
export function spacesAt(text: string, start: number): number {
  let at = start;
  while (text.charCodeAt(at) === 32) at += 1;
  return at - start;
}
