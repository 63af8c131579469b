import type { TextEdit } from '../../problem.js';
import { endOfText, lineAt, nesting } from '../../yaml/tokenAt.js';
import { kind } from '../../yaml/tokens.js';
import type { FindFix } from '../rule.js';
import type { Source } from '../source.js';
import { spacesAt } from './shift.js';

/** One entry of a mapping, with the comments right above it. UTF-16, from its first character that is no indentation. */
interface Piece {
  readonly start: number;
  readonly end: number;
  readonly key: string;
}

/**
 * Puts the keys of the mapping in order that a key belongs to. Those that are ignored stay where they are. Nothing where a key is no
 * plain word or text, or where the mapping shares its lines with comments in braces.
 */
export function sortingKeys(source: Source, key: number, ignored: (key: string) => boolean): FindFix {
  return () => {
    const pieces = piecesAround(source, key)?.filter((it) => !ignored(it.key));
    if (!pieces) return undefined;
    const sorted = pieces.toSorted((a, b) => source.habits.compare(a.key, b.key));
    const edits = pieces.flatMap(({ start, end }, index): TextEdit[] => {
      const instead = sorted[index];
      return !instead || instead.start === start ? [] : [{ start, end, text: source.text.slice(instead.start, instead.end) }];
    });
    return { title: 'Sort the keys of this mapping', edits, preferred: true };
  };
}

function piecesAround(source: Source, key: number): readonly Piece[] | undefined {
  const { kinds, starts, ends, commentStarts } = source.tokens;
  const opener = openerOf(source, key);
  const keys = keysOf(source, opener);
  if (!keys) return undefined;
  const { entries, end } = keys;
  if (kinds[opener] === kind.flowMappingStart) {
    const [from, to] = [starts[opener] ?? 0, starts[end] ?? 0];
    if (commentStarts.some((it) => it > from && it < to)) return undefined;
    return entries.map(({ first, last }) => ({ start: starts[first] ?? 0, end: ends[last] ?? 0, key: source.scalar(first) }));
  }
  const startsOfPieces = entries.map(({ first }) => startWithComments(source, first));
  return entries.map(({ first, last }, index) => {
    const next = startsOfPieces[index + 1];
    const start = startsOfPieces[index] ?? 0;
    const lineEnd = next === undefined ? endOfLastPiece(source, last, source.columnOf(first)) : endAbove(source, next);
    return { start, end: lineEnd, key: source.scalar(first) };
  });
}

function openerOf({ tokens: { kinds } }: Source, key: number): number {
  let depth = 0;
  let at = key;
  while (at > 0 && depth < 1) depth += nesting(kinds[(at -= 1)]);
  return at;
}

/** The first and the last token of each entry, and the one that closes the mapping. */
function keysOf(
  { tokens }: Source,
  opener: number,
): { readonly entries: readonly { readonly first: number; readonly last: number }[]; readonly end: number } | undefined {
  const { kinds, starts, ends, count } = tokens;
  const entries: { first: number; last: number }[] = [];
  let depth = 1;
  let at = opener;
  while (depth > 0 && (at += 1) < count) {
    depth += nesting(kinds[at]);
    if (depth !== 1 || kinds[at] !== kind.key) continue;
    const isAnnounced = starts[at] !== ends[at];
    if (isAnnounced || kinds[at + 1] !== kind.scalar) return undefined;
    closeLast(at);
    entries.push({ first: at + 1, last: at + 1 });
  }
  closeLast(at);
  return { entries, end: at };

  function closeLast(behind: number): void {
    const entry = entries.at(-1);
    if (entry) entry.last = kinds[behind - 1] === kind.flowEntry ? behind - 2 : behind - 1;
  }
}

/** The last token before another that has some width. */
function writtenBefore({ tokens: { starts, ends } }: Source, index: number): number {
  let at = index - 1;
  while (at > 0 && starts[at] === ends[at]) at -= 1;
  return at;
}

/** Where the comments start that stand right above a key, as deep as it is. */
function startWithComments(source: Source, key: number): number {
  const { text, tokens } = source;
  const column = source.columnOf(key);
  const start = tokens.starts[key] ?? 0;
  const above = endOfText(tokens, writtenBefore(source, key));
  let line = lineAt(tokens, start);
  const isFirst = text.slice(tokens.lineStarts[line], start).trim() === '';
  while (isFirst && line - 1 > lineAt(tokens, above)) {
    const lineStart = tokens.lineStarts[line - 1] ?? 0;
    if (spacesAt(text, lineStart) !== column || text[lineStart + column] !== '#') break;
    line -= 1;
  }
  return line === lineAt(tokens, start) ? start : (tokens.lineStarts[line] ?? 0) + column;
}

/** The end of the last line that holds something, above the line of an offset. */
function endAbove({ text }: Source, offset: number): number {
  let end = text.lastIndexOf('\n', offset - 1);
  while (end > 0 && /\s/.test(text[end - 1] ?? '')) end -= 1;
  return end;
}

/** The last entry takes the comments along that are deeper than it. */
function endOfLastPiece({ text, tokens }: Source, last: number, column: number): number {
  let line = lineAt(tokens, Math.max(0, endOfText(tokens, last) - 1));
  for (;;) {
    const next = tokens.lineStarts[line + 1] ?? text.length;
    const spaces = spacesAt(text, next);
    if (spaces <= column || text[next + spaces] !== '#') break;
    line += 1;
  }
  let end = tokens.lineStarts[line + 1] ?? text.length;
  while (end > 0 && /\s/.test(text[end - 1] ?? '')) end -= 1;
  return end;
}
