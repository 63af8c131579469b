import { shortKind } from '../kinds.js';
import type { GraphEdge, GraphNode, NodeState, Relation, WiringGraph } from './graph.js';
import { shown } from './text.js';

/** `Deployment api` */
export function titleOf({ kind, name }: Pick<GraphNode<unknown>, 'kind' | 'name'>): string {
  return shown(`${shortKind(kind)} ${name}`);
}

const states: Readonly<Record<NodeState, string>> = {
  written: '',
  made: 'made, not written',
  outside: 'not defined here',
  missing: 'missing',
};

export function stateOf({ state }: Pick<GraphNode<unknown>, 'state'>): string {
  return states[state];
}

/** What each node is and what it stands in connection with, in one line: all that the picture shows of it. By its id. */
export function sentencesOf<P>({ nodes, edges }: WiringGraph<P>): ReadonlyMap<string, string> {
  const needs = new Map<string, number>();
  const users = new Map<string, number>();
  const broken = new Set<string>();
  for (const it of edges) {
    needs.set(it.from, (needs.get(it.from) ?? 0) + 1);
    users.set(it.to, (users.get(it.to) ?? 0) + 1);
    if (it.broken) broken.add(it.from);
  }
  return new Map(
    nodes.map((node) => {
      const { id, namespace } = node;
      const parts = [
        `${titleOf(node)}${namespace ? ` in ${shown(namespace)}` : ''}`,
        stateOf(node),
        needs.has(id) ? `leads to ${needs.get(id)}` : '',
        users.has(id) ? `${users.get(id)} lead here` : '',
        broken.has(id) ? 'something of it is broken' : '',
      ];
      return [id, parts.filter(Boolean).join(', ')];
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
