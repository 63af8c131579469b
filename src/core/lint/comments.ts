import type { Source } from './source.js';
import { kind, style } from '../yaml/tokens.js';

/** A comment as yamllint sees it: between two tokens, on one line. */
export interface Comment {
  /** UTF-16 offsets, from the `#` to the end of the line. */
  readonly start: number;
  readonly end: number;
  /** Both count from 0; the column in code points. */
  readonly line: number;
  readonly column: number;
  /** The token before it; the next one is behind it. */
  readonly token: number;
  /** Whether something stands before it on its line. */
  readonly inline: boolean;
}

/**
 * The comments of a text, up to where the scanner gave up. Lines end at `\n` here, counted from the line of the token before. Of
 * an inline comment at the end of the text nothing is seen when a block ends there, as in `a: 1 #c` without a line break.
 */
export function commentsIn({ text, tokens, column }: Source): readonly Comment[] {
  const { kinds, styles, starts, ends, startLines, endLines, lineStarts, commentStarts, error, delivered } = tokens;
  const last = error ? delivered - 2 : delivered - 1;
  const comments: Comment[] = [];
  let token = 0;
  let line = 0;
  let lineStart = 0;
  let passed = -1;
  for (const start of commentStarts) {
    if (start >= (starts[token + 1] ?? Infinity) || passed < 0) {
      while (token + 1 < delivered && (starts[token + 1] ?? 0) <= start) token += 1;
      line = endLines[token] ?? 0;
      // A byte order mark is no part of the first line to tokens, but it is to the comments before them.
      lineStart = token === 0 ? 0 : (lineStarts[line] ?? 0);
      passed = ends[token] ?? 0;
    } else if (!hasLineBreak(text, passed, start)) {
      // A comment goes on behind what is a line break for YAML alone.
      continue;
    }
    if (token >= last) break;
    for (let next = text.indexOf('\n', passed); next >= 0 && next < start; next = text.indexOf('\n', next + 1)) {
      line += 1;
      lineStart = next + 1;
    }
    passed = start;
    const [tokenLine, nextLine] = [endLines[token] ?? 0, startLines[token + 1] ?? 0];
    if (tokenLine === nextLine && kinds[token + 1] !== kind.streamEnd) continue;
    const inline = line === tokenLine && kinds[token] !== kind.streamStart && (styles[token] ?? 0) < style.literal;
    comments.push({ start, end: endOfLine(text, start), line, column: column(start, lineStart), token, inline });
  }
  return comments;
}

function hasLineBreak(text: string, from: number, to: number): boolean {
  const next = text.indexOf('\n', from);
  return next >= 0 && next < to;
}

/** Where the line of an offset ends: before its `\n`, or before `\r\n`. */
export function endOfLine(text: string, from: number): number {
  const next = text.indexOf('\n', from);
  const end = next < 0 ? text.length : next;
  return end > from && text.charCodeAt(end - 1) === 13 ? end - 1 : end;
}
