import { groups } from '../../groups.js';
import type { Occurrence } from '../occurrences/occurrence.js';
import type { GraphEdge, GraphNode, WiringGraph } from './graph.js';
import type { Draft, DraftEdge } from './graphOf.js';

/** Puts a graph in the order of its names, and gives each node an id by which it is known again after an edit. */
export function inOrder<P>(drafts: Iterable<Draft>, edges: readonly DraftEdge[], placeOf: (place: Occurrence) => P): WiringGraph<P> {
  const sorted = [...drafts].toSorted(
    (a, b) =>
      byText(a.namespace, b.namespace) ||
      byText(a.kind, b.kind) ||
      byText(a.name, b.name) ||
      byText(a.place.file.path, b.place.file.path) ||
      a.place.start - b.place.start,
  );
  const ids = idsOf(sorted);
  const idOf = (node: Draft): string => ids.get(node) ?? '';
  return {
    nodes: sorted.map((it): GraphNode<P> => {
      const { kind, name, namespace, state, place } = it;
      return { id: idOf(it), kind, name, namespace, state, place: placeOf(place) };
    }),
    edges: edges
      .map(({ from, to, relation, mentions }): GraphEdge<P> => ({
        from: idOf(from),
        to: idOf(to),
        relation,
        broken: mentions.some(({ problem }) => problem !== undefined),
        mentions: mentions
          .toSorted((a, b) => a.place.start - b.place.start)
          .map(({ field, place, problem }) => ({ field, place: placeOf(place), ...(problem !== undefined && { problem }) })),
      }))
      .toSorted((a, b) => byText(a.from, b.from) || byText(a.to, b.to) || byText(a.relation, b.relation)),
  };
}

/** The order of code units, which no language of a machine changes. */
export function byText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** `Secret/app/api`; of copies with the file behind it, and with a number where one file holds several. */
function idsOf(sorted: readonly Draft[]): ReadonlyMap<Draft, string> {
  const ids = new Map<Draft, string>();
  for (const [name, copies] of groups(sorted, ({ kind, namespace, name }) => [kind, namespace, name].join('/'))) {
    const inFile = groups(copies, ({ place }) => (copies.length > 1 ? `${name}@${place.file.path}` : name));
    for (const [id, same] of inFile) same.forEach((it, index) => ids.set(it, index === 0 ? id : `${id}#${index + 1}`));
  }
  return ids;
}
