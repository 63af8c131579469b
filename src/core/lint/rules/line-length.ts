import { scan } from '../../yaml/scan.js';
import { kind } from '../../yaml/tokens.js';
import { bool, int } from '../option.js';
import { lineRule } from '../rule.js';

export const lineLength = lineRule({
  id: 'line-length',
  documentation: 'No line has more characters than agreed.',
  good: 'a: 1\n',
  bad: `a: ${'word '.repeat(20)}.\n`,
  options: {
    max: int(80, 'The most characters on a line.'),
    'allow-non-breakable-words': bool(
      true,
      'Whether a line may be longer when it holds a single word, such as a URL, behind its indentation and a `-` or a `#`.',
    ),
    'allow-non-breakable-inline-mappings': bool(
      false,
      'Whether it may be longer as well when it ends with a key and a single word. This includes `allow-non-breakable-words`.',
    ),
  },

  check({ text, column, offset }, options, report) {
    const { max, 'allow-non-breakable-words': words, 'allow-non-breakable-inline-mappings': mappings } = options;

    return (start, end) => {
      // There are never more characters than UTF-16 units.
      if (end - start <= max) return;
      const contentEnd = text.charCodeAt(end - 1) === 13 && end < text.length ? end - 1 : end;
      const length = column(contentEnd, start);
      if (length <= max) return;
      if ((words || mappings) && isOneWord(text, start, contentEnd)) return;
      if (mappings && isKeyAndWord(text.slice(start, contentEnd))) return;
      report(offset(max, start), `line too long (${length} > ${max} characters)`, offset(Math.max(max, 0), start), contentEnd);
    };
  },
});

/** Whether something stands behind a line's indentation, with no space behind its `# ` or `- `. */
function isOneWord(text: string, start: number, end: number): boolean {
  let at = start;
  while (at < end && text.charCodeAt(at) === 32) at += 1;
  if (at === end) return false;
  if (text.charCodeAt(at) === 35) {
    while (text.charCodeAt(at) === 35) at += 1;
    at += 1;
  } else if (text.startsWith('- ', at)) {
    at += 2;
  }
  return !text.slice(at, end).includes(' ');
}

/** Whether a line, read alone, has no space from the value of its first key on. */
function isKeyAndWord(line: string): boolean {
  const { kinds, starts, delivered } = scan(line);
  let mapping = false;
  for (let index = 0; index + 1 < delivered; index += 1) {
    if (kinds[index] === kind.blockMappingStart) mapping = true;
    if (mapping && kinds[index] === kind.value && kinds[index + 1] === kind.scalar) return !line.includes(' ', starts[index + 1]);
  }
  return false;
}
