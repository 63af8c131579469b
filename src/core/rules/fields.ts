import type { Node, ScalarNode } from '../yaml/nodes.js';

/** A scalar that holds text. */
export interface TextNode extends ScalarNode {
  readonly value: string;
}

/** The scalar where text stands, empty text included; undefined for anything else. */
export function textNode(node: Node | undefined): TextNode | undefined {
  return node?.is === 'scalar' && typeof node.value === 'string' ? { ...node, value: node.value } : undefined;
}

/** Whether something else will fill a text in before it is applied: `${HOST}`, `{{ .host }}`, `<host>`. */
export function isFilledIn(text: string): boolean {
  return /\$\{|\{\{|<[\w -]+>|\$\(/.test(text);
}

/** A text without the slashes at its end, in linear time: an expression would try each run of slashes anew. */
export function withoutTrailingSlashes(text: string): string {
  let end = text.length;
  while (end > 0 && text[end - 1] === '/') end -= 1;
  return text.slice(0, end);
}

/** Whether a node is absent, null or empty text. */
export function isEmpty(node: Node | undefined): boolean {
  return node === undefined || (node.is === 'scalar' && (node.value === null || node.value === ''));
}
