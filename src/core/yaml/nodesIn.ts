import type { Entry, Node } from './nodes.js';

/** A node of a tree with what holds it. */
export interface HeldNode {
  readonly node: Node;
  /** Absent for the root and for the items of lists. */
  readonly entry?: Entry;
}

/** Every node below a root and the root itself, in the order of the text, however deep they are. What merge keys bring along is left out. */
export function* nodesIn(root: Node): Generator<HeldNode> {
  const waiting: HeldNode[] = [{ node: root }];
  for (let held = waiting.pop(); held; held = waiting.pop()) {
    yield held;
    const { node } = held;
    if (node.is === 'map') for (const entry of node.entries.toReversed()) if (!entry.merged) waiting.push({ node: entry.value, entry });
    if (node.is === 'list') for (const item of node.items.toReversed()) waiting.push({ node: item });
  }
}
