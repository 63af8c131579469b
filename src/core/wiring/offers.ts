import { valuesAt } from './buckets.js';
import type { Definition, Label, Part } from './facts.js';
import { definitionsOf, sameNamespace, type NamedResource } from './lookup.js';
import type { KindName, PartName } from './references/rule.js';
import { isSilent, sees, type IndexedFile, type Placed, type Workspace } from './workspace.js';

/** All that a file sees of a kind, each name once, in the order of the names. An empty namespace is any. */
export function definitionsOfKind(
  workspace: Workspace,
  from: IndexedFile,
  { kind, namespace }: Omit<NamedResource, 'name'>,
): readonly Placed<Definition>[] {
  const found = new Map<string, Placed<Definition>>();
  for (const [it, all] of workspace.kinds.get(kind) ?? []) {
    if (!sameNamespace(it, namespace)) continue;
    for (const placed of all) {
      const key = namespace === '' ? `${placed.item.namespace}/${placed.item.name}` : placed.item.name;
      if (!found.has(key) && !isSilent(workspace, placed.file) && sees(workspace, from, placed.file)) found.set(key, placed);
    }
  }
  return [...found.values()].toSorted((a, b) => (a.item.name < b.item.name ? -1 : 1));
}

/** The parts of a resource, each once, in the order in which they are written. */
export function partsOfResource(workspace: Workspace, from: IndexedFile, named: NamedResource, part: PartName): readonly Part[] {
  const parts = definitionsOf(workspace, from, named).flatMap(({ item }) => item.parts.filter((it) => it.part === part));
  return [...new Map(parts.map((it) => [`${it.name} ${it.number}`, it])).values()];
}

/** The names by which others refer to resources of a kind in a namespace, where nothing defines them yet. */
export function namesWanted(workspace: Workspace, from: IndexedFile, kind: KindName, namespace: string): readonly string[] {
  const wanted = new Set<string>();
  const start = `${kind} `;
  for (const [key, references] of workspace.references) {
    if (!key.startsWith(start)) continue;
    for (const { file, item } of references) {
      if (wanted.has(item.name) || !sameNamespace(item.namespace, namespace) || !sees(workspace, from, file)) continue;
      if (definitionsOf(workspace, from, item).length === 0) wanted.add(item.name);
    }
  }
  return [...wanted].toSorted();
}

/** The keys by which others refer to parts of a resource. */
export function partsWanted(
  workspace: Workspace,
  from: IndexedFile,
  { kind, name, namespace }: NamedResource,
  part: PartName,
): readonly string[] {
  const wanted = [...valuesAt(workspace.references, `${kind} ${name}`)].filter(
    ({ file, item }) => item.part?.part === part && sameNamespace(item.namespace, namespace) && sees(workspace, from, file),
  );
  return [...new Set(wanted.map(({ item }) => String(item.part?.named)))].toSorted();
}

/** The namespaces that the files name, those that they define among them. */
export function namespacesNamed({ kinds, files }: Workspace): readonly string[] {
  const named = new Set<string>();
  for (const all of kinds.get('Namespace')?.values() ?? []) for (const { item } of all) named.add(item.name);
  for (const { resources } of files.values()) for (const { resource } of resources) if (resource.namespace) named.add(resource.namespace);
  return [...named].toSorted();
}

/** The images that the files run, the most frequent first. */
export function imagesNamed({ files }: Workspace): readonly string[] {
  const counts = new Map<string, number>();
  for (const { resources } of files.values()) {
    for (const { resource } of resources) for (const it of resource.images) counts.set(it, (counts.get(it) ?? 0) + 1);
  }
  return [...counts].toSorted(([a, more], [b, fewer]) => fewer - more || (a < b ? -1 : 1)).map(([image]) => image);
}

/** The labels that resources and their Pods carry, the most frequent first: how often each, by key and value. */
export function labelsNamed({ files }: Workspace): readonly Pick<Label, 'key' | 'value'>[] {
  const counts = new Map<string, { readonly label: Label; count: number }>();
  for (const { resources } of files.values()) {
    for (const { resource } of resources) {
      for (const label of [...resource.labels, ...(resource.pods?.labels ?? [])]) {
        const known = counts.get(`${label.key}=${label.value}`);
        if (known) known.count += 1;
        else counts.set(`${label.key}=${label.value}`, { label, count: 1 });
      }
    }
  }
  return [...counts.values()].toSorted((a, b) => b.count - a.count).map(({ label }) => label);
}
