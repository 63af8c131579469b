import { kind } from '../../yaml/tokens.js';
import { lineBreakOf } from '../fixes/lineBreak.js';
import { replacing } from '../fixes/replacing.js';
import { bool } from '../option.js';
import { tokenRule, type FindFix } from '../rule.js';

/** What comes before the first token of a document without a mark, and what is no content. */
const before: readonly (number | undefined)[] = [kind.streamStart, kind.documentEnd, kind.directive];
const marks: readonly number[] = [kind.streamEnd, kind.documentStart, kind.directive];

export const documentStart = tokenRule({
  id: 'document-start',
  documentation: 'Every document starts with `---`, or none does.',
  good: '---\na: 1\n',
  bad: 'a: 1\n',
  options: { present: bool(true, 'Whether the mark has to be there; if not, it must not be.') },
  tokens: Object.values(kind),

  check({ text, tokens: { kinds, starts, startLines, lineStarts } }, { present }, report) {
    /** Above all that belongs to a document, its comments too. */
    function starting(index: number): FindFix {
      const place = kinds[index - 1] === kind.streamStart ? endOfShebang(text) : (lineStarts[startLines[index] ?? 0] ?? 0);
      return replacing('Insert "---"', place, place, `---${lineBreakOf(text)}`);
    }

    /** Takes the mark away that nothing needs: not between two documents, and not behind a directive. */
    function withoutMark(index: number): FindFix | undefined {
      const previous = kinds[index - 1];
      if (previous !== kind.streamStart && previous !== kind.documentEnd) return undefined;
      const start = starts[index] ?? 0;
      const [blanks = ''] = /^[ \t]*(?:\r?\n)?/.exec(text.slice(start + 3, start + 100)) ?? [];
      return replacing('Remove "---"', start, start + 3 + blanks.length, '');
    }

    return (index) => {
      const next = kinds[index] ?? 0;
      const found = !present && next === kind.documentStart;
      const missing = present && index > 0 && before.includes(kinds[index - 1]) && !marks.includes(next);
      if (!found && !missing) return;
      const message = found ? 'found forbidden document start "---"' : 'missing document start "---"';
      const start = starts[index] ?? 0;
      const fix = found ? withoutMark(index) : starting(index);
      report(lineStarts[startLines[index] ?? 0] ?? 0, message, start, start + (found ? 3 : 1), fix);
    };
  },
});

/** `#!…` has to stay the first line. */
function endOfShebang(text: string): number {
  return text.startsWith('#!') ? text.indexOf('\n') + 1 : 0;
}
