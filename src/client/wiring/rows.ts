import type { Location } from 'vscode-languageserver-types';
import { groups } from '../../core/groups.js';
import { familyOf, type Family } from '../../core/wiring/graph/families.js';
import type { GraphEdge, GraphNode, NodeState, WiringGraph } from '../../core/wiring/graph/graph.js';
import { sentenceOf, titleOf, verbs, wordsOf, type Words } from '../../core/wiring/graph/sentences.js';
import type { FolderGraph } from '../../protocol.js';

/** One row of the view "Wiring", as plain data. */
export interface Row {
  /** Unique in the view, and the same after an edit that leaves it there. */
  readonly id: string;
  readonly label: string;
  readonly description: string;
  readonly tooltip: string;
  readonly icon: Family | NodeState | 'folder' | 'namespace' | 'needs' | 'users';
  /** What a screen reader says. */
  readonly spoken: string;
  readonly place?: Location;
  readonly isOpen: boolean;
  /** Made when they are looked at: what needs one another goes on for ever. */
  readonly rows?: () => readonly Row[];
}

type Graph = WiringGraph<Location>;

/** The rows of the view: folders, if there are several, with namespaces, with resources, with what these need and who needs them. */
export function rowsOf(graphs: readonly FolderGraph[]): readonly Row[] {
  const [only] = graphs;
  if (only && graphs.length === 1) return namespaceRows(only.graph, '');
  return graphs.map(({ folder, graph }) => {
    const label = folder === '' ? 'Outside of folders' : decodeURIComponent(folder.split('/').at(-1) ?? '');
    return groupRow(folder, label, 'folder', true, () => namespaceRows(graph, folder));
  });
}

/** Namespaces with what is in them; what is in none stands beside them. What is neither here nor has to be is no row of its own. */
function namespaceRows(graph: Graph, parent: string): readonly Row[] {
  const view = viewOf(graph);
  const byNamespace = groups(
    graph.nodes.filter(({ state }) => state !== 'outside'),
    ({ namespace }) => namespace,
  );
  const namespaces = new Map(graph.nodes.filter(({ kind }) => kind === 'Namespace').map((it) => [it.name, it]));
  return [...byNamespace].flatMap(([namespace, nodes]) => {
    const id = `${parent} ${namespace}`;
    const rows = (): readonly Row[] =>
      nodes.filter(({ kind, name }) => kind !== 'Namespace' || !byNamespace.has(name)).map((it) => resourceRow(view, it, id));
    if (namespace === '') return rows();
    const place = namespaces.get(namespace)?.place;
    return [{ ...groupRow(id, namespace, 'namespace', true, rows), ...(place && { place }) }];
  });
}

function groupRow(id: string, label: string, icon: Row['icon'], isOpen: boolean, rows: () => readonly Row[]): Row {
  return { id, label, description: '', tooltip: label, icon, spoken: label, isOpen, rows };
}

/** A graph as it is looked up here. */
interface View {
  readonly nodes: ReadonlyMap<string, GraphNode<Location>>;
  readonly needs: ReadonlyMap<string, readonly GraphEdge<Location>[]>;
  readonly users: ReadonlyMap<string, readonly GraphEdge<Location>[]>;
  readonly words: ReadonlyMap<string, Words>;
}

function viewOf(graph: Graph): View {
  return {
    nodes: new Map(graph.nodes.map((it) => [it.id, it])),
    needs: groups(graph.edges, ({ from }) => from),
    users: groups(graph.edges, ({ to }) => to),
    words: wordsOf(graph),
  };
}

function resourceRow(view: View, node: GraphNode<Location>, parent: string): Row {
  const id = `${parent} ${node.id}`;
  const [needs, users] = [view.needs.get(node.id) ?? [], view.users.get(node.id) ?? []];
  const broken = needs.some((it) => it.broken);
  const { state, sentence: spoken } = view.words.get(node.id) ?? { state: '', sentence: '' };
  return {
    id,
    label: titleOf(node),
    description: [state, broken && 'broken'].filter(Boolean).join(', '),
    tooltip: spoken,
    icon: node.state === 'missing' || broken ? 'missing' : familyOf(node.kind),
    spoken,
    place: node.place,
    isOpen: false,
    ...(needs.length + users.length > 0 && {
      rows: () => [...connections(view, id, 'needs', needs), ...connections(view, id, 'users', users)],
    }),
  };
}

/** What a resource leads to, or what leads to it, with how. */
function connections(view: View, parent: string, way: 'needs' | 'users', edges: readonly GraphEdge<Location>[]): readonly Row[] {
  if (edges.length === 0) return [];
  const id = `${parent} ${way}`;
  const label = way === 'needs' ? 'Leads to' : 'Led to by';
  return [
    groupRow(id, `${label} ${edges.length}`, way, true, () =>
      edges.flatMap((edge) => {
        const node = view.nodes.get(way === 'needs' ? edge.to : edge.from);
        if (!node) return [];
        const row = resourceRow(view, node, `${id} ${edge.relation}`);
        const [mention] = edge.mentions;
        const how = [verbs[edge.relation], mention?.field].filter(Boolean).join(' · ');
        return [
          {
            ...row,
            description: [row.description, how].filter(Boolean).join(' · '),
            tooltip: sentenceOf(edge),
            icon: edge.broken ? 'missing' : row.icon,
            spoken: `${row.spoken}, ${sentenceOf(edge)}`,
          } satisfies Row,
        ];
      }),
    ),
  ];
}
