import type { GraphEdge, Relation, WiringGraph } from './graph.js';

/** One line of the picture: all that two resources say of each other. */
export interface Flow<P> {
  /** The id of the one that comes first. */
  readonly from: string;
  readonly to: string;
  readonly broken: boolean;
  readonly edges: readonly GraphEdge<P>[];
}

/**
 * What flows where, from Vault to the certificate: what is made comes after its maker, what is used before its user, Pods before the
 * Service that selects them. Between two resources that say something of each other the stronger relation tells, which stands first here.
 */
const directions: Readonly<Record<Relation, { readonly strength: number; readonly along: boolean }>> = {
  makes: { strength: 3, along: true },
  selects: { strength: 2, along: false },
  restarts: { strength: 1, along: true },
  uses: { strength: 0, along: false },
};

/** One line for each two resources between which there is an edge, in the order of the edges. */
export function flowsOf<P>({ edges }: WiringGraph<P>): readonly Flow<P>[] {
  const pairs = new Map<string, GraphEdge<P>[]>();
  for (const edge of edges) {
    const key = JSON.stringify([edge.from, edge.to].sort());
    const pair = pairs.get(key) ?? [];
    pairs.set(key, pair);
    pair.push(edge);
  }
  return [...pairs.values()].flatMap((pair) => {
    const [first] = pair.toSorted((a, b) => directions[b.relation].strength - directions[a.relation].strength);
    if (!first) return [];
    const [from, to] = directions[first.relation].along ? [first.from, first.to] : [first.to, first.from];
    return [{ from, to, broken: pair.some(({ broken }) => broken), edges: pair }];
  });
}
