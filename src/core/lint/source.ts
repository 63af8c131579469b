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
  // Most texts have nothing beyond the basic plane, so that code points are UTF-16 units.
  const isBasic = !/[\ud800-\udbff]/.test(text);

  const isPair = (at: number): boolean => (text.codePointAt(at) ?? 0) > 0xffff;

  function column(offset: number, lineStart: number): number {
    let count = offset - lineStart;
    if (isBasic) return count;
    for (let at = lineStart; at < offset; at += 1) if (isPair(at)) count -= 1;
    return count;
  }

  function offset(wanted: number, lineStart: number): number {
    if (isBasic) return lineStart + wanted;
    let at = lineStart;
    for (let passed = 0; passed < wanted; passed += 1) at += isPair(at) ? 2 : 1;
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
