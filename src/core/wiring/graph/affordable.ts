import type { Item, Link } from './arrange.js';

/**
 * The time of a layout goes with the layers that links pass. These many, for each item, are far more than manifests ever have;
 * of a graph with more, those links that pass the most are left out.
 */
const mostPassed = 6;

/** The links that a layout takes into account, in their order. Time grows with items and links alone. */
export function affordable(items: readonly Item[], links: readonly Link[]): readonly Link[] {
  const layers = layersOf(items, links);
  const passed = (it: Link): number => Math.abs((layers.get(it.to) ?? 0) - (layers.get(it.from) ?? 0));
  let left = items.length * mostPassed;
  const kept = new Set<Link>();
  for (const it of links.toSorted((a, b) => passed(a) - passed(b))) {
    left -= passed(it);
    if (left < 0) break;
    kept.add(it);
  }
  return links.filter((it) => kept.has(it));
}

/** The layer of each item: one more than that of the last that leads to it. In a circle whoever comes first is first. */
function layersOf(items: readonly Item[], links: readonly Link[]): ReadonlyMap<string, number> {
  const next = new Map<string, string[]>(items.map(({ id }) => [id, []]));
  const waitingFor = new Map<string, number>(items.map(({ id }) => [id, 0]));
  for (const { from, to } of links) {
    next.get(from)?.push(to);
    waitingFor.set(to, (waitingFor.get(to) ?? 0) + 1);
  }
  const layers = new Map<string, number>();
  const done = new Set<string>();
  const follow = (start: string): void => {
    const ready = [start];
    for (let it = ready.pop(); it !== undefined; it = ready.pop()) {
      if (done.has(it)) continue;
      done.add(it);
      for (const other of next.get(it) ?? []) {
        if (done.has(other)) continue;
        layers.set(other, Math.max(layers.get(other) ?? 0, (layers.get(it) ?? 0) + 1));
        const left = (waitingFor.get(other) ?? 0) - 1;
        waitingFor.set(other, left);
        if (left === 0) ready.push(other);
      }
    }
  };
  for (const { id } of items) if (waitingFor.get(id) === 0) follow(id);
  for (const { id } of items) follow(id);
  return layers;
}
