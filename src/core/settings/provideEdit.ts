import { readManifest } from '../manifest.js';
import type { TextEdit } from '../problem.js';
import { endOfContent } from '../yaml/edit.js';
import type { MapNode, Node } from '../yaml/nodes.js';
import { entryOf } from '../yaml/path.js';
import type { Provided } from './settings.js';

/** The edit of the file's text that declares something as provided; undefined where the file is not written as it should be. */
export function provideEdit(text: string, { kind, name, namespace }: Provided): TextEdit | undefined {
  const item = (indent: string): string =>
    `${indent}- kind: ${kind}\n${indent}  name: ${name}\n${namespace ? `${indent}  namespace: ${namespace}\n` : ''}`;
  const root = readManifest(text).documents[0]?.document.root;
  if (root === undefined) return append(text, `wiring:\n  provided:\n${item('    ')}`);
  if (root.is !== 'map' || root.flow) return undefined;
  const wiring = entryOf(root, 'wiring');
  if (!wiring) return append(text, `wiring:\n  provided:\n${item('    ')}`);
  if (!isBlock(wiring.value)) return undefined;
  const indent = ' '.repeat(wiring.value.start - (text.lastIndexOf('\n', wiring.value.start - 1) + 1));
  const provided = entryOf(wiring.value, 'provided');
  if (!provided) return after(text, wiring.value, `${indent}provided:\n${item(`${indent}  `)}`);
  const list = provided.value;
  if (list.is !== 'list' || list.flow || list.items.length === 0) return undefined;
  const dash = text.lastIndexOf('-', (list.items[0]?.start ?? 0) - 1);
  return after(text, list, item(' '.repeat(dash - (text.lastIndexOf('\n', dash - 1) + 1))));
}

function isBlock(node: Node): node is MapNode {
  return node.is === 'map' && !node.flow && node.entries.length > 0;
}

function append(text: string, added: string): TextEdit {
  const separated = text === '' || text.endsWith('\n') ? added : `\n${added}`;
  return { start: text.length, end: text.length, text: separated };
}

/** Puts lines behind the last line of a node. */
function after(text: string, node: Node, lines: string): TextEdit {
  const end = endOfContent(text, node);
  const lineEnd = text.indexOf('\n', end);
  return lineEnd < 0 ? append(text, lines) : { start: lineEnd + 1, end: lineEnd + 1, text: lines };
}
