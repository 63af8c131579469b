import { Duration, UnsignedInt } from '@marcbachmann/cel-js/evaluator';
import type { Environment } from '@marcbachmann/cel-js';
import { fail } from '../failure.js';
import { compare, same } from '../order.js';
import { durationOf, nanoseconds } from '../times.js';

type List = readonly unknown[];

/** Source: the lists library of apiserver's pkg/cel/library. */
export function registerLists(environment: Environment): void {
  environment
    .registerFunction('list.isSorted(): bool', (list: List) => list.every((it, index) => index === 0 || compare(list[index - 1], it) <= 0))
    .registerFunction('list.sum(): dyn', sum)
    .registerFunction('list.min(): dyn', (list: List) => extreme(list, 'min', -1))
    .registerFunction('list.max(): dyn', (list: List) => extreme(list, 'max', 1))
    .registerFunction('list.indexOfInCel(dyn): int', (list: List, value: unknown) => BigInt(list.findIndex((it) => same(it, value))))
    .registerFunction('list.lastIndexOfInCel(dyn): int', (list: List, value: unknown) =>
      BigInt(list.findLastIndex((it) => same(it, value))),
    );
}

function sum(list: List): unknown {
  if (list.every((it) => typeof it === 'bigint')) return inInt64(list.reduce((a, b) => a + b, 0n));
  if (list.every((it) => typeof it === 'number')) return list.reduce((a, b) => a + b, 0);
  if (list.every((it) => it instanceof UnsignedInt)) return new UnsignedInt(list.reduce((a, b) => a + b.valueOf(), 0n));
  if (list.every((it) => it instanceof Duration)) return durationOf(Number(list.reduce((a, b) => a + nanoseconds(b), 0n)));
  return fail('no such overload');
}

function inInt64(value: bigint): bigint {
  return BigInt.asIntN(64, value) === value ? value : fail('integer overflow');
}

function extreme(list: List, name: string, sign: number): unknown {
  if (list.length === 0) fail(`${name} called on empty list`);
  return list.reduce((best, it) => (compare(it, best) * sign > 0 ? it : best));
}
