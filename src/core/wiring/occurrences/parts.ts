import type { Definition, Part, Reference } from '../facts.js';
import { shortKind } from '../kinds.js';
import { definitionsOf } from '../lookup.js';
import type { PartName } from '../references/rule.js';
import { isNamed } from '../rules/missingPart.js';
import type { IndexedFile, Placed, Workspace } from '../workspace.js';
import { distinct, holds, isWritten, occurrence, placesOf, type Asking, type Thing } from './occurrence.js';
import { closure } from './resources.js';
import { referencesTo } from '../lookup.js';

/** The key, the port of a Service or the template under the cursor. */
export function partAt({ workspace, file, offset }: Asking): Thing | undefined {
  for (const { document, definitions, references } of file.resources) {
    const at = offset - document.start;
    const reference = references.find(({ item }) => item.part && holds(item.place, at));
    if (reference?.item.part) {
      const { part, named } = reference.item.part;
      return thing(workspace, file, definitionsOf(workspace, file, reference.item), part, named, reference);
    }
    for (const definition of definitions) {
      const part = definition.item.parts.find(
        (it) => holds(it.place, at) && isWritten(occurrence({ file, document }, it.place), it.name || String(it.number)),
      );
      if (part) return thing(workspace, file, [definition], part.part, part.name || (part.number ?? ''), { ...definition, item: part });
    }
  }
  return undefined;
}

function thing(
  workspace: Workspace,
  file: IndexedFile,
  owners: readonly Placed<Definition>[],
  name: PartName,
  named: string | number,
  at: Placed<Reference | Part>,
): Thing {
  const [owner] = owners;
  const all = owner ? closure(workspace, file, owner.item).definitions : [];
  const parts = all.flatMap((it) =>
    it.item.parts.filter((part) => part.part === name && isNamed(part, named)).map((part) => ({ ...it, item: part })),
  );
  const references = all.flatMap((it) => referencesTo(workspace, it));
  // A port may be named by its number in one place and by its name in another.
  const uses = references.filter(({ item }) => item.part?.part === name && parts.some((it) => isNamed(it.item, item.part?.named ?? '')));
  return {
    what: name,
    name: String(named),
    here: occurrence(at, at.item.place),
    definitions: distinct(placesOf(parts, (it) => it.place)),
    uses: distinct(placesOf(uses, (it) => it.place)),
    fixed: whyFixed(name, named, all, parts, references),
  };
}

function whyFixed(
  name: PartName,
  named: string | number,
  owners: readonly Placed<Definition>[],
  parts: readonly Placed<Part>[],
  references: readonly Placed<Reference>[],
): string | undefined {
  const [owner] = owners;
  if (!owner) return 'Nothing here defines what it belongs to.';
  if (typeof named === 'number') return 'It goes by its number.';
  if (!parts.some((it) => isWritten(occurrence(it, it.item.place), named))) return `No file here writes this ${name}.`;
  if (parts.some((it) => !isWritten(occurrence(it, it.item.place), named)))
    return `${shortKind(owner.item.kind)} "${owner.item.name}" has it of itself as well.`;
  const whole = name === 'key' ? references.find((it) => !it.item.part && takesAll(it)) : undefined;
  return (
    whole &&
    `${shortKind(whole.resource.kind)} "${whole.resource.name}" takes all keys at ${whole.item.field}, and its program knows them by their names.`
  );
}

/** Whether a reference takes all keys of a Secret or a ConfigMap: no key is named beside it. */
function takesAll({ resource, item }: Placed<Reference>): boolean {
  const around = item.field.slice(0, item.field.lastIndexOf('.'));
  return !resource.references.some((it) => it.part && it.field.startsWith(around));
}
