import type { Node } from './nodes.js';

/** The plain value of a node, as JSON has it. Of keys that stand twice the last one counts, as for kubectl. */
export function toValue(node: Node): unknown {
  switch (node.is) {
    case 'scalar':
      return node.value;
    case 'list':
      return node.items.map(toValue);
    case 'map':
      // No prototype: a key named `__proto__` is a key like any other.
      return Object.assign(
        Object.create(null),
        Object.fromEntries(node.entries.map(({ key, value }) => [key.value, toValue(value)])),
      ) as unknown;
  }
}
