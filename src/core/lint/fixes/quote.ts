import { scalarText } from '../../yaml/scalarText.js';
import { style, type Tokens } from '../../yaml/tokens.js';

/**
 * A scalar written in other quotes, or in none where `quote` is empty. The text between plain ones is kept as it is where it can be.
 * Undefined where it cannot be written so.
 */
export function requoted(tokens: Tokens, index: number, quote: '"' | "'" | ''): string | undefined {
  const { text, starts, ends, styles } = tokens;
  const value = scalarText(tokens, index);
  if (quote === '') return value;
  const written = text.slice(starts[index], ends[index]);
  const isSame = styles[index] === style.plain && !/["'\\]/.test(written);
  if (isSame) return quote + written + quote;
  return quote === '"' ? doubleQuoted(value) : singleQuoted(value);
}

function singleQuoted(value: string): string | undefined {
  // Between single quotes nothing can be escaped.
  return /[\p{Cc}\u2028\u2029\ufeff\ufffe\uffff]/u.test(value) ? undefined : `'${value.replaceAll("'", "''")}'`;
}

/** JSON's escapes are YAML's too; what is a line break for YAML alone, or may not stand in it, is escaped as well. */
export function doubleQuoted(value: string): string {
  return JSON.stringify(value).replace(
    /[\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]/g,
    (it) => `\\u${it.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}
