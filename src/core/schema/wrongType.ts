import type { Fix } from '../problem.js';
import { columnOf } from '../yaml/edit.js';
import type { Node } from '../yaml/nodes.js';
import { readPlain } from '../yaml/scalar.js';
import type { Type } from './types.js';

/** Fixes that make the value at hand the type that is wanted, where what was meant is plain. */
export function convertFixes(text: string, node: Node, type: Type): readonly Fix[] {
  if (type.is === 'list' && node.is === 'scalar' && node.value !== null) return [wrap(text, node, '[', ']', 'Make it a list of one')];
  if (type.is === 'list' && node.is === 'map' && node.flow) return [wrap(text, node, '[', ']', 'Make it a list of one')];
  if (type.is === 'list' && node.is === 'map' && node.entries.length > 0) return [dashed(text, node)];
  if (node.is !== 'scalar') return [];
  const source = text.slice(node.start, node.end);
  if (type.is === 'string' && node.style === 'plain' && node.value !== null && !/[\n"\\]/.test(source)) {
    return [{ title: 'Put it in quotes', edits: [{ start: node.start, end: node.end, text: `"${source}"` }], preferred: true }];
  }
  const plain = typeof node.value === 'string' && /^[\w.+-]+$/.test(node.value) ? readPlain(node.value) : undefined;
  const wanted =
    (type.is === 'integer' && Number.isInteger(plain)) ||
    (type.is === 'number' && typeof plain === 'number') ||
    (type.is === 'boolean' && typeof plain === 'boolean');
  if (!wanted) return [];
  return [{ title: 'Take the quotes off', edits: [{ start: node.start, end: node.end, text: String(plain) }], preferred: true }];
}

function wrap(text: string, { start, end }: Node, before: string, after: string, title: string): Fix {
  return { title, edits: [{ start, end, text: before + text.slice(start, end) + after }], preferred: true };
}

/** A block map as the only item of a list: a dash before its first line, the others two columns further in. */
function dashed(text: string, { start, end }: Node): Fix {
  const indent = ' '.repeat(columnOf(text, start));
  return {
    title: 'Make it a list of one',
    edits: [{ start, end, text: `- ${text.slice(start, end).replaceAll(`\n${indent}`, `\n${indent}  `)}` }],
    preferred: true,
  };
}
