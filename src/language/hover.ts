import type { Hover, MarkupContent } from 'vscode-languageserver-types';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { Manifest } from '../core/manifest.js';
import { fieldAt } from '../core/schema/at.js';
import { kindAt } from '../core/schema/kindProblems.js';
import type { Catalog, Field, Kind, Lifetime } from '../core/schema/types.js';
import { alternatives, expectation } from '../core/schema/words.js';
import type { Node } from '../core/yaml/nodes.js';
import { formatPath, pathAt } from '../core/yaml/path.js';

/** What is known of the field under the cursor: what it is for, what it takes, since when it exists, and what kubectl reads there. */
export function hover(catalog: Catalog, manifest: Manifest, document: TextDocument, offset: number): Hover | undefined {
  const placed = manifest.documents.findLast(({ start }) => start <= offset);
  if (!placed) return undefined;
  const at = offset - placed.start;
  for (const { root } of placed.document.resources) {
    const found = root.start <= at && at <= root.end ? pathAt(root, at) : undefined;
    const kind = kindAt(catalog, root);
    const field = found && kind && fieldAt(kind.type, found.path);
    if (!found || !field) continue;
    const span = found.onKey && found.entry ? found.entry.key : found.node;
    const text =
      found.path.length === 1 && found.path[0] === 'kind'
        ? describeKind(kind)
        : describeField(kind, formatPath(found.path), field, found.node, placed.document.text);
    return {
      contents: { kind: 'markdown', value: text } satisfies MarkupContent,
      range: { start: document.positionAt(placed.start + span.start), end: document.positionAt(placed.start + span.end) },
    };
  }
  return undefined;
}

function describeKind(kind: Kind): string {
  const scope = kind.namespaced ? 'lives in a namespace' : 'belongs to the whole cluster';
  return [`**${kind.kind}** (${scope})`, kind.documentation, lifetimeText(kind.lifetime, kind)].filter(Boolean).join('\n\n');
}

function describeField(kind: Kind, path: string, field: Field, node: Node, text: string): string {
  const { type, required, documentation, default: usual } = field;
  const allowed = type.is === 'string' && type.enum ? '' : `: ${expectation(type)}`;
  const values = type.is === 'string' && type.enum ? `Takes ${alternatives(type.enum)}.` : '';
  const notes = [required ? 'Required.' : '', usual === undefined ? '' : `Without it: \`${String(usual)}\`.`, values]
    .filter(Boolean)
    .join(' ');
  return [`\`${path}\`${allowed}`, documentation, notes, lifetimeText(field.lifetime, kind), readAs(node, text)]
    .filter(Boolean)
    .join('\n\n');
}

function lifetimeText({ since, removed }: Lifetime = {}, { origin }: Kind): string {
  const system = origin === 'vault-secrets-operator' ? 'the Vault Secrets Operator' : 'Kubernetes';
  return [since && `Since version ${since} of ${system}.`, removed && `Removed in version ${removed} of ${system}.`]
    .filter(Boolean)
    .join(' ');
}

/** A plain scalar that kubectl reads as something else than it looks: `0644` is 420, `on` is true. */
function readAs(node: Node, text: string): string {
  if (node.is !== 'scalar' || node.style !== 'plain' || node.value === null || typeof node.value === 'string') return '';
  const written = text.slice(node.start, node.end);
  return written === String(node.value) ? '' : `kubectl reads \`${written}\` as \`${String(node.value)}\`.`;
}
