import type { Position, SelectionRange } from 'vscode-languageserver-types';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { Manifest } from '../core/manifest.js';
import { contentOf, type Span } from '../core/wiring/fields.js';
import { endOfContent } from '../core/yaml/edit.js';
import type { Node } from '../core/yaml/nodes.js';
import { toLspRange } from './convert.js';

/** What a selection grows to, step by step, from each position: the value, its key with it, what is around that, the document, the file. */
export function selectionRanges(manifest: Manifest, document: TextDocument, positions: readonly Position[]): readonly SelectionRange[] {
  return positions.map((position) => {
    const offset = document.offsetAt(position);
    const { start: by, document: own } = manifest.documents.findLast(({ start }) => start <= offset) ?? { start: 0 };
    const inside = own?.root ? spansAt(own.root, own.text, offset - by) : [];
    const spans = [
      { start: 0, end: manifest.text.length },
      ...(own ? [{ start: by, end: by + own.text.length }] : []),
      ...inside.map(({ start, end }) => ({ start: by + start, end: by + end })),
    ];
    const here: SelectionRange = { range: { start: position, end: position } };
    return spans.reduce<SelectionRange | undefined>((parent, span) => within(document, parent, span), undefined) ?? here;
  });
}

/** Editors refuse a range that is not inside the one around it. */
function within(document: TextDocument, parent: SelectionRange | undefined, span: Span): SelectionRange {
  if (!parent) return { range: toLspRange(document, span) };
  const start = document.offsetAt(parent.range.start);
  const end = document.offsetAt(parent.range.end);
  const isSmaller = span.start >= start && span.end <= end && span.end - span.start < end - start;
  return isSmaller ? { range: toLspRange(document, span), parent } : parent;
}

/** All that holds an offset, from the outside to the inside. */
function spansAt(root: Node, text: string, offset: number): readonly Span[] {
  const spans: Span[] = [];
  const add = (span: Span): void => void spans.push({ start: span.start, end: endOfContent(text, span) });
  const holds = ({ start, end }: Span): boolean => start <= offset && offset <= end;
  let node: Node | undefined = root;
  while (node) {
    add(node);
    if (node.is === 'scalar') spans.push(contentOf(node));
    if (node.is === 'list') node = node.items.find(holds);
    else if (node.is === 'map') {
      const entry = node.entries.find((it) => !it.merged && (holds(it.key) || holds({ start: it.key.start, end: it.value.end })));
      if (entry) add({ start: entry.key.start, end: Math.max(entry.key.end, entry.value.end) });
      node = entry && (holds(entry.key) ? entry.key : holds(entry.value) ? entry.value : undefined);
    } else node = undefined;
  }
  return spans;
}
