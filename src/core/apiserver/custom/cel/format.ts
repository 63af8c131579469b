import { Duration, UnsignedInt } from '@marcbachmann/cel-js/evaluator';
import { floatText } from '../goText.js';
import { durationText, timestampText } from './times.js';
import { fail } from './failure.js';
import { mapOf } from './order.js';

/** `'%s is %d'.format([a, b])`. Source: ext.Strings of cel-go. */
export function format(text: string, values: readonly unknown[]): string {
  let next = 0;
  const result = text.replace(/%(?:\.(\d+))?(.)|%$/gsu, (_, precision: string | undefined, verb: string | undefined) => {
    if (verb === '%') return '%';
    const index = next++;
    if (index >= values.length) fail(`index ${index} out of range`);
    const digits = precision === undefined ? 6 : Math.min(Number(precision), 100);
    return formatOne(verb ?? '', digits, values[index]);
  });
  return result;
}

function formatOne(verb: string, digits: number, value: unknown): string {
  switch (verb) {
    case 's':
      return stringOf(value);
    case 'd':
      return isWhole(value) ? value.toString() : typeof value === 'number' ? floatText(value) : wrong('d', 'integers', value);
    case 'f':
      return isNumber(value) ? fixed(Number(value), digits) : wrong('f', 'doubles', value);
    case 'e':
      return isNumber(value) ? exponential(Number(value), digits) : wrong('e', 'doubles', value);
    case 'b':
      return isWhole(value)
        ? integer(value).toString(2)
        : typeof value === 'boolean'
          ? String(Number(value))
          : wrong('b', 'integers', value);
    case 'o':
      return isWhole(value) ? integer(value).toString(8) : wrong('o', 'integers', value);
    case 'x':
      return hexadecimal(value);
    case 'X':
      return hexadecimal(value).toUpperCase();
    default:
      return fail(`could not parse formatting clause: unrecognized formatting clause "${verb}"`);
  }
}

/** What `%s` makes of a value. */
function stringOf(value: unknown): string {
  if (value === null) return 'null';
  if (typeof value === 'string') return value;
  if (typeof value === 'number') return floatText(value);
  if (typeof value === 'boolean' || isWhole(value)) return value.toString();
  if (value instanceof Date) return timestampText(value);
  if (value instanceof Duration) return durationText(value);
  if (value instanceof Uint8Array) return new TextDecoder().decode(value);
  if (Array.isArray(value)) return `[${value.map(stringOf).join(', ')}]`;
  const map = mapOf(value);
  if (map) {
    const entries = [...map].map(([key, it]) => `${stringOf(key)}: ${stringOf(it)}`);
    return `{${entries.sort().join(', ')}}`;
  }
  return fail(
    'error during formatting: string clause can only be used on strings, bools, bytes, ints, doubles, maps, lists, types, durations, and timestamps',
  );
}

function isWhole(value: unknown): value is bigint | UnsignedInt {
  return typeof value === 'bigint' || value instanceof UnsignedInt;
}

function integer(value: bigint | UnsignedInt): bigint {
  return typeof value === 'bigint' ? value : value.valueOf();
}

function isNumber(value: unknown): value is number | bigint | UnsignedInt {
  return typeof value === 'number' || isWhole(value);
}

function fixed(value: number, digits: number): string {
  if (!Number.isFinite(value)) return floatText(value).replace('Inf', 'Infinity').replace('+', '');
  return value.toFixed(digits);
}

function exponential(value: number, digits: number): string {
  if (!Number.isFinite(value)) return fixed(value, digits);
  return value.toExponential(digits).replace(/e([+-])(\d)$/, 'e$10$2');
}

function hexadecimal(value: unknown): string {
  if (isWhole(value)) return integer(value).toString(16);
  const bytes = typeof value === 'string' ? new TextEncoder().encode(value) : value instanceof Uint8Array ? value : undefined;
  return bytes
    ? Array.from(bytes, (it) => it.toString(16).padStart(2, '0')).join('')
    : wrong('x', 'integers, byte buffers, and strings', value);
}

function wrong(verb: string, what: string, value: unknown): never {
  return fail(`error during formatting: %${verb} clause can only be used on ${what}, was given ${typeof value}`);
}
