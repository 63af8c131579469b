import { bool } from '../option.js';
import { eachKey, keyTokens } from '../mappingKeys.js';
import { tokenRule } from '../rule.js';

export const keyDuplicates = tokenRule({
  id: 'key-duplicates',
  documentation:
    'No key stands twice in one mapping: most readers take the last value without a word. Keys are compared as text, so that `1` is the same as `"1"`.',
  good: 'a: 1\nb: {a: 1}\n',
  bad: 'a: 1\na: 2\n',
  options: { 'forbid-duplicated-merge-keys': bool(false, 'Whether the merge key `<<` may not stand twice either.') },
  tokens: keyTokens,

  check(source, { 'forbid-duplicated-merge-keys': mergeKeys }, report) {
    const { starts, ends } = source.tokens;
    const none = (): Keys => ({ few: [], all: undefined });
    return eachKey(source, none, (keys, index) => {
      const start = starts[index] ?? 0;
      const key = source.scalar(index);
      if (isNew(keys, key) || (key === '<<' && !mergeKeys)) return;
      report(start, `duplication of key "${key}" in mapping`, start, ends[index]);
    });
  },
});

/** The keys of a mapping. Most have so few that looking through them is faster than any index. */
interface Keys {
  readonly few: string[];
  all: Set<string> | undefined;
}

const most = 16;

function isNew(keys: Keys, key: string): boolean {
  if (keys.all) {
    const count = keys.all.size;
    return keys.all.add(key).size > count;
  }
  if (keys.few.includes(key)) return false;
  keys.few.push(key);
  if (keys.few.length > most) keys.all = new Set(keys.few);
  return true;
}
