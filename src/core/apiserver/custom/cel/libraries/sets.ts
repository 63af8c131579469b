import type { Environment } from '@marcbachmann/cel-js';
import { same } from '../order.js';

type List = readonly unknown[];

class Sets {}

/** Source: ext.Sets of cel-go. */
export function registerSets(environment: Environment): void {
  environment
    .registerType('Sets', Sets)
    .registerConstant('sets', 'Sets', new Sets())
    .registerFunction('Sets.contains(list, list): bool', (_: Sets, all: List, some: List) => contains(all, some))
    .registerFunction('Sets.equivalent(list, list): bool', (_: Sets, a: List, b: List) => contains(a, b) && contains(b, a))
    .registerFunction('Sets.intersects(list, list): bool', (_: Sets, a: List, b: List) => a.some((it) => contains(b, [it])));
}

function contains(all: List, some: List): boolean {
  return some.every((it) => all.some((other) => same(it, other)));
}
