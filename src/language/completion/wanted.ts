import { CompletionItemKind } from 'vscode-languageserver-types';
import { clusterKinds } from '../../core/wiring/kinds.js';
import { namespacesNamed, namesWanted, partsWanted } from '../../core/wiring/offers.js';
import type { PartName } from '../../core/wiring/references/rule.js';
import { keyText } from './fields.js';
import type { Place } from './place.js';
import type { Suggestion } from './suggestion.js';
import { quoted } from './values.js';

/** The names that others give to a resource of this kind, as long as nothing has them. */
export function wantedNames({ site, facts, path, cursor }: Place): readonly Suggestion[] {
  if (!facts || path.length !== 2 || path[0] !== 'metadata' || path[1] !== 'name') return [];
  const namespace = clusterKinds.has(facts.kind) ? '' : facts.namespace;
  return namesWanted(site.workspace, site.file, facts.kind, namespace).map((label) => ({
    label,
    text: quoted(label, cursor.quote),
    kind: CompletionItemKind.Reference,
    detail: 'referred to, and not defined yet',
  }));
}

/** The fields whose keys others refer to, by kind. */
const keyed: Readonly<Record<string, Readonly<Record<string, PartName>>>> = {
  Secret: { data: 'key', stringData: 'key' },
  ConfigMap: { data: 'key', binaryData: 'key' },
};

/** The keys that others look for in this resource. */
export function wantedKeys(place: Place): readonly Suggestion[] {
  const { site, facts, path, cursor } = place;
  const part = facts && path.length === 1 ? keyed[facts.kind]?.[String(path[0])] : undefined;
  if (!facts || !part) return [];
  return partsWanted(site.workspace, site.file, facts, part)
    .filter((key) => !cursor.siblings.has(key))
    .map((label) => ({
      label,
      text: keyText(place, quoted(label, cursor.quote), { is: 'string' }),
      kind: CompletionItemKind.Property,
      detail: 'referred to, and not there yet',
    }));
}

/** The namespaces that the workspace speaks of, for every field that takes one. */
export function namespaces({ site, path, cursor }: Place): readonly Suggestion[] {
  const name = typeof path.at(-1) === 'number' ? path.at(-2) : path.at(-1);
  if (name !== 'namespace' && name !== 'allowedNamespaces') return [];
  return namespacesNamed(site.workspace)
    .filter((it) => it !== cursor.word)
    .map((label) => ({ label, text: quoted(label, cursor.quote), kind: CompletionItemKind.Reference, detail: 'Namespace' }));
}
