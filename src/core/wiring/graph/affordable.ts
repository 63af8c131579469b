import type { Item, Link } from './arrange.js';

/**
 * The time of a layout goes with the layers that links pass. These many, for each item, are far more than manifests ever have;
 * of a graph with more, those links that pass the most are left out.
 */
const mostPassed = 4;

/** A link that is laid out, from the earlier layer to the later one, whichever way it runs itself. */
export interface Laid<T extends Link> extends Link {
  readonly link: T;
}

/** The links that a layout takes into account, in their order, without circles. Its time grows with items and links alone. */
export function affordable<T extends Link>(items: readonly Item[], links: readonly T[]): readonly Laid<T>[] {
  const layers = layersOf(items, links);
  const passed = ({ from, to }: Link): number => (layers.get(to) ?? 0) - (layers.get(from) ?? 0);
  let left = items.length * mostPassed;
  const kept = new Set<Link>();
  for (const it of links.toSorted((a, b) => Math.abs(passed(a)) - Math.abs(passed(b)))) {
    left -= Math.abs(passed(it));
    if (left < 0) break;
    if (passed(it) !== 0) kept.add(it);
  }
  return links
    .filter((it) => kept.has(it))
    .map((link) => (passed(link) > 0 ? { from: link.from, to: link.to, link } : { from: link.to, to: link.from, link }));
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
