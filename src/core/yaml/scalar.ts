/**
 * What kubectl makes of a plain scalar: YAML 1.1 as go-yaml resolves it (`0755` and `0o755` are 493, `yes` is true,
 * `12:30` and dates stay text). Source: 149 scalars put through kubectl, in test/conformance/scalars.jsonl.
 */
export function readPlain(text: string): string | number | boolean | null {
  // Nearly every text ends here: no word and no number starts like it.
  if (!/^[yYnNtTfFoO~.+\-\d]/.test(text) && text !== '') return text;
  const word = words.get(text);
  return word === undefined ? (readNumber(text) ?? text) : word;
}

/** The value of a scalar under a tag such as `!!int`, as go-yaml decodes it; unknown tags leave text. */
export function readTagged(text: string, tag: string): string | number | boolean | null {
  switch (tag.replace(/^tag:yaml\.org,2002:|^!!/, '')) {
    case 'int':
    case 'float':
    case 'bool':
    case 'null':
      return readPlain(text);
    case 'binary':
      return decodeBase64(text);
    default:
      return text;
  }
}

const words = new Map<string, boolean | null | number>([
  ...spellings(['y', 'yes', 'on', 'true'], true),
  ...spellings(['n', 'no', 'off', 'false'], false),
  ...spellings(['null'], null),
  ['', null],
  ['~', null],
  ...spellings(['.inf', '+.inf'], Infinity),
  ...spellings(['-.inf'], -Infinity),
  ...['.nan', '.NaN', '.NAN'].map((it): [string, number] => [it, NaN]),
]);

/** `yes`, `Yes` and `YES`: no other mixture is a word. */
function spellings<T>(all: readonly string[], value: T): [string, T][] {
  return all.flatMap((word): [string, T][] => {
    const first = word.search(/[a-z]/);
    return [word, word.slice(0, first) + word[first]?.toUpperCase() + word.slice(first + 1), word.toUpperCase()].map((it) => [it, value]);
  });
}

const float = /^[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?$/;
const integer = /^([-+]?)(?:0([xX])([0-9a-fA-F]+)|0([oO]?)([0-7]+)|0([bB])([01]+))$/;

function readNumber(text: string): number | undefined {
  const first = text.charCodeAt(0);
  const startsNumber = (first >= 48 && first <= 57) || first === 43 || first === 45 || first === 46;
  if (!startsNumber) return undefined;
  const plain = text.includes('_') ? text.replaceAll('_', '') : text;
  const [, sign, hexadecimal, hexadecimalDigits, , octalDigits, binary, binaryDigits] = integer.exec(plain) ?? [];
  const radix = hexadecimal ? 16 : binary ? 2 : 8;
  const digits = hexadecimalDigits ?? binaryDigits ?? octalDigits;
  if (digits !== undefined) return withoutMinusZero(parseInt(digits, radix) * (sign === '-' ? -1 : 1));
  if (!float.test(plain)) return undefined;
  const value = Number(plain);
  return Number.isFinite(value) ? withoutMinusZero(value) : undefined;
}

function withoutMinusZero(value: number): number {
  return value === 0 ? 0 : value;
}

const base64Alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';

/** The decoded bytes as UTF-8 text; text that is no base64 comes back as it is. */
function decodeBase64(text: string): string {
  const clean = text.replace(/\s|=+$/g, '');
  const bytes: number[] = [];
  let bits = 0;
  let held = 0;
  for (const character of clean) {
    const six = base64Alphabet.indexOf(character);
    if (six < 0) return text;
    held = ((held << 6) | six) & 0xffffff;
    bits += 6;
    if (bits >= 8) {
      bits -= 8;
      bytes.push((held >> bits) & 0xff);
    }
  }
  return new TextDecoder().decode(Uint8Array.from(bytes));
}
