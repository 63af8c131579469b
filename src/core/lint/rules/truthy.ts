import { readPlain } from '../../yaml/scalar.js';
import { kind, style } from '../../yaml/tokens.js';
import { replacing } from '../fixes/replacing.js';
import { bool, someOf } from '../option.js';
import { tokenRule, type FindFix } from '../rule.js';

const spellings = (word: string): readonly string[] => [word.toUpperCase(), word.charAt(0).toUpperCase() + word.slice(1), word];

/** What YAML 1.1 reads as a boolean, and what 1.2 still does. */
const words = ['yes', 'no', 'true', 'false', 'on', 'off'].flatMap(spellings);
const words12 = ['true', 'false'].flatMap(spellings);

export const truthy = tokenRule({
  id: 'truthy',
  documentation:
    'Words such as `yes` and `off` are booleans to YAML 1.1, which may surprise: `country: no` is false. Quotes make them text. Only plain scalars without a tag are looked at; under `%YAML 1.2` only `true` and `false` are such words.',
  good: 'a: true\nb: "yes"\n',
  bad: 'a: yes\n',
  options: {
    'allowed-values': someOf(words, ['true', 'false'], 'The spellings that may stand there.'),
    'check-keys': bool(true, 'Whether keys are looked at too: `on:` is a key of GitHub workflows.'),
  },
  tokens: [kind.directive, kind.documentEnd, kind.scalar],

  check({ text, tokens: { kinds, styles, starts, ends } }, { 'allowed-values': allowed, 'check-keys': keys }, report) {
    const forbidden = (of: readonly string[]): ReadonlySet<string> => new Set(of.filter((it) => !allowed.includes(it)));
    const [in11, in12] = [forbidden(words), forbidden(words12)];
    const message = `truthy value should be one of [${[...allowed].sort().join(', ')}]`;
    let bad = in11;

    /** What kubectl reads, in a spelling that is allowed; a key becomes the text that it is in JSON. */
    function spelling(start: number, end: number, isKey: boolean): FindFix | undefined {
      const value = readPlain(text.slice(start, end));
      const word = isKey ? `"${String(value)}"` : allowed.toSorted().findLast((it) => readPlain(it) === value);
      return word === undefined ? undefined : replacing(`Write ${isKey ? word : `"${word}"`}`, start, end, word);
    }

    return (index) => {
      const [start, end] = [starts[index] ?? 0, ends[index] ?? 0];
      if (kinds[index] === kind.documentEnd) {
        bad = in11;
      } else if (kinds[index] === kind.directive) {
        // It stays in force until `...`, not only for the next document.
        const [, version] = /^%YAML +(\S+)/.exec(text.slice(start, end)) ?? [];
        if (version !== undefined) bad = version === '1.2' ? in12 : in11;
      } else if (styles[index] === style.plain && end - start <= 5 && startsWord(text.charCodeAt(start))) {
        if (kinds[index - 1] === kind.tag || (!keys && kinds[index - 1] === kind.key)) return;
        if (bad.has(text.slice(start, end))) report(start, message, start, end, spelling(start, end, kinds[index - 1] === kind.key));
      }
    };
  },
});

/** `y`, `n`, `t`, `f`, `o`, in either case. */
function startsWord(code: number): boolean {
  const lower = code | 32;
  return lower === 121 || lower === 110 || lower === 116 || lower === 102 || lower === 111;
}
