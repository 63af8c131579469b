import { scan } from '../../yaml/scan.js';
import { scalarText } from '../../yaml/scalarText.js';
import { kind, style } from '../../yaml/tokens.js';
import { requoted } from '../fixes/quote.js';
import { bool, choice, texts } from '../option.js';
import { plainType } from '../plainType.js';
import { matchesSome } from '../regularExpressions.js';
import { tokenRule, type FindFix } from '../rule.js';

const quotes = { single: "'", double: '"' } as const;

/** What a value stands behind; whatever stands behind something else is not looked at. */
const before: readonly (number | undefined)[] = [kind.blockEntry, kind.flowEntry, kind.flowSequenceStart, kind.value, kind.tag];

export const quotedStrings = tokenRule({
  id: 'quoted-strings',
  documentation:
    'Texts are in quotes, or are not unless they have to be, and the quotes are of one kind. Numbers, booleans and the like are left alone, and so are text blocks.',
  good: 'a: "x"\nb: 1\n',
  bad: 'a: x\n',
  options: {
    'quote-type': choice(
      ['any', 'single', 'double', 'consistent'],
      'any',
      'Which quotes; `consistent` takes those of the first text in the file.',
    ),
    required: choice(
      [true, false, 'only-when-needed'],
      true,
      'Whether texts need quotes; `only-when-needed` forbids those that make no difference.',
    ),
    'extra-required': texts('Regular expressions of texts that need quotes all the same.'),
    'extra-allowed': texts('Regular expressions of texts that may have quotes although they need none.'),
    'allow-quoted-quotes': bool(false, 'Whether the other quotes are fine around a text that holds the wanted ones.'),
    'check-keys': bool(false, 'Whether keys are looked at too.'),
  },

  conflict({ required, 'extra-required': extraRequired, 'extra-allowed': extraAllowed }) {
    if (required === true && extraRequired.length > 0) return ['required: true', 'extra-required'];
    if (required === true && extraAllowed.length > 0) return ['required: true', 'extra-allowed'];
    if (required === false && extraAllowed.length > 0) return ['required: false', 'extra-allowed'];
    return undefined;
  },

  tokens: [kind.flowMappingStart, kind.flowSequenceStart, kind.flowMappingEnd, kind.flowSequenceEnd, kind.scalar],

  check({ text, tokens, scalar }, options, report) {
    const { kinds, styles, starts, ends } = tokens;
    const { 'quote-type': quoteType, required, 'allow-quoted-quotes': quotedQuotes, 'check-keys': keys } = options;
    const needed = matchesSome(options['extra-required']);
    const allowed = matchesSome(options['extra-allowed']);
    let wanted: string | undefined = quoteType === 'single' || quoteType === 'double' ? quotes[quoteType] : undefined;
    let flowLevel = 0;

    /** What is wrong with a text, in the words that follow "string value". */
    function fault(index: number, value: string): string | undefined {
      const quote = styles[index] === style.plain ? undefined : text.charAt(starts[index] ?? 0);
      if (quoteType === 'consistent') wanted ??= quote;
      const isRight = wanted === undefined || quote === wanted || (quotedQuotes && value.includes(wanted));
      if (quote === undefined) {
        if (required === true) return `is not quoted with ${quoteType} quotes`;
        return needed(value) ? 'is not quoted' : undefined;
      }
      if (required === 'only-when-needed' && isRedundant(index, value)) {
        return needed(value) || allowed(value) ? undefined : `is redundantly quoted with ${quoteType} quotes`;
      }
      return isRight ? undefined : `is not quoted with ${quoteType} quotes`;
    }

    function isRedundant(index: number, value: string): boolean {
      const escapesBreak = styles[index] === style.double && /\\[\r\n]/.test(text.slice(starts[index], ends[index]));
      return !escapesBreak && isPlain(value) && !(flowLevel > 0 && /[,[\]{}]/.test(value));
    }

    /** Takes the quotes away or writes those that are wanted, where the text can stand in them. */
    function quoting(index: number, what: string): FindFix {
      const quote = what.startsWith('is redundantly') ? '' : wanted === "'" ? "'" : '"';
      return () => {
        const written = requoted(tokens, index, quote);
        const title = quote === '' ? 'Remove the quotes' : styles[index] === style.plain ? 'Quote this text' : 'Change the quotes';
        return written === undefined
          ? undefined
          : { title, edits: [{ start: starts[index] ?? 0, end: ends[index] ?? 0, text: written }], preferred: true };
      };
    }

    return (index) => {
      const next = kinds[index];
      if (next !== kind.scalar) {
        flowLevel += next === kind.flowMappingStart || next === kind.flowSequenceStart ? 1 : -1;
        return;
      }
      const isKey = kinds[index - 1] === kind.key;
      if ((styles[index] ?? 0) >= style.literal || !(isKey ? keys : before.includes(kinds[index - 1]))) return;
      if (kinds[index - 1] === kind.tag && text.startsWith('!!', starts[index - 1])) return;
      const value = scalar(index);
      if (styles[index] === style.plain && plainType(value) !== 'text') return;
      const what = fault(index, value);
      const start = starts[index] ?? 0;
      if (what !== undefined) report(start, `string ${isKey ? 'key' : 'value'} ${what}`, start, ends[index], quoting(index, what));
    };
  },
});

/** What Python does not print as it is: a plain scalar with it is quoted for a reason. */
const unprintable = /\p{C}|\p{Zl}|\p{Zp}|(?! )\p{Zs}/u;

/** Whether a text is the same text without quotes. */
function isPlain(value: string): boolean {
  if (plainType(value) !== 'text' || value !== value.trim() || unprintable.test(value)) return false;
  // Not at the start of a line, where `---` would be a mark.
  const tokens = scan(` ${value}`);
  // The start and the end of the stream are tokens too.
  return tokens.count === 3 && !tokens.error && tokens.styles[1] === style.plain && scalarText(tokens, 1) === value;
}
