import { groups } from '../../groups.js';
import { shortKind } from '../kinds.js';
import { arrange, type Arrangement, type Item, type Link, type Point, type Size } from './arrange.js';
import { flowsOf, type Flow } from './flow.js';
import type { GraphNode, WiringGraph } from './graph.js';
import { columns, short } from './text.js';

/** A graph with a place for everything, in units that are pixels at a zoom of 1. */
export interface Picture<P> extends Size {
  readonly frames: readonly Frame<P>[];
  readonly boxes: readonly Box<P>[];
  readonly lines: readonly Line<P>[];
}

/** A namespace, around what is in it. */
export interface Frame<P> extends Size, Point {
  readonly title: string;
  /** The Namespace itself, where the graph has it. */
  readonly node?: GraphNode<P>;
}

export interface Box<P> extends Size, Point {
  readonly node: GraphNode<P>;
  readonly kind: string;
  readonly name: string;
}

export interface Line<P> {
  readonly flow: Flow<P>;
  /** From one frame to another, over whatever lies between. */
  readonly far: boolean;
  /** From one box to the other, by what it goes around. */
  readonly points: readonly Point[];
}

const boxHeight = 44;
/** Of a character, at the size that names are drawn in. */
const columnWidth = 7;
/** What a box has left and right of its text. */
const boxPadding = 30;
const narrowestBox = 110;
const margin = 16;
const framePadding = 18;
const titleHeight = 26;

/** Lays a graph out: each namespace is a box, in which what is linked stands in layers; so do the namespaces, with what belongs to none. */
export function pictureOf<P>(graph: WiringGraph<P>): Picture<P> {
  const flows = flowsOf(graph);
  const size = boxSize(graph);
  const itemOf = ({ id }: GraphNode<P>): Item => ({ id, ...size });
  const boxOf = (node: GraphNode<P>, at: Point): Box<P> => ({
    node,
    kind: short(shortKind(node.kind)),
    name: short(node.name),
    ...at,
    ...size,
  });
  const framed = framedNodes(graph);
  const frameOf = new Map([...framed].flatMap(([namespace, nodes]) => nodes.map(({ id }) => [id, namespace] as const)));
  const namespaces = new Map(graph.nodes.filter(({ kind }) => kind === 'Namespace').map((it) => [it.name, it]));
  const free = new Set(graph.nodes.filter(({ id, kind, name }) => !frameOf.has(id) && !(kind === 'Namespace' && framed.has(name))));

  const inside = new Map<string, Arrangement>();
  for (const [namespace, nodes] of framed) {
    const own = flows.filter(({ from, to }) => frameOf.get(from) === namespace && frameOf.get(to) === namespace);
    inside.set(namespace, arrange(nodes.map(itemOf), own));
  }
  const outerId = (id: string): string => (frameOf.has(id) ? frameId(frameOf.get(id) ?? '') : id);
  const outerLinks = flows.map((it) => (frameOf.has(it.from) || frameOf.has(it.to) ? { from: outerId(it.from), to: outerId(it.to) } : it));
  const outerItems = [...[...inside].map(([namespace, it]) => frameItem(namespace, it)), ...[...free].map(itemOf)];
  const outer = arrange(outerItems, distinctLinks(outerLinks));

  const at = (id: string): Point => outer.positions.get(id) ?? { x: 0, y: 0 };
  const frames = [...inside].map(([namespace, it]): Frame<P> => {
    const { width, height } = frameItem(namespace, it);
    const node = namespaces.get(namespace);
    return { ...moved(at(frameId(namespace)), margin, margin), width, height, title: short(namespace), ...(node && { node }) };
  });
  const boxes = graph.nodes.flatMap((node): Box<P>[] => {
    const namespace = frameOf.get(node.id);
    if (namespace === undefined) return free.has(node) ? [boxOf(node, moved(at(node.id), margin, margin))] : [];
    const { x, y } = inside.get(namespace)?.positions.get(node.id) ?? { x: 0, y: 0 };
    return [boxOf(node, moved(at(frameId(namespace)), margin + framePadding + x, margin + titleHeight + y))];
  });
  const boxById = new Map(boxes.map((it) => [it.node.id, it]));
  const lines = flows.flatMap((flow): Line<P>[] => {
    const [from, to] = [boxById.get(flow.from), boxById.get(flow.to)];
    if (!from || !to) return [];
    const namespace = frameOf.get(flow.from);
    const far = namespace !== frameOf.get(flow.to);
    const route = namespace === undefined ? outer.routes.get(flow) : inside.get(namespace)?.routes.get(flow);
    const origin =
      namespace === undefined ? { x: margin, y: margin } : moved(at(frameId(namespace)), margin + framePadding, margin + titleHeight);
    // Level along a whole column, so that no box of it is touched.
    const between = (route ?? []).flatMap(({ x, y }) => [-1, 1].map((side) => moved(origin, x + (side * size.width) / 2, y)));
    return [{ flow, far, points: [rightOf(from), ...between, leftOf(to)] }];
  });
  return { width: outer.width + 2 * margin, height: outer.height + 2 * margin, frames, boxes, lines };
}

/** The nodes of each namespace. */
function framedNodes<P>({ nodes }: WiringGraph<P>): ReadonlyMap<string, readonly GraphNode<P>[]> {
  return groups(
    nodes.filter(({ namespace }) => namespace !== ''),
    ({ namespace }) => namespace,
  );
}

/** All boxes are as wide as the widest needs to be: columns are straight then. */
function boxSize<P>({ nodes }: WiringGraph<P>): Size {
  const widest = nodes.reduce((most, { kind, name }) => Math.max(most, columns(short(name)), columns(short(shortKind(kind)))), 0);
  return { width: Math.max(narrowestBox, Math.ceil(widest * columnWidth) + boxPadding), height: boxHeight };
}

/** No kind starts like this, so it is the id of no node. */
function frameId(namespace: string): string {
  return `namespace ${namespace}`;
}

function frameItem(namespace: string, { width, height }: Size): Item {
  const titleWidth = Math.ceil(columns(short(namespace)) * columnWidth);
  return {
    id: frameId(namespace),
    width: Math.max(width, titleWidth) + 2 * framePadding,
    height: height + titleHeight + framePadding,
  };
}

function distinctLinks(links: readonly Link[]): readonly Link[] {
  return [...new Map(links.filter(({ from, to }) => from !== to).map((it) => [JSON.stringify([it.from, it.to].sort()), it])).values()];
}

function moved({ x, y }: Point, right: number, down: number): Point {
  return { x: x + right, y: y + down };
}

function rightOf({ x, y, width, height }: Size & Point): Point {
  return { x: x + width, y: y + height / 2 };
}

function leftOf({ x, y, height }: Size & Point): Point {
  return { x, y: y + height / 2 };
}
