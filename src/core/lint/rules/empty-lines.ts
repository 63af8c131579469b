import { endOfText, scalarAround } from '../../yaml/tokenAt.js';
import { int } from '../option.js';
import { lineRule, type FindFix } from '../rule.js';

export const emptyLines = lineRule({
  id: 'empty-lines',
  documentation: 'No more empty lines than agreed stand one below the other. A line that holds blanks is not empty.',
  good: 'a: 1\n\nb: 2\n',
  bad: 'a: 1\n\n\n\nb: 2\n',
  options: {
    max: int(2, 'The most empty lines between two others.'),
    'max-start': int(0, 'The most empty lines at the start of a file.'),
    'max-end': int(0, 'The most empty lines at the end of a file.'),
  },

  check({ text, tokens }, { max, 'max-start': maxStart, 'max-end': maxEnd }, report) {
    const onlyLine = text === '\n' || text === '\r\n';

    /** Takes the last empty lines away; not those that are a part of some text. */
    function removingLines(count: number, end: number): FindFix {
      return () => {
        const scalar = scalarAround(tokens, end - 1);
        if (scalar !== undefined && end < endOfText(tokens, scalar)) return undefined;
        let start = end;
        for (let left = count; left > 0 && text[start - 1] === '\n'; left -= 1) start -= text[start - 2] === '\r' ? 2 : 1;
        const title = count === 1 ? 'Remove an empty line' : `Remove ${count} empty lines`;
        return { title, edits: [{ start, end, text: '' }], preferred: true };
      };
    }

    return (start, end) => {
      const windows = end === start + 1 && text.charCodeAt(start) === 13;
      if ((end > start && !windows) || end >= text.length || onlyLine) return;
      // The next line has this line's own break and nothing else: the run is not at its end.
      if (text.startsWith(windows ? '\r\n' : '\n', end + 1)) return;
      const { count, first } = emptyLinesAbove(text, start);
      const limit = end + 1 === text.length ? maxEnd : first === 0 ? maxStart : max;
      if (count > limit) report(start, `too many blank lines (${count} > ${limit})`, first, end + 1, removingLines(count - limit, end + 1));
    };
  },
});

/**
 * How many empty lines end with the one that starts at `start`, and where the first of them starts. Of a run that mixes line
 * breaks a part is counted, as yamllint does: `\r\n` first, then whatever ends with `\n`.
 */
function emptyLinesAbove(text: string, start: number): { readonly count: number; readonly first: number } {
  let count = 0;
  let at = start;
  for (; at > 1 && text.startsWith('\r\n', at - 2); at -= 2) count += 1;
  for (; at > 0 && text.charCodeAt(at - 1) === 10; at -= 1) count += 1;
  return { count: at === 0 ? count + 1 : count, first: at };
}
