import { Duration, UnsignedInt } from '@marcbachmann/cel-js/evaluator';
import { fail } from './failure.js';
import { nanoseconds } from './times.js';

/** Compares two values as `<` of CEL does: below zero when `a` is the smaller. */
export function compare(a: unknown, b: unknown): number {
  const [left, right] = [comparable(a), comparable(b)];
  if (typeof left === 'string' || typeof right === 'string') {
    if (typeof left !== typeof right) fail('no such overload');
    return byCodePoints(String(left), String(right));
  }
  return left < right ? -1 : left > right ? 1 : 0;
}

function comparable(value: unknown): string | number | bigint {
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'bigint') return value;
  if (typeof value === 'boolean') return Number(value);
  if (value instanceof UnsignedInt) return value.valueOf();
  if (value instanceof Date) return value.getTime();
  if (value instanceof Duration) return nanoseconds(value);
  if (value instanceof Uint8Array) return String.fromCharCode(...value);
  return fail('no such overload');
}

function byCodePoints(a: string, b: string): number {
  const [left, right] = [[...a], [...b]];
  const first = left.findIndex((it, index) => it !== right[index]);
  if (first < 0) return left.length - right.length;
  return (left[first]?.codePointAt(0) ?? 0) - (right[first]?.codePointAt(0) ?? -1);
}

/** Whether two values are equal, as `==` of CEL has it: numbers by what they are worth, lists and maps by what they hold. */
export function same(a: unknown, b: unknown): boolean {
  if (a === b) return true;
  const [left, right] = [a, b].map((it) => (it instanceof UnsignedInt ? it.valueOf() : it));
  // eslint-disable-next-line eqeqeq -- 1 and 1.0 are the same, and only numbers come here
  if (isNumber(left) && isNumber(right)) return left == right;
  if (Array.isArray(left) && Array.isArray(right)) return left.length === right.length && left.every((it, index) => same(it, right[index]));
  const [map, other] = [mapOf(left), mapOf(right)];
  if (map && other) return map.size === other.size && [...map].every(([key, it]) => other.has(key) && same(it, other.get(key)));
  if (left instanceof Date && right instanceof Date) return left.getTime() === right.getTime();
  if (left instanceof Duration && right instanceof Duration) return nanoseconds(left) === nanoseconds(right);
  if (left instanceof Uint8Array && right instanceof Uint8Array)
    return left.length === right.length && left.every((it, index) => it === right[index]);
  return false;
}

/** A map of a rule: those that it writes itself are plain objects to the package. */
export function mapOf(value: unknown): ReadonlyMap<unknown, unknown> | undefined {
  if (value instanceof Map) return value;
  const isPlain = typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype;
  return isPlain ? new Map(Object.entries(value)) : undefined;
}

function isNumber(value: unknown): value is number | bigint {
  return typeof value === 'number' || typeof value === 'bigint';
}
