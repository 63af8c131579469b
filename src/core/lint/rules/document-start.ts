import { kind } from '../../yaml/tokens.js';
import { bool } from '../option.js';
import { tokenRule } from '../rule.js';

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

  check({ tokens: { kinds, starts, startLines, lineStarts } }, { present }, report) {
    return (index) => {
      const next = kinds[index] ?? 0;
      const found = !present && next === kind.documentStart;
      const missing = present && index > 0 && before.includes(kinds[index - 1]) && !marks.includes(next);
      if (!found && !missing) return;
      const message = found ? 'found forbidden document start "---"' : 'missing document start "---"';
      const start = starts[index] ?? 0;
      report(lineStarts[startLines[index] ?? 0] ?? 0, message, start, start + (found ? 3 : 1));
    };
  },
});
