import type { Entry, Node } from './nodes.js';

/**
 * How many nodes a node stands for once its aliases are followed. `known` remembers what was counted, so that counting takes time
 * in the nodes that are written, not in those that they stand for.
 */
export function expandedSize(node: Node, known: Map<Node, number>): number {
  if (node.is === 'scalar') return 1;
  const counted = known.get(node);
  if (counted !== undefined) return counted;
  const parts = node.is === 'map' ? node.entries.map((it) => it.value) : node.items;
  const size = parts.reduce((sum, it) => sum + expandedSize(it, known), 1);
  known.set(node, size);
  return size;
}

/** What a merge key (`<<`) brings: the entries of a map, or of each map of a list. Undefined for anything else. */
export function mergeable(value: Node): readonly Entry[] | undefined {
  if (value.is === 'map') return value.entries;
  if (value.is !== 'list') return undefined;
  const maps = value.items.map((it) => (it.is === 'map' ? it.entries : undefined));
  return maps.includes(undefined) ? undefined : maps.flatMap((it) => it ?? []);
}

/** A map's own entries, and behind them those that merge keys brought under other keys. Of several the first wins. */
export function withMerged(own: readonly Entry[], brought: readonly Entry[]): readonly Entry[] {
  const keys = new Set(own.map((it) => it.key.value));
  const added: Entry[] = [];
  for (const entry of brought) {
    if (keys.has(entry.key.value)) continue;
    keys.add(entry.key.value);
    added.push({ ...entry, merged: true });
  }
  return [...own, ...added];
}
