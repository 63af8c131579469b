import { readManifest } from '../manifest.js';
import type { TextEdit } from '../problem.js';
import { endOfContent } from '../yaml/edit.js';
import type { MapNode, Node } from '../yaml/nodes.js';
import { entryOf } from '../yaml/path.js';
import { itemsOf, fieldOf, mapsOf, textOf } from './fields.js';
import type { Steps } from './worlds.js';

/** The file at the root of a workspace that says how its manifests belong together. */
export const settingsFile = '.reactbin.yaml';

/** What that file says under `wiring`. */
export interface WiringSettings {
  /** The folders that each are a world of their own; where there are none, the copies that folders hold tell. */
  readonly worlds: readonly Steps[];
  /** What others put into the cluster. */
  readonly provided: readonly Provided[];
  /** The whole text of the file, for what adds to it. */
  readonly text: string;
}

/** A resource that is there though no file defines it. */
export interface Provided {
  /** As people write it: `ClusterIssuer`. */
  readonly kind: string;
  readonly name: string;
  /** Any, where it is absent. */
  readonly namespace?: string;
}

export const noSettings: WiringSettings = { worlds: [], provided: [], text: '' };

/** Reads the file. What is not as it should be counts as absent. */
export function readSettings(text: string): WiringSettings {
  const wiring = wiringOf(text);
  if (!wiring) return { ...noSettings, text };
  return {
    text,
    worlds: itemsOf(fieldOf(wiring, 'worlds')).flatMap((it) => {
      const folder = textOf(it);
      return folder === undefined ? [] : [folder.split('/').filter((step) => step !== '' && step !== '.')];
    }),
    provided: mapsOf(fieldOf(wiring, 'provided')).flatMap((it) => {
      const [kind, name, namespace] = ['kind', 'name', 'namespace'].map((field) => textOf(fieldOf(it, field)));
      return kind !== undefined && name !== undefined ? [{ kind, name, ...(namespace && { namespace }) }] : [];
    }),
  };
}

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

function wiringOf(text: string): MapNode | undefined {
  const root = readManifest(text).documents[0]?.document.root;
  const wiring = root?.is === 'map' ? entryOf(root, 'wiring')?.value : undefined;
  return wiring?.is === 'map' ? wiring : undefined;
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
