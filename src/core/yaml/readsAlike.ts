import { splitDocuments } from './documents.js';
import type { MapNode, Node } from './nodes.js';
import { parseDocument } from './parse.js';

/**
 * Whether kubectl reads the same from two texts: the same documents, empty ones aside, with the same values. The order of keys does not
 * count. False where one of them cannot be read without a problem, or is a template.
 */
export function readsAlike(one: string, other: string): boolean {
  const [rootsOfOne, rootsOfOther] = [readableRoots(one), readableRoots(other)];
  if (!rootsOfOne || rootsOfOne.length !== rootsOfOther?.length) return false;
  const alike = comparison();
  return rootsOfOne.every((root, index) => alike(root, rootsOfOther[index]));
}

function readableRoots(text: string): readonly Node[] | undefined {
  const roots: Node[] = [];
  for (const { start, end } of splitDocuments(text)) {
    const { root, problems, templated } = parseDocument(text.slice(start, end));
    if (templated || problems.length > 0) return undefined;
    if (root) roots.push(root);
  }
  return roots;
}

/** Compares nodes. What an anchor holds is compared once, however often aliases repeat it. */
function comparison(): (one: Node, other: Node | undefined) => boolean {
  const known = new WeakMap<Node, Node>();

  function alike(one: Node, other: Node | undefined): boolean {
    if (other === undefined || one.is !== other.is) return false;
    if (one.is === 'scalar') return other.is === 'scalar' && Object.is(one.value, other.value);
    if (known.get(one) === other) return true;
    known.set(one, other);
    if (one.is === 'list') {
      return other.is === 'list' && one.items.length === other.items.length && one.items.every((it, at) => alike(it, other.items[at]));
    }
    if (other.is !== 'map') return false;
    const [values, otherValues] = [valuesOf(one), valuesOf(other)];
    return values.size === otherValues.size && [...values].every(([key, value]) => alike(value, otherValues.get(key)));
  }

  return alike;
}

/** Of keys that stand twice the last one counts. */
function valuesOf({ entries }: MapNode): ReadonlyMap<unknown, Node> {
  return new Map(entries.map(({ key, value }) => [key.value, value]));
}
