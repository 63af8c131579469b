import { Graph, layout } from '@dagrejs/dagre';
import { affordable } from './affordable.js';

export interface Size {
  readonly width: number;
  readonly height: number;
}

export interface Point {
  readonly x: number;
  readonly y: number;
}

/** Something to find a place for. */
export interface Item extends Size {
  readonly id: string;
}

/** A connection that runs from left to right where that can be. */
export interface Link {
  readonly from: string;
  readonly to: string;
}

export interface Arrangement extends Size {
  /** The upper left corner of each item. */
  readonly positions: ReadonlyMap<string, Point>;
  /** Where links pass the layers that lie between their ends. */
  readonly routes: ReadonlyMap<Link, readonly Point[]>;
}

/** Between items above each other, between those that are linked, and between groups of those that are. */
const gaps = { rows: 14, columns: 40, blocks: 36 };

/** How much wider than high an arrangement should be, as screens are. */
const proportion = 1.6;

/**
 * Finds a place for each item: those that are linked by layers, from left to right, and what is not linked to one another side by side.
 * No two items overlap.
 */
export function arrange(items: readonly Item[], links: readonly Link[]): Arrangement {
  const blocks = components(items, links).map((it) => layered(it.items, it.links));
  return pack(blocks);
}

interface Component {
  readonly items: Item[];
  readonly links: Link[];
}

/** The items that are linked, one way or the other, in the order of their first. */
function components(items: readonly Item[], links: readonly Link[]): readonly Component[] {
  const around = new Map<string, string[]>(items.map(({ id }) => [id, []]));
  for (const { from, to } of links) {
    around.get(from)?.push(to);
    around.get(to)?.push(from);
  }
  const found = new Map<string, Component>();
  const all: Component[] = [];
  for (const { id } of items) {
    if (found.has(id)) continue;
    const component: Component = { items: [], links: [] };
    all.push(component);
    const reached = [id];
    found.set(id, component);
    for (let next = reached.pop(); next !== undefined; next = reached.pop()) {
      for (const other of around.get(next) ?? []) {
        if (found.has(other)) continue;
        found.set(other, component);
        reached.push(other);
      }
    }
  }
  for (const it of items) found.get(it.id)?.items.push(it);
  for (const it of links) found.get(it.from)?.links.push(it);
  return all;
}

function layered(items: readonly Item[], links: readonly Link[]): Arrangement {
  const [only] = items;
  if (only && items.length === 1) return { ...sizeOf(only), positions: new Map([[only.id, { x: 0, y: 0 }]]), routes: new Map() };
  const graph = new Graph({ multigraph: false });
  graph.setGraph({ rankdir: 'LR', ranker: 'tight-tree', nodesep: gaps.rows, ranksep: gaps.columns, edgesep: gaps.rows });
  graph.setDefaultEdgeLabel(() => ({}));
  for (const { id, width, height } of items) graph.setNode(id, { width, height });
  const routed = affordable(items, links);
  for (const { from, to } of routed) graph.setEdge(from, to);
  layout(graph);
  const positions = new Map(
    items.map(({ id, width, height }) => {
      const { x = 0, y = 0 } = graph.node(id) as Partial<Point>;
      return [id, { x: x - width / 2, y: y - height / 2 }] as const;
    }),
  );
  const routes = new Map(
    routed.map(({ from, to, link }) => {
      const { points = [] } = graph.edge(from, to) as { points?: readonly Point[] };
      // Every other point is between two layers, where a label would be.
      const passing = points.filter((_, index) => index % 2 === 0).slice(1, -1);
      return [link, link.from === from ? passing : passing.toReversed()] as const;
    }),
  );
  const { width = 0, height = 0 } = graph.graph() as Partial<Size>;
  return { width, height, positions, routes };
}

function sizeOf({ width, height }: Size): Size {
  return { width, height };
}

/** Puts blocks side by side on shelves, the highest first. */
function pack(blocks: readonly Arrangement[]): Arrangement {
  const area = blocks.reduce((sum, { width, height }) => sum + (width + gaps.blocks) * (height + gaps.blocks), 0);
  const widest = blocks.reduce((most, { width }) => Math.max(most, width), 0);
  const limit = Math.max(widest, Math.sqrt(area * proportion));
  const positions = new Map<string, Point>();
  const routes = new Map<Link, readonly Point[]>();
  const total = { width: 0, height: 0 };
  let [left, top, shelf] = [0, 0, 0];
  for (const block of blocks.toSorted((a, b) => b.height - a.height || b.width - a.width)) {
    const gap = block.positions.size > 1 ? gaps.blocks : gaps.rows;
    if (left > 0 && left + block.width > limit) {
      [left, top] = [0, top + shelf + gap];
      shelf = 0;
    }
    const move = ({ x, y }: Point): Point => ({ x: x + left, y: y + top });
    for (const [id, at] of block.positions) positions.set(id, move(at));
    for (const [link, points] of block.routes) routes.set(link, points.map(move));
    shelf = Math.max(shelf, block.height);
    total.width = Math.max(total.width, left + block.width);
    total.height = Math.max(total.height, top + block.height);
    left += block.width + gap;
  }
  return { ...total, positions, routes };
}
