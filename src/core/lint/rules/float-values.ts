import { readPlain } from '../../yaml/scalar.js';
import { kind, style } from '../../yaml/tokens.js';
import { replacing } from '../fixes/replacing.js';
import { bool } from '../option.js';
import { tokenRule, type FindFix } from '../rule.js';

const nan = /^\.(?:nan|NaN|NAN)$/;
const infinite = /^[-+]?\.(?:inf|Inf|INF)$/;
const scientific = /^[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)[eE][-+]?[0-9]+$/;
const withoutNumeral = /^[-+]?\.[0-9]+(?:[eE][-+]?[0-9]+)?$/;

export const floatValues = tokenRule({
  id: 'float-values',
  documentation: 'Numbers with a fraction are written in the ways that are allowed. Only plain scalars without a tag are looked at.',
  good: 'a: 0.5\n',
  bad: 'a: .5\n',
  exampleOptions: '{require-numeral-before-decimal: true}',
  options: {
    'require-numeral-before-decimal': bool(false, 'Whether `.5` has to be `0.5`.'),
    'forbid-scientific-notation': bool(false, 'Whether `1e3` is forbidden.'),
    'forbid-nan': bool(false, 'Whether `.nan` is forbidden.'),
    'forbid-inf': bool(false, 'Whether `.inf` is forbidden.'),
  },
  tokens: [kind.scalar],

  check({ text, tokens: { kinds, styles, starts, ends }, scalar }, options, report) {
    const checks = [
      { on: options['forbid-nan'], pattern: nan, message: 'forbidden not a number value' },
      { on: options['forbid-inf'], pattern: infinite, message: 'forbidden infinite value' },
      { on: options['forbid-scientific-notation'], pattern: scientific, message: 'forbidden scientific notation' },
      { on: options['require-numeral-before-decimal'], pattern: withoutNumeral, message: 'forbidden decimal missing 0 prefix' },
    ].filter(({ on }) => on);

    return (index) => {
      const start = starts[index] ?? 0;
      if (styles[index] !== style.plain || kinds[index - 1] === kind.tag || !startsNumber(text.charCodeAt(start))) return;
      const value = scalar(index);
      for (const { pattern, message } of checks) {
        if (pattern.test(value)) report(start, `${message} "${value}"`, start, ends[index], decimal(value, start));
      }
    };
  },
});

/** `.`, `+`, `-` or a digit. */
function startsNumber(code: number): boolean {
  return code === 46 || code === 43 || code === 45 || (code >= 48 && code <= 57);
}

/** The same number in decimal digits, where it has some. */
function decimal(written: string, start: number): FindFix | undefined {
  const value = readPlain(written);
  const digits = String(value);
  if (typeof value !== 'number' || !/^-?\d+(?:\.\d+)?$/.test(digits)) return undefined;
  const text = digits.includes('.') ? digits : `${digits}.0`;
  return replacing(`Write "${text}"`, start, start + written.length, text);
}
