import { scalarAround } from '../../yaml/tokenAt.js';
import { style } from '../../yaml/tokens.js';
import { lineRule, type FindFix } from '../rule.js';

export const trailingSpaces = lineRule({
  id: 'trailing-spaces',
  documentation: 'No line ends with spaces or tabs.',
  good: 'a: 1\n',
  bad: 'a: 1 \n',
  options: {},

  check({ text, tokens }, _options, report) {
    /** Blanks that are a part of some text stay: in a text block all but those of an empty line, and those behind a backslash. */
    function removing(lineStart: number, start: number, end: number): FindFix {
      return () => {
        const scalar = scalarAround(tokens, start);
        const isBlock = scalar !== undefined && (tokens.styles[scalar] ?? 0) >= style.literal;
        const isHeader = isBlock && start < text.indexOf('\n', tokens.starts[scalar]);
        const isEmpty = isBlock && start === lineStart && end - start <= (tokens.blockIndents.get(tokens.starts[scalar] ?? 0) ?? 0);
        const isKept = isBlock ? !isHeader && !isEmpty : scalar !== undefined && text[start - 1] === '\\';
        return isKept ? undefined : { title: 'Remove the trailing blanks', edits: [{ start, end, text: '' }], preferred: true };
      };
    }

    return (start, end) => {
      if (end === start || !isBlank(text.charCodeAt(end - 1))) return;
      let at = end;
      while (at > start && isBlank(text.charCodeAt(at - 1))) at -= 1;
      const first = text.charCodeAt(at);
      if (first === 32 || first === 9) report(at, 'trailing spaces', at, end, removing(start, at, text[end - 1] === '\r' ? end - 1 : end));
    };
  },
});

/** What Python strips: blanks and all that moves on a line or a page. */
function isBlank(code: number): boolean {
  return code === 32 || (code >= 9 && code <= 13);
}
