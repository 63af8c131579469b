import { valuesAt } from '../buckets.js';
import type { Definition, Reference } from '../facts.js';
import { shortKind } from '../kinds.js';
import { definitionsOf, referencesTo, sameNamespace, type NamedResource } from '../lookup.js';
import { isSilent, sees, type IndexedFile, type Placed, type Workspace } from '../workspace.js';
import { distinct, holds, isWritten, occurrence, placesOf, type Asking, type Occurrence, type Thing } from './occurrence.js';

/** The resource whose name is under the cursor, where it is defined or where it is named. */
export function resourceAt({ workspace, file, offset }: Asking): Thing | undefined {
  for (const { document, definitions, references } of file.resources) {
    const at = offset - document.start;
    const reference = references.find(({ item }) => !item.part && holds(item.place, at));
    const definition = definitions.find(
      ({ item }) => holds(item.place, at) && isWritten(occurrence({ file, document }, item.place), item.name),
    );
    const found = reference ?? definition;
    if (found) return thing(workspace, found);
  }
  return undefined;
}

function thing(workspace: Workspace, at: Placed<Definition> | Placed<Reference>): Thing {
  const { kind, name } = at.item;
  const { definitions, references } = closure(workspace, at.file, at.item);
  const made = definitions.filter((it) => !isWritten(occurrence(it, it.item.place), name));
  return {
    what: shortKind(kind),
    name,
    here: occurrence(at, at.item.place),
    definitions: distinct(placesOf(definitions, (it) => it.place)),
    uses: distinct([...placesOf(references, (it) => it.place), ...placesOf(patchesOf(workspace, at.file, at.item), (it) => it.place)]),
    fixed: whyFixed(workspace, at, definitions, made),
  };
}

/**
 * All definitions that go by a name together, and all that refer to them. What lies above several worlds names a copy in each, so that
 * all of these belong together.
 */
export function closure(
  workspace: Workspace,
  from: IndexedFile,
  named: NamedResource,
): { readonly definitions: readonly Placed<Definition>[]; readonly references: readonly Placed<Reference>[] } {
  const definitions = new Set(inSameNamespace(definitionsOf(workspace, from, named), named));
  const references = new Set<Placed<Reference>>();
  for (const definition of definitions) {
    for (const reference of referencesTo(workspace, definition)) {
      if (references.has(reference) || reference.item.part) continue;
      const named = inSameNamespace(definitionsOf(workspace, reference.file, reference.item), reference.item);
      if (!named.includes(definition)) continue;
      references.add(reference);
      for (const it of named) definitions.add(it);
    }
  }
  return { definitions: [...definitions], references: [...references] };
}

/** Those of the very namespace, where there are any: one that is not written may be any other. */
function inSameNamespace(found: readonly Placed<Definition>[], { namespace }: NamedResource): readonly Placed<Definition>[] {
  const same = found.filter(({ item }) => item.namespace === namespace);
  return same.length > 0 ? same : found;
}

/** The patches of a resource: they name it as it is named itself. */
function patchesOf(workspace: Workspace, from: IndexedFile, { kind, name, namespace }: NamedResource): readonly Placed<Definition>[] {
  return [...valuesAt(workspace.definitions, `${kind} ${name}`)].filter(
    ({ file, item }) => workspace.patches.has(file.path) && sameNamespace(item.namespace, namespace) && sees(workspace, from, file),
  );
}

function whyFixed(
  workspace: Workspace,
  { item: { kind, name, namespace }, file }: Placed<NamedResource>,
  definitions: readonly Placed<Definition>[],
  made: readonly Placed<Definition>[],
): string | undefined {
  const [first] = definitions;
  const [maker] = made;
  if (!first) return `Nothing here defines ${shortKind(kind)} "${name}".`;
  if (kind === 'Namespace') return 'Another namespace is another place: what is in there does not move by a new name.';
  if (maker) return `The name is put together by ${shortKind(maker.resource.kind)} "${maker.resource.name}".`;
  const mention = mentions(workspace, file, kind, name, namespace)[0];
  return mention && `"${name}" also stands in ${mention.file.path}, where it cannot be told whether it is this one.`;
}

/** Where a name stands in what is not read: templates; and, of a Service, host names in other texts. */
function mentions(workspace: Workspace, from: IndexedFile, kind: string, name: string, namespace: string): readonly Occurrence[] {
  const hosts =
    kind === 'Service' ? [`//${name}:`, `//${name}/`, `@${name}:`, `${name}.svc`, ...(namespace ? [`${name}.${namespace}`] : [])] : [];
  return [...workspace.files.values()].flatMap((file) => {
    if (!sees(workspace, from, file)) return [];
    const template =
      file.documents.some(({ facts }) => facts.templated) || (isSilent(workspace, file) && !workspace.patches.has(file.path));
    return (template ? [name] : hosts).flatMap((it) => {
      const start = file.text.indexOf(it);
      return start < 0 ? [] : [{ file, start, end: start + it.length }];
    });
  });
}
