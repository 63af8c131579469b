import { lineRule } from '../rule.js';

export const trailingSpaces = lineRule({
  id: 'trailing-spaces',
  documentation: 'No line ends with spaces or tabs.',
  good: 'a: 1\n',
  bad: 'a: 1 \n',
  options: {},

  check({ text }, _options, report) {
    return (start, end) => {
      if (end === start || !isBlank(text.charCodeAt(end - 1))) return;
      let at = end;
      while (at > start && isBlank(text.charCodeAt(at - 1))) at -= 1;
      const first = text.charCodeAt(at);
      if (first === 32 || first === 9) report(at, 'trailing spaces', at, end);
    };
  },
});

/** What Python strips: blanks and all that moves on a line or a page. */
function isBlank(code: number): boolean {
  return code === 32 || (code >= 9 && code <= 13);
}
