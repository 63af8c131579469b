import { kind } from '../../yaml/tokens.js';
import { pulling } from '../fixes/shift.js';
import { int } from '../option.js';
import { tokenRule } from '../rule.js';

export const hyphens = tokenRule({
  id: 'hyphens',
  documentation: 'No more spaces than agreed stand behind the hyphen of a list item.',
  good: '- a\n- b\n',
  bad: '-  a\n-  b\n',
  options: { 'max-spaces-after': int(1, 'The most spaces behind a hyphen; `-1` for no limit.') },
  tokens: [kind.blockEntry],

  check(source, { 'max-spaces-after': most }, report) {
    const { starts, ends, startLines, endLines } = source.tokens;
    return (index) => {
      if (most === -1 || endLines[index] !== startLines[index + 1]) return;
      const [start, end] = [ends[index] ?? 0, starts[index + 1] ?? 0];
      if (end - start <= most) return;
      report(end - 1, 'too many spaces after hyphen', start + most, end, pulling(source, start + most, end, index + 1));
    };
  },
});
