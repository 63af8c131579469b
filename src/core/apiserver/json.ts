/**
 * Why a text is no JSON, as encoding/json of Go says it; undefined for JSON. Linear, and without recursion. Where Go's words hold a
 * character of the text, it is one byte of it.
 */
export function jsonProblem(text: string): string | undefined {
  const scanner: Scanner = { text, at: 0 };
  const open: string[] = [];
  for (;;) {
    const problem = scanValue(scanner, open);
    if (problem === 'opened') continue;
    if (problem) return problem;
    const after = closeAll(scanner, open);
    if (after === 'next') continue;
    return after;
  }
}

interface Scanner {
  readonly text: string;
  at: number;
}

const ended = 'unexpected end of JSON input';

function skipSpace(scanner: Scanner): string | undefined {
  while (/^[ \t\r\n]$/.test(scanner.text[scanner.at] ?? '')) scanner.at += 1;
  return scanner.text[scanner.at];
}

/** Reads a value; of a list or a map only its beginning, up to the first value in it. */
function scanValue(scanner: Scanner, open: string[]): string | undefined {
  const first = skipSpace(scanner);
  if (first === undefined) return ended;
  if (first === '"') return scanText(scanner);
  if (first === '[' || first === '{') {
    scanner.at += 1;
    const next = skipSpace(scanner);
    if (next === (first === '[' ? ']' : '}')) {
      scanner.at += 1;
      return undefined;
    }
    open.push(first);
    return first === '{' ? (scanKey(scanner, 'looking for beginning of object key string') ?? 'opened') : 'opened';
  }
  const literal = { t: 'true', f: 'false', n: 'null' }[first];
  if (literal) return scanLiteral(scanner, literal);
  return /[-\d]/.test(first) ? scanNumber(scanner) : wrong(scanner, 'looking for beginning of value');
}

/** What may stand behind a value: the ends of what is open, or the comma before the next value. */
function closeAll(scanner: Scanner, open: string[]): string | undefined {
  for (;;) {
    const next = skipSpace(scanner);
    const inside = open.at(-1);
    if (inside === undefined) return next === undefined ? undefined : wrong(scanner, 'after top-level value');
    if (next === undefined) return ended;
    const isList = inside === '[';
    if (next === ',') {
      scanner.at += 1;
      return (isList ? undefined : scanKey(scanner, 'looking for beginning of object key string')) ?? 'next';
    }
    if (next !== (isList ? ']' : '}')) return wrong(scanner, isList ? 'after array element' : 'after object key:value pair');
    scanner.at += 1;
    open.pop();
  }
}

function scanKey(scanner: Scanner, place: string): string | undefined {
  const first = skipSpace(scanner);
  if (first === undefined) return ended;
  if (first !== '"') return wrong(scanner, place);
  const problem = scanText(scanner);
  if (problem) return problem;
  const colon = skipSpace(scanner);
  if (colon === undefined) return ended;
  if (colon !== ':') return wrong(scanner, 'after object key');
  scanner.at += 1;
  return undefined;
}

function scanText(scanner: Scanner): string | undefined {
  for (scanner.at += 1; ; scanner.at += 1) {
    const next = scanner.text[scanner.at];
    if (next === undefined) return ended;
    if (next < ' ') return wrong(scanner, 'in string literal');
    if (next === '"') {
      scanner.at += 1;
      return undefined;
    }
    if (next !== '\\') continue;
    scanner.at += 1;
    const escaped = scanner.text[scanner.at];
    if (escaped === undefined) return ended;
    if (!/["\\/bfnrtu]/.test(escaped)) return wrong(scanner, 'in string escape code');
    for (let digit = 0; escaped === 'u' && digit < 4; digit += 1) {
      scanner.at += 1;
      const hexadecimal = scanner.text[scanner.at];
      if (hexadecimal === undefined) return ended;
      if (!/[\da-fA-F]/.test(hexadecimal)) return wrong(scanner, 'in \\u hexadecimal character escape');
    }
  }
}

function scanLiteral(scanner: Scanner, literal: string): string | undefined {
  for (const letter of literal) {
    const next = scanner.text[scanner.at];
    if (next === undefined) return ended;
    if (next !== letter) return wrong(scanner, `in literal ${literal} (expecting '${letter}')`);
    scanner.at += 1;
  }
  return undefined;
}

function scanNumber(scanner: Scanner): string | undefined {
  const digits = (place: string): string | undefined => {
    const next = scanner.text[scanner.at];
    if (next === undefined) return ended;
    if (!/\d/.test(next)) return wrong(scanner, place);
    while (/\d/.test(scanner.text[scanner.at] ?? '')) scanner.at += 1;
    return undefined;
  };
  if (scanner.text[scanner.at] === '-') scanner.at += 1;
  // A zero stands alone.
  if (scanner.text[scanner.at] === '0') scanner.at += 1;
  else {
    const problem = digits('in numeric literal');
    if (problem) return problem;
  }
  if (scanner.text[scanner.at] === '.') {
    scanner.at += 1;
    const problem = digits('after decimal point in numeric literal');
    if (problem) return problem;
  }
  if (!/[eE]/.test(scanner.text[scanner.at] ?? '')) return undefined;
  scanner.at += 1;
  if (/[+-]/.test(scanner.text[scanner.at] ?? '')) scanner.at += 1;
  return digits('in exponent of numeric literal');
}

/** Go looks at bytes: of a character beyond ASCII it shows the first one. */
function wrong({ text, at }: Scanner, place: string): string {
  const character = text.codePointAt(at) ?? 0;
  const byte =
    character < 0x80
      ? character
      : character < 0x800
        ? 0xc0 | (character >> 6)
        : character < 0x10000
          ? 0xe0 | (character >> 12)
          : 0xf0 | (character >> 18);
  const named: Readonly<Record<string, string>> = { "'": String.raw`\'`, '\n': String.raw`\n`, '\t': String.raw`\t`, '\r': String.raw`\r` };
  const shown = String.fromCharCode(byte);
  return `invalid character '${named[shown] ?? shown}' ${place}`;
}
