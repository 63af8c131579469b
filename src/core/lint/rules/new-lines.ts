import { choice } from '../option.js';
import { lineRule, type FindFix } from '../rule.js';

export const newLines = lineRule({
  id: 'new-lines',
  documentation: 'Lines end as agreed. Only the first line of a file is looked at.',
  good: 'a: 1\n',
  bad: 'a: 1\r\n',
  options: {
    type: choice(
      ['unix', 'dos', 'platform'],
      'unix',
      '`unix` wants `\\n`, `dos` wants `\\r\\n`; `platform` is what this machine uses, which is `\\n` but for Windows.',
    ),
  },

  check({ text, habits }, { type }, report) {
    const wanted = type === 'dos' ? '\r\n' : type === 'unix' ? '\n' : habits.lineBreak;

    return (start, end) => {
      if (start > 0 || end >= text.length) return;
      const contentEnd = text.charCodeAt(end - 1) === 13 ? end - 1 : end;
      const found = text.slice(contentEnd, end + 1);
      if (found === wanted) return;
      const message = `wrong new line character: expected ${wanted === '\n' ? '\\n' : '\\r\\n'}`;
      report(contentEnd, message, contentEnd, end + 1, ending(text, wanted));
    };
  },
});

/** Of all lines, as one alone would be told of no more. */
function ending(text: string, wanted: '\n' | '\r\n'): FindFix {
  return () => {
    const wrong = wanted === '\n' ? /\r\n/g : /(?<!\r)\n/g;
    const edits = Array.from(text.matchAll(wrong), ({ index, 0: { length } }) => ({ start: index, end: index + length, text: wanted }));
    return { title: wanted === '\n' ? 'End all lines with \\n' : 'End all lines with \\r\\n', edits, preferred: true };
  };
}
