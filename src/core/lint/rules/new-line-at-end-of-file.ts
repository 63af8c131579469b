import { lineBreakOf } from '../fixes/lineBreak.js';
import { replacing } from '../fixes/replacing.js';
import { lineRule } from '../rule.js';

export const newLineAtEndOfFile = lineRule({
  id: 'new-line-at-end-of-file',
  documentation: 'A file that is not empty ends with a line break, as POSIX has it.',
  good: 'a: 1\n',
  bad: 'a: 1',
  options: {},

  check({ text }, _options, report) {
    return (start, end) => {
      if (end === text.length && end > start) {
        report(end, 'no new line character at the end of file', end - 1, end, replacing('End the last line', end, end, lineBreakOf(text)));
      }
    };
  },
});
