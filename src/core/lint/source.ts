import { countBelow } from '../countBelow.js';
import { scan } from '../yaml/scan.js';
import { scalarText } from '../yaml/scalarText.js';
import type { Tokens } from '../yaml/tokens.js';

/** A text as the rules see it. */
export interface Source {
  readonly text: string;
  readonly tokens: Tokens;
  /** The column of an offset on the line that starts at another: code points, counted from 0. */
  readonly column: (offset: number, lineStart: number) => number;
  /** The offset of such a column; of one beyond the line's end too. */
  readonly offset: (column: number, lineStart: number) => number;
  /** The column of a token's start. */
  readonly columnOf: (index: number) => number;
  /** What a scalar token stands for. */
  readonly scalar: (index: number) => string;
  readonly habits: Habits;
}

/** What depends on where and for whom a text is checked. */
export interface Habits {
  /** How lines end on this machine. */
  readonly lineBreak: '\n' | '\r\n';
  /** The order of keys: less than 0, 0 or more, as `sort` has it. */
  readonly compare: (a: string, b: string) => number;
}

export function readSource(text: string, habits: Habits): Source {
  const tokens = scan(text);
  const { starts, startLines, lineStarts } = tokens;
  const pairs = surrogatePairs(text);

  function column(offset: number, lineStart: number): number {
    // Most texts have nothing beyond the basic plane, so that code points are UTF-16 units.
    if (pairs.length === 0) return offset - lineStart;
    return offset - lineStart - (countBelow(pairs, offset) - countBelow(pairs, lineStart));
  }

  function offset(column: number, lineStart: number): number {
    let at = lineStart + column;
    for (let next = countBelow(pairs, lineStart); (pairs[next] ?? Infinity) < at; next += 1) at += 1;
    return at;
  }

  return {
    text,
    tokens,
    column,
    offset,
    columnOf: (index) => column(starts[index] ?? 0, lineStarts[startLines[index] ?? 0] ?? 0),
    scalar: (index) => scalarText(tokens, index),
    habits,
  };
}

/** Where the characters start that are two UTF-16 units long. */
function surrogatePairs(text: string): readonly number[] {
  return /[\ud800-\udbff]/.test(text) ? Array.from(text.matchAll(/[\u{10000}-\u{10ffff}]/gu), ({ index }) => index) : [];
}

/** As Python orders texts: UTF-16 units would put what is beyond the basic plane before U+E000. */
export function byCodePoint(a: string, b: string): number {
  const shorter = Math.min(a.length, b.length);
  for (let at = 0; at < shorter; at += 1) {
    const [unitA, unitB] = [a.charCodeAt(at), b.charCodeAt(at)];
    if (unitA !== unitB) return rank(unitA) - rank(unitB);
  }
  return a.length - b.length;
}

function rank(unit: number): number {
  return unit >= 0xd800 && unit <= 0xdfff ? unit + 0x10000 : unit;
}
