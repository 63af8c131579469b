import { sortingKeys } from '../fixes/sortKeys.js';
import { texts } from '../option.js';
import { eachKey, keyTokens } from '../mappingKeys.js';
import { matchesSome } from '../regularExpressions.js';
import { tokenRule } from '../rule.js';

export const keyOrdering = tokenRule({
  id: 'key-ordering',
  documentation:
    'The keys of each mapping are in alphabetical order: that of their code points, or of the language that `locale` names in the configuration.',
  good: 'a: 1\nb: 2\n',
  bad: 'b: 2\na: 1\n',
  options: { 'ignored-keys': texts('Regular expressions of keys that may stand anywhere.') },
  tokens: keyTokens,

  check(source, { 'ignored-keys': patterns }, report) {
    const { starts, ends } = source.tokens;
    const ignored = matchesSome(patterns);
    const first = (): { last: string | undefined } => ({ last: undefined });
    return eachKey(source, first, (mapping, index) => {
      const start = starts[index] ?? 0;
      const key = source.scalar(index);
      if (ignored(key)) return;
      if (mapping.last !== undefined && source.habits.compare(key, mapping.last) < 0) {
        report(start, `wrong ordering of key "${key}" in mapping`, start, ends[index], sortingKeys(source, index - 1, ignored));
      } else {
        mapping.last = key;
      }
    });
  },
});
