import { readPlain } from '../../yaml/scalar.js';
import { kind, style } from '../../yaml/tokens.js';
import { replacing } from '../fixes/replacing.js';
import { bool } from '../option.js';
import { tokenRule, type FindFix } from '../rule.js';

export const octalValues = tokenRule({
  id: 'octal-values',
  documentation:
    'What is meant as an octal number is 420 to one reader of YAML and 644 to the next. Quotes make it text, and decimal digits make it clear. Only plain scalars without a tag are looked at.',
  good: 'defaultMode: 420\nzip: "01234"\n',
  bad: 'defaultMode: 0644\n',
  options: {
    'forbid-implicit-octal': bool(true, 'Whether `0644` is forbidden, which is octal in YAML 1.1.'),
    'forbid-explicit-octal': bool(true, 'Whether `0o644` is forbidden, which is octal in YAML 1.2.'),
  },
  tokens: [kind.scalar],

  check({ text, tokens: { kinds, styles, starts, ends }, scalar }, options, report) {
    const { 'forbid-implicit-octal': implicit, 'forbid-explicit-octal': explicit } = options;

    return (index) => {
      const start = starts[index] ?? 0;
      if (text.charCodeAt(start) !== 48 || styles[index] !== style.plain || kinds[index - 1] === kind.tag) return;
      const value = scalar(index);
      const what = implicit && /^0[0-7]+$/.test(value) ? 'implicit' : explicit && /^0o[0-7]+$/.test(value) ? 'explicit' : undefined;
      if (what) report(ends[index] ?? 0, `forbidden ${what} octal value "${value}"`, start, ends[index], decimal(value, start));
    };
  },
});

/** The number that kubectl reads, in decimal digits. */
function decimal(written: string, start: number): FindFix | undefined {
  const value = readPlain(written);
  return Number.isSafeInteger(value) ? replacing(`Write "${String(value)}"`, start, start + written.length, String(value)) : undefined;
}
