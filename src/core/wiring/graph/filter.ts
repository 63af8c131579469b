import type { GraphNode, WiringGraph } from './graph.js';
import { titleOf } from './sentences.js';

/** What of a graph is shown. */
export type Filter =
  | { readonly by: 'all' | 'broken' }
  | { readonly by: 'namespace'; readonly namespace: string }
  | { readonly by: 'kind'; readonly kind: string };

/** The part of a graph that a filter lets through: the resources that it is about, and those next to them. Of what is broken, both ends. */
export function filterGraph<P>(graph: WiringGraph<P>, filter: Filter): WiringGraph<P> {
  if (filter.by === 'all') return graph;
  const meant = new Set(graph.nodes.filter((it) => isMeant(it, filter)).map(({ id }) => id));
  const edges = graph.edges.filter(({ from, to, broken }) => (filter.by === 'broken' ? broken : meant.has(from) || meant.has(to)));
  const kept = new Set([...meant, ...edges.flatMap(({ from, to }) => [from, to])]);
  return { nodes: graph.nodes.filter(({ id }) => kept.has(id)), edges };
}

function isMeant<P>({ kind, namespace, state }: GraphNode<P>, filter: Filter): boolean {
  switch (filter.by) {
    case 'namespace':
      return namespace === filter.namespace;
    case 'kind':
      return kind === filter.kind;
    case 'broken':
      return state === 'missing';
    case 'all':
      return true;
  }
}

/** The ids of the nodes that a person looks for: each word must be in the kind, the name or the namespace. None without a word. */
export function searchGraph<P>({ nodes }: WiringGraph<P>, text: string): readonly string[] {
  const words = text.toLowerCase().split(/\s+/).filter(Boolean);
  if (words.length === 0) return [];
  return nodes
    .filter((it) => {
      const about = `${titleOf(it)} ${it.namespace}`.toLowerCase();
      return words.every((word) => about.includes(word));
    })
    .map(({ id }) => id);
}
