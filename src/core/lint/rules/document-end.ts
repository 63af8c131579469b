import { kind } from '../../yaml/tokens.js';
import { lineBreakOf } from '../fixes/lineBreak.js';
import { replacing } from '../fixes/replacing.js';
import { bool } from '../option.js';
import { tokenRule, type FindFix } from '../rule.js';

export const documentEnd = tokenRule({
  id: 'document-end',
  documentation: 'Every document ends with `...`, or none does.',
  good: 'a: 1\n...\n',
  bad: 'a: 1\n',
  options: { present: bool(true, 'Whether the mark has to be there; if not, it must not be.') },
  tokens: [kind.documentStart, kind.documentEnd, kind.streamEnd],

  check({ text, tokens: { kinds, starts, startLines, lineStarts } }, { present }, report) {
    const lineBreak = lineBreakOf(text);

    /** Ends a document before what starts the next one, or at the end of the text. */
    function ending(start: number): FindFix {
      const before = start === 0 || text[start - 1] === '\n' ? '' : lineBreak;
      return replacing('Insert "..."', start, start, `${before}...${lineBreak}`);
    }

    /** Takes the mark away, its line with it; not before a directive, which needs it. */
    function withoutMark(index: number): FindFix | undefined {
      if (kinds[index + 1] === kind.directive) return undefined;
      const start = starts[index] ?? 0;
      const [blanks = ''] = /^[ \t]*(?:\r?\n)?/.exec(text.slice(start + 3, start + 100)) ?? [];
      return replacing('Remove "..."', start, start + 3 + blanks.length, '');
    }

    return (index) => {
      const start = starts[index] ?? 0;
      const line = startLines[index] ?? 0;
      if (kinds[index] === kind.documentEnd) {
        if (!present) report(lineStarts[line] ?? 0, 'found forbidden document end "..."', start, start + 3, withoutMark(index));
      } else if (present && isMissing(kinds[index], kinds[index - 1])) {
        // The end of the text is told of one line higher, which is line 0 for a single line that nothing ends.
        const at = kinds[index] === kind.streamEnd ? { line, column: 1 } : (lineStarts[line] ?? 0);
        report(at, 'missing document end "..."', start, start + 3, ending(start));
      }
    };
  },
});

/** Whether a document ended before a token without a mark. */
function isMissing(next: number | undefined, before: number | undefined): boolean {
  if (before === kind.documentEnd || before === kind.streamStart) return false;
  return next === kind.streamEnd || before !== kind.directive;
}
