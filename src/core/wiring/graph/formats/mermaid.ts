import { groups } from '../../../groups.js';
import { shortKind } from '../../kinds.js';
import { flowsOf } from '../flow.js';
import type { GraphNode, WiringGraph } from '../graph.js';
import { shown } from '../text.js';

/** The graph as Mermaid draws it in Markdown: on GitHub and elsewhere. */
export function formatMermaid<P>(graph: WiringGraph<P>): string {
  const names = new Map(graph.nodes.map(({ id }, index) => [id, `n${index}`]));
  const nameOf = (id: string): string => names.get(id) ?? '';
  const flows = flowsOf(graph);
  const broken = flows.flatMap((it, index) => (it.broken ? [index] : []));
  const byNamespace = groups(graph.nodes, ({ namespace }) => namespace);
  const nodeLine = ({ id, kind, name, state }: GraphNode<P>): string => {
    const label = `${nameOf(id)}["${escaped(shortKind(kind))}<br/>${escaped(name)}"]`;
    return state === 'written' ? label : `${label}:::${state}`;
  };
  const lines = [
    'flowchart LR',
    ...[...byNamespace].flatMap(([namespace, nodes], index) =>
      namespace === ''
        ? nodes.map((it) => `  ${nodeLine(it)}`)
        : [`  subgraph s${index}["${escaped(namespace)}"]`, ...nodes.map((it) => `    ${nodeLine(it)}`), '  end'],
    ),
    ...flows.map(({ from, to }) => `  ${nameOf(from)} --> ${nameOf(to)}`),
    '  classDef made fill-opacity:0.5',
    '  classDef outside fill:none,stroke-dasharray:5 4',
    '  classDef missing fill:none,stroke:#cf222e,stroke-dasharray:5 4',
    ...(broken.length > 0 ? [`  linkStyle ${broken.join(',')} stroke:#cf222e,stroke-width:2px`] : []),
  ];
  return `${lines.join('\n')}\n`;
}

/** Whatever might mean something to Mermaid, to Markdown or to HTML is written by its number. */
function escaped(text: string): string {
  return shown(text).replace(/[^\p{L}\p{N} ._/=:-]/gu, (it) => `#${it.codePointAt(0)};`);
}
