import type { Entry, MapNode, Node } from './nodes.js';

/** Keys and indexes from the root of a document to a value. */
export type Path = readonly (string | number)[];

/** The entry that counts for a key: of keys that stand twice the last, as for kubectl. */
export function entryOf(map: MapNode, key: string): Entry | undefined {
  return map.entries.findLast((it) => it.key.value === key);
}

/** A path as the API server writes it: `spec.rules[0].host`. */
export function formatPath(path: Path): string {
  return path.reduce<string>((text, step) => (typeof step === 'number' ? `${text}[${step}]` : text ? `${text}.${step}` : step), '');
}

/** The value at a path, and the entry that holds it where it is held by a key. Undefined as soon as a step is not there. */
export function nodeAt(root: Node, path: Path): { readonly node: Node; readonly entry?: Entry } | undefined {
  let found: { node: Node; entry?: Entry } = { node: root };
  for (const step of path) {
    const { node } = found;
    const entry = node.is === 'map' ? entryOf(node, String(step)) : undefined;
    const next = entry?.value ?? (node.is === 'list' && typeof step === 'number' ? node.items[step] : undefined);
    if (!next) return undefined;
    found = { node: next, ...(entry && { entry }) };
  }
  return found;
}

/** `spec.rules[0].host` → its steps. Keys that hold dots cannot be told from two keys: `resolvePath` tries both. */
export function parsePath(field: string): Path {
  return [...field.matchAll(/\[(\d+)\]|\[([^\]]+)\]|([^.[\]]+)/g)].map(([, index, key, name]) =>
    index ? Number(index) : (key ?? name ?? ''),
  );
}

/** The innermost key or value that holds an offset, with its path. Undefined between entries. */
export function pathAt(
  root: Node,
  offset: number,
  path: Path = [],
): { readonly path: Path; readonly node: Node; readonly entry?: Entry; readonly onKey: boolean } | undefined {
  const holds = ({ start, end }: { readonly start: number; readonly end: number }): boolean => start <= offset && offset <= end;
  if (root.is === 'scalar') return undefined;
  if (root.is === 'list') {
    const index = root.items.findIndex(holds);
    const item = root.items[index];
    return item && (pathAt(item, offset, [...path, index]) ?? { path: [...path, index], node: item, onKey: false });
  }
  const entry = root.entries.find((it) => !it.merged && (holds(it.key) || holds(it.value)));
  if (!entry) return undefined;
  const here = [...path, String(entry.key.value)];
  if (holds(entry.key)) return { path: here, node: entry.value, entry, onKey: true };
  return pathAt(entry.value, offset, here) ?? { path: here, node: entry.value, entry, onKey: false };
}
