import { kind } from '../yaml/tokens.js';
import { removing, spacing } from './fixes/replacing.js';
import { toBlock } from './fixes/toBlock.js';
import { boolOr, int, type Values } from './option.js';
import type { Report } from './rule.js';
import type { Source } from './source.js';

/** What the rules for braces and for brackets share: the options, and the check. */
export const spacesInsideOptions = {
  forbid: boolOr(['non-empty'], false, '`true` forbids them altogether, `non-empty` those that hold something.'),
  'min-spaces-inside': int(0, 'The fewest spaces behind the opening one and before the closing one; `-1` for no limit.'),
  'max-spaces-inside': int(0, 'The most spaces there; `-1` for no limit.'),
  'min-spaces-inside-empty': int(-1, 'The fewest spaces between two that hold nothing; `-1` takes `min-spaces-inside`.'),
  'max-spaces-inside-empty': int(-1, 'The most spaces between two that hold nothing; `-1` takes `max-spaces-inside`.'),
} as const;

/** `name` is how messages call the pair, `forbidden` how they call what stands in it. */
export interface Pair {
  readonly opener: number;
  readonly closer: number;
  readonly name: string;
  readonly forbidden: string;
}

export const braces: Pair = { opener: kind.flowMappingStart, closer: kind.flowMappingEnd, name: 'braces', forbidden: 'flow mapping' };
export const brackets: Pair = {
  opener: kind.flowSequenceStart,
  closer: kind.flowSequenceEnd,
  name: 'brackets',
  forbidden: 'flow sequence',
};

export function checkSpacesInside(
  { opener, closer, name, forbidden }: Pair,
  source: Source,
  options: Values<typeof spacesInsideOptions>,
  report: Report,
): (index: number) => void {
  const { kinds, starts, ends, startLines, endLines } = source.tokens;
  const { forbid, 'min-spaces-inside': least, 'max-spaces-inside': most } = options;
  const [leastEmpty, mostEmpty] = [options['min-spaces-inside-empty'], options['max-spaces-inside-empty']];

  /** The gap between a token and the next, where both are on one line. */
  function checkGap(token: number, what: string, min: number, max: number, closing: boolean): void {
    if (endLines[token] !== startLines[token + 1]) return;
    const [start, end] = [ends[token] ?? 0, starts[token + 1] ?? 0];
    const spaces = end - start;
    if (max !== -1 && spaces > max) {
      report(end - 1, `too many spaces inside ${what}`, start + max, end, removing(start + max, end));
    } else if (min !== -1 && spaces < min) {
      const [from, to] = closing ? [end, end + 1] : [start - 1, start];
      report(end, `too few spaces inside ${what}`, from, to, spacing(end, min - spaces));
    }
  }

  return (index) => {
    if (kinds[index] === closer) {
      if (kinds[index - 1] !== opener) checkGap(index - 1, name, least, most, true);
      return;
    }
    const isEmpty = kinds[index + 1] === closer;
    if (forbid === true || (forbid === 'non-empty' && !isEmpty)) {
      report(ends[index] ?? 0, `forbidden ${forbidden}`, starts[index] ?? 0, ends[index], toBlock(source, index));
    } else if (isEmpty) {
      checkGap(index, `empty ${name}`, leastEmpty === -1 ? least : leastEmpty, mostEmpty === -1 ? most : mostEmpty, true);
    } else {
      checkGap(index, name, least, most, false);
    }
  };
}
