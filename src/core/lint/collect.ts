import { countBelow } from '../countBelow.js';
import type { Comment } from './comments.js';
import type { EnabledRule } from './config.js';
import type { LintProblem } from './problem.js';
import type { Place, Report } from './rule.js';
import type { Source } from './source.js';
import { kind } from '../yaml/tokens.js';

/** A problem, and what gave rise to it: a token, a comment or a line. */
export interface Found {
  /** Its line, counted from 0. */
  readonly line: number;
  /** Where it comes on that line: tokens by their index, comments behind the token before them, and the line at the end. */
  readonly rank: number;
  readonly problem: LintProblem;
}

/**
 * What the rules find, in yamllint's order: by the line that gives rise to a problem, and of one line what its tokens and comments show,
 * one after the other, and then what it shows itself. Of one token (comment, line) it is the order of the rules.
 */
export function collect(source: Source, comments: readonly Comment[], rules: readonly EnabledRule[]): readonly Found[] {
  const { found, lastLine } = checkLines(source, rules);
  const all = [...checkTokens(source, rules), ...checkComments(source, comments, rules), ...found];
  // Where lines end with what is a line break for YAML alone there are more of them to tokens, and those behind the last one are lost.
  return all.filter(({ line }) => line <= lastLine).sort((a, b) => a.line - b.line || a.rank - b.rank);
}

/** Where the check of a rule is: the line that it looks at, and how an offset is printed. */
interface Position {
  readonly line: () => number;
  readonly rank: () => number;
  readonly place: (offset: number) => Place;
}

function reportTo(found: Found[], { text }: Source, { rule, level }: EnabledRule, position: Position): Report {
  return (at, message, start, end = start + 1, fix) => {
    const place = typeof at === 'number' ? position.place(at) : at;
    const problem = { ...place, ...rangeIn(text, start, end), level, rule: rule.id, message, ...(fix && { fix }) };
    found.push({ line: position.line(), rank: position.rank(), problem });
  };
}

/** At least one character wide, but for the end of the text. */
export function rangeIn(text: string, start: number, end: number): { readonly start: number; readonly end: number } {
  const from = Math.max(0, Math.min(start, text.length));
  return { start: from, end: Math.min(Math.max(end, from + 1), text.length) };
}

function checkTokens(source: Source, rules: readonly EnabledRule[]): readonly Found[] {
  const { kinds, startLines, count, delivered, error } = source.tokens;
  const found: Found[] = [];
  const none: ((index: number) => void)[] = [];
  const checks: (typeof none)[] = Object.values(kind).map(() => []);
  let index = 0;
  const position: Position = { line: () => startLines[index] ?? 0, rank: () => index, place: placesOfTokens(source) };
  for (const enabled of rules) {
    const { rule, options } = enabled;
    if (rule.is !== 'token') continue;
    const check = rule.check(source, options, reportTo(found, source, enabled, position));
    for (const it of rule.tokens) checks[it]?.push(check);
  }
  // Where the scanner gives up, yamllint has not looked at the last two tokens yet.
  const end = error ? delivered - 2 : count;
  for (; index < end; index += 1) {
    const wanting = checks[kinds[index] ?? 0] ?? none;
    for (let at = 0; at < wanting.length; at += 1) wanting[at]?.(index);
  }
  return found;
}

/** Places in lines as YAML breaks them. */
export function placesOfTokens({ tokens: { lineStarts }, column }: Source): Position['place'] {
  return (offset) => {
    // What stands before the first line, as a byte order mark does, counts to it.
    const line = Math.max(1, countBelow(lineStarts, offset + 1));
    return { line, column: column(offset, lineStarts[line - 1] ?? 0) + 1 };
  };
}

function checkComments(source: Source, comments: readonly Comment[], rules: readonly EnabledRule[]): readonly Found[] {
  const found: Found[] = [];
  let current: Comment | undefined;
  const position: Position = {
    line: () => current?.line ?? 0,
    rank: () => (current?.token ?? 0) + 0.5,
    place: (offset) => ({ line: (current?.line ?? 0) + 1, column: (current?.column ?? 0) + offset - (current?.start ?? 0) + 1 }),
  };
  const checks = rules.flatMap((enabled) => {
    const { rule, options } = enabled;
    return rule.is === 'comment' ? [rule.check(source, options, reportTo(found, source, enabled, position))] : [];
  });
  for (current of comments) for (const check of checks) check(current);
  return found;
}

function checkLines(source: Source, rules: readonly EnabledRule[]): { readonly found: readonly Found[]; readonly lastLine: number } {
  const { text, column } = source;
  const found: Found[] = [];
  let [line, start, end] = [0, 0, 0];
  const position: Position = {
    line: () => line,
    rank: () => Number.MAX_VALUE,
    place: (offset) => ({ line: line + 1, column: column(offset, start) + 1 }),
  };
  const checks = rules.flatMap((enabled) => {
    const { rule, options } = enabled;
    return rule.is === 'line' ? [rule.check(source, options, reportTo(found, source, enabled, position))] : [];
  });
  for (; ; line += 1) {
    end = text.indexOf('\n', start);
    const isLast = end < 0;
    if (isLast) end = text.length;
    for (const check of checks) check(start, end);
    if (isLast) return { found, lastLine: line };
    start = end + 1;
  }
}
