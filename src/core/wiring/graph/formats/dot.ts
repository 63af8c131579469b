import { groups } from '../../../groups.js';
import { flowsOf } from '../flow.js';
import type { GraphNode, WiringGraph } from '../graph.js';
import { shortKind } from '../../kinds.js';
import { shown } from '../text.js';

/** The graph for Graphviz: `dot -Tsvg`. */
export function formatDot<P>(graph: WiringGraph<P>): string {
  const byNamespace = groups(graph.nodes, ({ namespace }) => namespace);
  const lines = [
    'digraph wiring {',
    '  rankdir=LR;',
    '  node [shape=box, style=rounded];',
    ...[...byNamespace].flatMap(([namespace, nodes], index) =>
      namespace === ''
        ? nodes.map((it) => `  ${nodeLine(it)}`)
        : [`  subgraph cluster_${index} {`, `    label=${quoted(namespace)};`, ...nodes.map((it) => `    ${nodeLine(it)}`), '  }'],
    ),
    ...flowsOf(graph).map(({ from, to, broken }) => `  ${quoted(from)} -> ${quoted(to)}${broken ? ' [color=red]' : ''};`),
    '}',
  ];
  return `${lines.join('\n')}\n`;
}

const styles = {
  written: '',
  made: ', style="rounded,filled", fillcolor=whitesmoke',
  outside: ', style="rounded,dashed"',
  missing: ', style="rounded,dashed", color=red',
};

function nodeLine<P>({ id, kind, name, state }: GraphNode<P>): string {
  return `${quoted(id)} [label=${quoted(shortKind(kind), name)}${styles[state]}];`;
}

/** A quoted string of DOT, each text on a line of its own: a backslash would start an escape. */
function quoted(...texts: readonly string[]): string {
  return `"${texts.map((it) => shown(it).replace(/[\\"]/g, '\\$&')).join('\\n')}"`;
}
