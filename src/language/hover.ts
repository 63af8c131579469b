import type { Hover, MarkupContent } from 'vscode-languageserver-types';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { Manifest } from '../core/manifest.js';
import { annotationAt } from '../core/schema/annotations.js';
import { fieldAt } from '../core/schema/at.js';
import { kindAt } from '../core/schema/kindProblems.js';
import type { Catalog, Kind } from '../core/schema/types.js';
import type { Node } from '../core/yaml/nodes.js';
import { formatPath, pathAt, type Path } from '../core/yaml/path.js';
import { toLspRange } from './convert.js';
import { describeAnnotation, describeField, describeKind } from './describe.js';
import { readAs } from './readAs.js';

/**
 * What is known of the field under the cursor: what it is for, what it takes, since when it exists, and what kubectl reads there; of an
 * annotation what its controller makes of it.
 */
export function hover(catalog: Catalog, manifest: Manifest, document: TextDocument, offset: number): Hover | undefined {
  const placed = manifest.documents.findLast(({ start }) => start <= offset);
  if (!placed) return undefined;
  const at = offset - placed.start;
  for (const { root } of placed.document.resources) {
    const found = root.start <= at && at <= root.end ? pathAt(root, at) : undefined;
    const kind = kindAt(catalog, root);
    const known = found && kind && describe(catalog, kind, found.path);
    if (!found || known === undefined) continue;
    const span = found.onKey && found.entry ? found.entry.key : found.node;
    const value = [known, readText(found.node, placed.document.text)].filter(Boolean).join('\n\n');
    return {
      contents: { kind: 'markdown', value } satisfies MarkupContent,
      range: toLspRange(document, { start: placed.start + span.start, end: placed.start + span.end }),
    };
  }
  return undefined;
}

function describe(catalog: Catalog, kind: Kind, path: Path): string | undefined {
  if (path.length === 1 && path[0] === 'kind') return describeKind(kind);
  const annotation = annotationAt(catalog, kind, path);
  if (annotation) return describeAnnotation(String(path.at(-1)), annotation);
  const field = fieldAt(kind.type, path);
  return field && describeField(kind, formatPath(path), field);
}

function readText(node: Node, text: string): string {
  const read = readAs(node, text);
  return read ? `kubectl reads \`${read.written}\` as \`${read.value}\`.` : '';
}
