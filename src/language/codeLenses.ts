import type { CodeLens, Command, Location } from 'vscode-languageserver-types';
import type { Definition, Pods } from '../core/wiring/facts.js';
import { shortKind } from '../core/wiring/kinds.js';
import { definitionsOf, podsOf, referencesTo, selectorsOf } from '../core/wiring/lookup.js';
import { occurrence, type Occurrence } from '../core/wiring/occurrences/occurrence.js';
import { called } from '../core/wiring/rules/subject.js';
import type { Placed, PlacedResource } from '../core/wiring/workspace.js';
import { locationsIn, type Site } from './site.js';

/** The command of the extension that shows places: `(uri, position, locations)`, as LSP has them. */
const showCommand = 'reactbin.showReferences';

/** Above each resource: who uses it, who makes or selects it, and what it makes. */
export function codeLenses(site: Site): readonly CodeLens[] {
  const locate = locationsIn(site.uriOf);
  return site.file.resources.flatMap((placed) => {
    const { range, uri } = locate(occurrence({ file: site.file, document: placed.document }, placed.resource.place));
    return lensesOf(site, placed).map(({ title, places }): CodeLens => {
      const locations: readonly Location[] = places.map(locate);
      const command: Command =
        places.length === 0 ? { title, command: '' } : { title, command: showCommand, arguments: [uri, range.start, locations] };
      return { range, command };
    });
  });
}

interface Lens {
  readonly title: string;
  readonly places: readonly Occurrence[];
}

function lensesOf(site: Site, { definitions, selectors, pods }: PlacedResource): readonly Lens[] {
  const [own] = definitions;
  const itself = own && !own.item.maker ? [own] : [];
  return [
    ...itself.flatMap((it) => usedBy(site, it)),
    ...itself.flatMap((it) => madeBy(site, it)),
    ...definitions.filter(({ item }) => item.maker).flatMap((it) => makes(site, it)),
    ...selectors.filter(({ item }) => item.whose !== 'own').map((it) => lens('selects', podsOf(site.workspace, site.file, it.item))),
    ...(pods ? selectedBy(site, pods) : []),
  ].filter(({ places }) => places.length > 0);
}

/** `used by 3`: so many resources, each once. */
function usedBy({ workspace }: Site, definition: Placed<Definition>, title = 'used by'): readonly Lens[] {
  const references = referencesTo(workspace, definition).filter(({ resource }) => resource !== definition.resource);
  const users = new Set(references.map(({ resource }) => resource));
  return [{ title: `${title} ${users.size}`, places: references.map((it) => occurrence(it, it.item.place)) }];
}

/** An operator that fills what is written here. */
function madeBy({ workspace, file }: Site, { item }: Placed<Definition>): readonly Lens[] {
  return definitionsOf(workspace, file, item).flatMap((it) =>
    it.item.maker ? [{ title: `made by ${called(it.item.maker)}`, places: [occurrence(it, it.item.place)] }] : [],
  );
}

function makes(site: Site, definition: Placed<Definition>): readonly Lens[] {
  const { maker, kind, name } = definition.item;
  const title = `${maker?.fillsOnly ? 'fills' : 'makes'} ${shortKind(kind)} ${name}, used by`;
  return usedBy(site, definition, title);
}

function selectedBy({ workspace }: Site, pods: Placed<Pods>): readonly Lens[] {
  const found = selectorsOf(workspace, pods).filter(({ item }) => item.whose === 'others');
  return found.length === 0 ? [] : [lens('selected by', found)];
}

/** `selected by Service "api"`, or how many they are. */
function lens(title: string, found: readonly Placed<unknown>[]): Lens {
  const resources = [...new Map(found.map((it) => [it.resource, it])).values()];
  const [first] = resources;
  const what = first && resources.length === 1 ? called(first.resource) : String(resources.length);
  return { title: `${title} ${what}`, places: resources.map((it) => occurrence(it, it.resource.place)) };
}
