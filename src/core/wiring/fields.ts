import type { MapNode, Node, ScalarNode } from '../yaml/nodes.js';
import { nodeAt, parsePath, type Path } from '../yaml/path.js';

/** A stretch of a text: UTF-16 offsets, end exclusive. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

const parsed = new Map<string, Path>();

/** The value at a path such as `spec.tls`; keys that hold dots stand in brackets. Only for paths of our own, which are remembered. */
export function fieldOf(root: MapNode, field: string): Node | undefined {
  const path = parsed.get(field) ?? parsePath(field);
  parsed.set(field, path);
  return nodeAt(root, path)?.node;
}

/** The text that a field holds; undefined where there is none, or where something will fill it in later (`$` and braces). */
export function textOf(node: Node | undefined): string | undefined {
  return node?.is === 'scalar' && typeof node.value === 'string' && node.value !== '' && !/[${}]/.test(node.value) ? node.value : undefined;
}

export function isTrue(node: Node | undefined): boolean {
  return node?.is === 'scalar' && node.value === true;
}

export function itemsOf(node: Node | undefined): readonly Node[] {
  return node?.is === 'list' ? node.items : [];
}

/** The maps of a list. */
export function mapsOf(node: Node | undefined): readonly MapNode[] {
  return itemsOf(node).filter((it) => it.is === 'map');
}

/** What a table of ours holds under a name that comes from a file: `constructor` is no entry of it. */
export function entryAt<T>(table: Readonly<Record<string, T>>, name: string): T | undefined {
  return Object.hasOwn(table, name) ? table[name] : undefined;
}

/** Where the text of a scalar stands, without its quotes. */
export function contentOf({ start, end, style }: ScalarNode): Span {
  return style === 'single' || style === 'double' ? { start: start + 1, end: Math.max(start + 1, end - 1) } : { start, end };
}

/** A scalar whose text is there letter for letter, so that a part of the one is a part of the other. */
export function isVerbatim({ start, end, style, value }: ScalarNode): boolean {
  return typeof value === 'string' && value.length === end - start - (style === 'plain' ? 0 : 2);
}
