import { kind, style } from '../../yaml/tokens.js';
import { removing } from '../fixes/replacing.js';
import { pulling } from '../fixes/shift.js';
import { int } from '../option.js';
import { tokenRule } from '../rule.js';

export const colons = tokenRule({
  id: 'colons',
  documentation:
    'No more spaces than agreed stand before and behind a colon, nor behind the question mark that announces a key. An alias needs one space before its colon.',
  good: 'a: 1\n',
  bad: 'a:  1\n',
  options: {
    'max-spaces-before': int(0, 'The most spaces before a colon; `-1` for no limit.'),
    'max-spaces-after': int(1, 'The most spaces behind a colon or a question mark; `-1` for no limit.'),
  },
  tokens: [kind.key, kind.value],

  check(source, options, report) {
    const { kinds, styles, starts, ends, startLines, endLines } = source.tokens;
    const { 'max-spaces-before': mostBefore, 'max-spaces-after': mostAfter } = options;

    function checkBefore(index: number): void {
      if (mostBefore === -1 || endLines[index - 1] !== startLines[index] || (styles[index - 1] ?? 0) >= style.literal) return;
      const [start, end] = [ends[index - 1] ?? 0, starts[index] ?? 0];
      const needed = kinds[index - 1] === kind.alias ? 1 : 0;
      const most = Math.max(mostBefore, needed);
      if (end - start > most) report(end - 1, 'too many spaces before colon', start + needed, end, removing(start + most, end));
    }

    function checkAfter(index: number, what: string): void {
      if (mostAfter === -1 || endLines[index] !== startLines[index + 1]) return;
      const [start, end] = [ends[index] ?? 0, starts[index + 1] ?? 0];
      if (end - start <= mostAfter) return;
      report(end - 1, `too many spaces after ${what}`, start + mostAfter, end, pulling(source, start + mostAfter, end, index + 1));
    }

    return (index) => {
      if (kinds[index] === kind.value) {
        checkBefore(index);
        checkAfter(index, 'colon');
      } else if (starts[index] !== ends[index]) {
        checkAfter(index, 'question mark');
      }
    };
  },
});
