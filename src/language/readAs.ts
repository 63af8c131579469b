import type { Node } from '../core/yaml/nodes.js';

/** What kubectl reads in a plain scalar that looks like something else: `0644` is 420, `on` is true. Undefined where it is what it looks like. */
export function readAs(node: Node, text: string): { readonly written: string; readonly value: string } | undefined {
  if (node.is !== 'scalar' || node.style !== 'plain' || node.value === null || typeof node.value === 'string') return undefined;
  const written = text.slice(node.start, node.end);
  const value = String(node.value);
  return written === value ? undefined : { written, value };
}
