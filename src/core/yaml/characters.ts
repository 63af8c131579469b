/** What ends a line in YAML 1.1: `\n`, `\r`, U+0085, U+2028, U+2029. */
export function isBreak(code: number): boolean {
  return code === 10 || code === 13 || code === 0x85 || code === 0x2028 || code === 0x2029;
}

/** A space, a tab, a line break, or the end of the text (NaN). */
export function isBlankOrEnd(code: number): boolean {
  return code === 32 || code === 9 || isBreak(code) || Number.isNaN(code);
}

/** Letters, digits, `-` and `_`: what names of anchors, handles and directives are made of. */
export function isWord(code: number): boolean {
  return (code >= 97 && code <= 122) || (code >= 65 && code <= 90) || (code >= 48 && code <= 57) || code === 45 || code === 95;
}

export function isHexadecimal(code: number): boolean {
  return (code >= 48 && code <= 57) || (code >= 97 && code <= 102) || (code >= 65 && code <= 70);
}

const escapes: Readonly<Record<number, string>> = { 9: '\\t', 10: '\\n', 13: '\\r', 39: "'", 92: '\\\\' };

/** A character as Python shows it in messages: `'a'`, `'\t'`, `"'"`, `'\x00'` for the end of the text. */
export function quoted(text: string, offset: number): string {
  const code = text.codePointAt(offset);
  if (code === undefined) return "'\\x00'";
  if (code === 39) return `"'"`;
  const known = escapes[code];
  if (known !== undefined) return `'${known}'`;
  const printable =
    code >= 32 && code !== 0x7f && !(code >= 0x80 && code <= 0xa0) && code !== 0xad && !/[\p{C}\p{Z}]/u.test(String.fromCodePoint(code));
  if (printable || code === 32) return `'${String.fromCodePoint(code)}'`;
  const digits = code.toString(16);
  return code <= 0xff
    ? `'\\x${digits.padStart(2, '0')}'`
    : code <= 0xffff
      ? `'\\u${digits.padStart(4, '0')}'`
      : `'\\U${digits.padStart(8, '0')}'`;
}
