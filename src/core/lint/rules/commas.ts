import { kind } from '../../yaml/tokens.js';
import { removing, spacing } from '../fixes/replacing.js';
import { int } from '../option.js';
import { tokenRule, type FindFix } from '../rule.js';

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

  check({ text, tokens: { starts, ends, startLines, endLines, lineStarts } }, options, report) {
    const { 'max-spaces-before': mostBefore, 'min-spaces-after': leastAfter, 'max-spaces-after': mostAfter } = options;

    function checkBefore(index: number): void {
      const [start, end] = [ends[index - 1] ?? 0, starts[index] ?? 0];
      if (mostBefore === -1) return;
      if (endLines[index - 1] !== startLines[index]) {
        const lineStart = lineStarts[startLines[index] ?? 0] ?? 0;
        report(Math.max(lineStart, end - 1), 'too many spaces before comma', end, end + 1, movingUp(start, end));
      } else if (end - start > mostBefore) {
        report(end - 1, 'too many spaces before comma', start, end, removing(start + mostBefore, end));
      }
    }

    function checkAfter(index: number): void {
      if (endLines[index] !== startLines[index + 1]) return;
      const [start, end] = [ends[index] ?? 0, starts[index + 1] ?? 0];
      const spaces = end - start;
      if (mostAfter !== -1 && spaces > mostAfter) {
        report(end - 1, 'too many spaces after comma', start + mostAfter, end, removing(start + mostAfter, end));
      } else if (spaces < leastAfter) report(end, 'too few spaces after comma', start - 1, start, spacing(end, leastAfter - spaces));
    }

    /** Puts a comma that begins a line behind the item that it follows. */
    function movingUp(itemEnd: number, comma: number): FindFix {
      let next = comma + 1;
      while (text.charCodeAt(next) === 32) next += 1;
      const edits = [
        { start: itemEnd, end: itemEnd, text: ',' },
        { start: comma, end: next, text: '' },
      ];
      return () => ({ title: 'Move this comma to the line above', edits, preferred: true });
    }

    return (index) => {
      checkBefore(index);
      checkAfter(index);
    };
  },
});
