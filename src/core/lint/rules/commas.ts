import { kind } from '../../yaml/tokens.js';
import { int } from '../option.js';
import { tokenRule } from '../rule.js';

export const commas = tokenRule({
  id: 'commas',
  documentation:
    'Commas between the items of `[…]` and `{…}` stand right behind one item and as far from the next as agreed. A comma does not begin a line.',
  good: 'args: [a, b]\n',
  bad: 'args: [a ,b]\n',
  options: {
    'max-spaces-before': int(0, 'The most spaces before a comma; `-1` for no limit, and for commas that begin a line.'),
    'min-spaces-after': int(1, 'The fewest spaces behind a comma.'),
    'max-spaces-after': int(1, 'The most spaces behind a comma; `-1` for no limit.'),
  },
  tokens: [kind.flowEntry],

  check({ tokens: { starts, ends, startLines, endLines, lineStarts } }, options, report) {
    const { 'max-spaces-before': mostBefore, 'min-spaces-after': leastAfter, 'max-spaces-after': mostAfter } = options;

    function checkBefore(index: number): void {
      const [start, end] = [ends[index - 1] ?? 0, starts[index] ?? 0];
      if (mostBefore === -1) return;
      if (endLines[index - 1] !== startLines[index]) {
        const lineStart = lineStarts[startLines[index] ?? 0] ?? 0;
        report(Math.max(lineStart, end - 1), 'too many spaces before comma', end, end + 1);
      } else if (end - start > mostBefore) {
        report(end - 1, 'too many spaces before comma', start, end);
      }
    }

    function checkAfter(index: number): void {
      if (endLines[index] !== startLines[index + 1]) return;
      const [start, end] = [ends[index] ?? 0, starts[index + 1] ?? 0];
      const spaces = end - start;
      if (mostAfter !== -1 && spaces > mostAfter) report(end - 1, 'too many spaces after comma', start + mostAfter, end);
      else if (spaces < leastAfter) report(end, 'too few spaces after comma', start - 1, start);
    }

    return (index) => {
      checkBefore(index);
      checkAfter(index);
    };
  },
});
