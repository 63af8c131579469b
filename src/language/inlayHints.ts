import type { InlayHint, Range } from 'vscode-languageserver-types';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { Manifest } from '../core/manifest.js';
import { kindAt } from '../core/schema/kindProblems.js';
import type { Catalog, ObjectType, Type } from '../core/schema/types.js';
import type { MapNode, Node } from '../core/yaml/nodes.js';
import { nodesIn } from '../core/yaml/nodesIn.js';
import { entryOf } from '../core/yaml/path.js';
import { readAs } from './readAs.js';

/** A hint in a document: offsets count from its start. */
interface Hint {
  readonly offset: number;
  readonly label: string;
  readonly tooltip: string;
}

/** Behind each value that kubectl reads as something else than it looks: what it reads. With `defaults`: what the fields are that are absent. */
export function inlayHints(
  catalog: Catalog,
  manifest: Manifest,
  document: TextDocument,
  range: Range,
  { defaults }: { readonly defaults: boolean },
): readonly InlayHint[] {
  const [from, to] = [document.offsetAt(range.start), document.offsetAt(range.end)];
  return manifest.documents.flatMap(({ start, document: own }) => {
    if (!own.root || start > to || start + own.text.length < from) return [];
    const usual = defaults ? own.resources.flatMap(({ root }) => absentFields(catalog, own.text, root)) : [];
    return [...readings(own.root, own.text), ...usual]
      .filter(({ offset }) => from <= start + offset && start + offset <= to)
      .map(({ offset, label, tooltip }) => ({ position: document.positionAt(start + offset), label, tooltip, paddingLeft: true }));
  });
}

function* readings(root: Node, text: string): Generator<Hint> {
  for (const { node } of nodesIn(root)) {
    const read = readAs(node, text);
    if (read) yield { offset: node.end, label: `= ${read.value}`, tooltip: `kubectl reads ${read.written} as ${read.value}.` };
  }
}

/** More than these do not fit on a line. */
const mostShown = 3;

/** Behind the line that opens a map, what the fields that it leaves out are without a value. */
function absentFields(catalog: Catalog, text: string, root: MapNode): readonly Hint[] {
  const kind = kindAt(catalog, root);
  const hints: Hint[] = [];
  const waiting: { readonly node: Node; readonly type: Type; readonly opener: number }[] = [];
  if (kind) waiting.push({ node: root, type: kind.type, opener: entryOf(root, 'kind')?.key.start ?? root.start });
  for (let at = waiting.pop(); at; at = waiting.pop()) {
    const { node, type, opener } = at;
    if (node.is === 'list' && type.is === 'list')
      for (const it of node.items) waiting.push({ node: it, type: type.items, opener: it.start });
    if (node.is !== 'map' || node.flow) continue;
    for (const { key, value, merged } of node.entries) {
      const below = type.is === 'object' ? type.fields.get(String(key.value))?.type : type.is === 'map' ? type.values : undefined;
      if (below && !merged) waiting.push({ node: value, type: below, opener: key.start });
    }
    const absent = type.is === 'object' ? absentIn(node, type) : [];
    if (absent.length === 0) continue;
    const lineEnd = text.indexOf('\n', opener);
    const label = absent.slice(0, mostShown).join(', ') + (absent.length > mostShown ? ', …' : '');
    const tooltip = `Without a value: ${absent.join(', ')}`;
    hints.push({ offset: lineEnd < 0 ? text.length : lineEnd - Number(text[lineEnd - 1] === '\r'), label, tooltip });
  }
  return hints;
}

function absentIn(map: MapNode, { fields }: ObjectType): readonly string[] {
  return [...fields].flatMap(([name, { default: usual }]) =>
    usual === undefined || entryOf(map, name) ? [] : [`${name}: ${String(usual)}`],
  );
}
