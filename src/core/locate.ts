import type { MapNode, Node } from './yaml/nodes.js';

/**
 * Where a field stands that a tool names as the server writes it (`spec.rules[0].host`): its key, or the list item. Of a field
 * that is not there, the nearest one above it that is. Keys may hold dots: the longest that fits counts. Offsets like the node's.
 */
export function locate(root: Node, field: string): { readonly start: number; readonly end: number } {
  let node: Node = root;
  let rest = field;
  let place: { readonly start: number; readonly end: number } = firstKey(root);
  while (rest !== '') {
    const step: { node: Node; place: { start: number; end: number }; length: number } | undefined =
      node.is === 'list' ? item(node, rest) : node.is === 'map' ? entry(node, rest) : undefined;
    if (!step) return place;
    ({ node, place } = step);
    rest = rest.slice(step.length).replace(/^\./, '');
  }
  return place;
}

function item(
  { items }: { readonly items: readonly Node[] },
  rest: string,
): { node: Node; place: { start: number; end: number }; length: number } | undefined {
  const [written, index] = /^\[(\d+)\]/.exec(rest) ?? [];
  const node = items[Number(index)];
  return written !== undefined && node ? { node, place: firstKey(node), length: written.length } : undefined;
}

function entry({ entries }: MapNode, rest: string): { node: Node; place: { start: number; end: number }; length: number } | undefined {
  const fitting = entries.filter(({ key }) => {
    const name = String(key.value);
    return rest.startsWith(name) && ['', '.', '['].includes(rest.charAt(name.length));
  });
  const longest = fitting.toSorted((a, b) => String(b.key.value).length - String(a.key.value).length)[0];
  return longest && { node: longest.value, place: longest.key, length: String(longest.key.value).length };
}

function firstKey(node: Node): { readonly start: number; readonly end: number } {
  return (node.is === 'map' && node.entries[0]?.key) || node;
}
