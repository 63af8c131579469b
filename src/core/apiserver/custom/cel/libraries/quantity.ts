import type { Environment } from '@marcbachmann/cel-js';
import { isQuantity } from '../../../../schema/formats.js';
import { fail } from '../failure.js';

/** A number of billionths: finer is nothing that the server keeps. */
class CelQuantity {
  readonly nanos: bigint;
  constructor(nanos: bigint) {
    this.nanos = nanos;
  }
}

const type = 'kubernetes.Quantity';
const one = 1_000_000_000n;

/** Source: the quantity library of apiserver's pkg/cel/library. */
export function registerQuantities(environment: Environment): void {
  const order = (a: CelQuantity, b: CelQuantity): number => (a.nanos < b.nanos ? -1 : a.nanos > b.nanos ? 1 : 0);
  environment
    .registerType(type, { ctor: CelQuantity, fields: {} })
    .registerFunction(`quantity(string): ${type}`, readQuantity)
    .registerFunction('isQuantity(string): bool', isQuantity)
    .registerOperator(`${type} == ${type}`, (a: CelQuantity, b: CelQuantity) => a.nanos === b.nanos)
    .registerFunction(`${type}.sign(): int`, ({ nanos }: CelQuantity) => (nanos < 0n ? -1n : nanos > 0n ? 1n : 0n))
    .registerFunction(`${type}.isInteger(): bool`, (it: CelQuantity) => asInteger(it) !== undefined)
    .registerFunction(`${type}.asInteger(): int`, (it: CelQuantity) => asInteger(it) ?? fail('cannot convert value to integer'))
    .registerFunction(`${type}.asApproximateFloat(): double`, ({ nanos }: CelQuantity) => Number(nanos) / 1e9)
    .registerFunction(`${type}.add(${type}): ${type}`, (a: CelQuantity, b: CelQuantity) => new CelQuantity(a.nanos + b.nanos))
    .registerFunction(`${type}.add(int): ${type}`, (a: CelQuantity, b: bigint) => new CelQuantity(a.nanos + b * one))
    .registerFunction(`${type}.sub(${type}): ${type}`, (a: CelQuantity, b: CelQuantity) => new CelQuantity(a.nanos - b.nanos))
    .registerFunction(`${type}.sub(int): ${type}`, (a: CelQuantity, b: bigint) => new CelQuantity(a.nanos - b * one))
    .registerFunction(`${type}.isLessThan(${type}): bool`, (a: CelQuantity, b: CelQuantity) => order(a, b) < 0)
    .registerFunction(`${type}.isGreaterThan(${type}): bool`, (a: CelQuantity, b: CelQuantity) => order(a, b) > 0)
    .registerFunction(`${type}.compareTo(${type}): int`, (a: CelQuantity, b: CelQuantity) => BigInt(order(a, b)));
}

function asInteger({ nanos }: CelQuantity): bigint | undefined {
  const whole = nanos / one;
  return nanos % one === 0n && BigInt.asIntN(64, whole) === whole ? whole : undefined;
}

/** By how many powers of ten, or of 1024, a unit multiplies. */
const tens: Readonly<Record<string, number>> = { n: -9, u: -6, m: -3, '': 0, k: 3, M: 6, G: 9, T: 12, P: 15, E: 18 };
const binary = ['', 'Ki', 'Mi', 'Gi', 'Ti', 'Pi', 'Ei'];

function readQuantity(text: string): CelQuantity {
  const [, sign, whole = '', fraction = '', unit = ''] = /^([+-]?)(\d*)(?:\.(\d*))?(.*)$/.exec(text) ?? [];
  if (!isQuantity(text) || whole + fraction === '')
    return fail("quantities must match the regular expression '^([+-]?[0-9.]+)([eEinumkKMGTP]*[-+]?[0-9]*)$'");
  const power = binary.indexOf(unit);
  const ten = /^[eE]/.test(unit) && unit.length > 1 ? Number(unit.slice(1)) : (tens[unit] ?? 0);
  // Beyond this no quantity means anything, and a number of a billion digits would take all memory.
  const shift = Math.min(Math.max(ten + 9 - fraction.length, -100), 100);
  const digits = BigInt(whole + fraction) * (power > 0 ? 1024n ** BigInt(power) : 1n);
  const divisor = shift < 0 ? 10n ** BigInt(-shift) : 1n;
  // What is finer than a billionth is rounded away from zero.
  const size = shift < 0 ? (digits + divisor - 1n) / divisor : digits * 10n ** BigInt(shift);
  return new CelQuantity(sign === '-' ? -size : size);
}
