import type { Fix } from '../problem.js';
import { columnOf } from '../yaml/edit.js';
import type { Node } from '../yaml/nodes.js';
import { readPlain } from '../yaml/scalar.js';
import type { StringType, Type } from './types.js';

/** Fixes that make the value at hand the type that is wanted, where that is all that is wrong with it. */
export function convertFixes(text: string, node: Node, type: Type): readonly Fix[] {
  if (type.is === 'list') return isItem(node, type.items) ? [listOfOne(text, node)] : [];
  if (node.is !== 'scalar' || node.value === null) return [];
  const source = text.slice(node.start, node.end);
  if (type.is === 'string' && node.style === 'plain' && isAllowed(source, type))
    return [replacement('Put it in quotes', node, `"${source}"`)];
  const plain = typeof node.value === 'string' && /^[\w.+-]+$/.test(node.value) ? readPlain(node.value) : undefined;
  const fits =
    ((type.is === 'integer' || type.is === 'number') && typeof plain === 'number' && (type.is === 'number' || Number.isInteger(plain))) ||
    (type.is === 'boolean' && typeof plain === 'boolean');
  return fits ? [replacement('Take the quotes off', node, String(plain))] : [];
}

/** Whether a value stands alone where a list of such values belongs. */
function isItem(node: Node, items: Type): boolean {
  if (node.is === 'map') return node.entries.length > 0 && (items.is === 'object' || items.is === 'map');
  return node.is === 'scalar' && typeof node.value === 'string' && items.is === 'string' && isAllowed(node.value, items);
}

/** Whether a text is all right as it stands, quotes around it included. */
function isAllowed(text: string, { enum: values, pattern }: StringType): boolean {
  return !/[\n"\\]/.test(text) && (values?.includes(text) ?? true) && (pattern?.matches(text) ?? true);
}

/** `a` → `[a]`. A block map gets a dash before its first line, its other lines go two columns further in. */
function listOfOne(text: string, node: Node): Fix {
  const source = text.slice(node.start, node.end);
  if (node.is === 'scalar' || (node.is === 'map' && node.flow)) return replacement('Make it a list of one', node, `[${source}]`);
  const indent = ' '.repeat(columnOf(text, node.start));
  return replacement('Make it a list of one', node, `- ${source.replaceAll(`\n${indent}`, `\n${indent}  `)}`);
}

function replacement(title: string, { start, end }: Node, text: string): Fix {
  return { title, edits: [{ start, end, text }], preferred: true };
}
