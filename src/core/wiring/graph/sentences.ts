import { groups } from '../../groups.js';
import { shortKind } from '../kinds.js';
import type { GraphEdge, GraphNode, NodeState, Relation, WiringGraph } from './graph.js';
import { shown } from './text.js';

/** `Deployment api` */
export function titleOf({ kind, name }: Pick<GraphNode<unknown>, 'kind' | 'name'>): string {
  return shown(`${shortKind(kind)} ${name}`);
}

const states: Readonly<Record<NodeState, string>> = { written: '', made: 'made', outside: 'not defined here', missing: 'missing' };

/** What is to be said of a node beside its title. */
export interface Words {
  /** Empty for what is written: `made by VaultStaticSecret api`. */
  readonly state: string;
  /** What it is and what it stands in connection with: all that the picture shows of it, in one line. */
  readonly sentence: string;
}

/** The words for each node, by its id. */
export function wordsOf<P>({ nodes, edges }: WiringGraph<P>): ReadonlyMap<string, Words> {
  const byId = new Map(nodes.map((it) => [it.id, it]));
  const [needs, users] = [groups(edges, ({ from }) => from), groups(edges, ({ to }) => to)];
  return new Map(
    nodes.map((node) => {
      const { id, namespace } = node;
      const [own, others] = [needs.get(id) ?? [], users.get(id) ?? []];
      const maker = byId.get(others.find(({ relation }) => relation === 'makes')?.from ?? '');
      const state = node.state === 'made' && maker ? `made by ${titleOf(maker)}` : states[node.state];
      const parts = [
        `${titleOf(node)}${namespace ? ` in ${shown(namespace)}` : ''}`,
        state,
        own.length > 0 && `leads to ${own.length}`,
        others.length > 0 && `led to by ${others.length}`,
        own.some(({ broken }) => broken) && 'something of it is broken',
      ];
      return [id, { state, sentence: parts.filter(Boolean).join(', ') }];
    }),
  );
}

export const verbs: Readonly<Record<Relation, string>> = { uses: 'uses', selects: 'selects', makes: 'makes', restarts: 'restarts' };

/** What an edge says: by which field, and what is wrong with it. */
export function sentenceOf<P>({ relation, mentions }: GraphEdge<P>): string {
  return mentions
    .map(({ field, problem }) => [field ? `${verbs[relation]} by ${field}` : verbs[relation], problem].filter(Boolean).join(': '))
    .join('\n');
}
