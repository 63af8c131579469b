import type { LocalName, PodPortReference, Pods } from '../facts.js';
import { podsOf, selectorsOf } from '../lookup.js';
import type { IndexedFile, Placed, PlacedResource, Workspace } from '../workspace.js';
import { distinct, holds, occurrence, placesOf, type Asking, type Occurrence, type Thing } from './occurrence.js';

/** The volume, the container or the named port of a container under the cursor. */
export function localAt({ workspace, file, offset }: Asking): Thing | undefined {
  for (const placed of file.resources) {
    const { document, resource } = placed;
    const at = offset - document.start;
    const local = [...resource.localNames, ...resource.localUses].find(({ place }) => holds(place, at));
    if (local?.thing === 'port' && placed.pods)
      return portThing(workspace, [placed.pods], local.name, occurrence({ file, document }, local.place));
    if (local) return localThing(file, placed, local);
    const podPort = resource.podPorts.find(({ place }) => holds(place, at));
    if (podPort)
      return portThing(workspace, podsOf(workspace, file, podPort.selector), podPort.name, occurrence({ file, document }, podPort.place));
  }
  return undefined;
}

function localThing(file: IndexedFile, { document, resource }: PlacedResource, { thing, name, place }: LocalName): Thing {
  const same = (found: readonly LocalName[]): readonly Occurrence[] =>
    distinct(found.filter((it) => it.thing === thing && it.name === name).map((it) => occurrence({ file, document }, it.place)));
  const definitions = same(resource.localNames);
  const claimed =
    thing === 'volume' && resource.definitions.some((it) => it.kind === 'PersistentVolumeClaim' && it.name.startsWith(`${name}-`));
  return {
    what: thing,
    name,
    here: occurrence({ file, document }, place),
    definitions,
    uses: same(resource.localUses),
    fixed:
      definitions.length === 0
        ? `Nothing here defines ${thing} "${name}".`
        : claimed
          ? 'The claims that hold the data are named after it.'
          : undefined,
  };
}

/** A port that has a name in some Pods: their probes use it, and what selects the Pods. */
function portThing(workspace: Workspace, pods: readonly Placed<Pods>[], name: string, here: Occurrence): Thing {
  const all = new Set(pods);
  const uses = new Map<string, Placed<PodPortReference>>();
  for (const it of all) {
    for (const selector of selectorsOf(workspace, it)) {
      for (const item of selector.resource.podPorts) {
        const { start } = occurrence(selector, item.place);
        if (item.name !== name || uses.has(`${selector.file.path} ${start}`)) continue;
        uses.set(`${selector.file.path} ${start}`, { ...selector, item });
        for (const found of podsOf(workspace, selector.file, item.selector)) all.add(found);
      }
    }
  }
  const having = [...all].filter(({ item }) => item.ports.some((it) => it.name === name));
  const inPods = (of: 'localNames' | 'localUses'): readonly Occurrence[] =>
    having.flatMap((it) =>
      it.resource[of].filter((local) => local.thing === 'port' && local.name === name).map((local) => occurrence(it, local.place)),
    );
  const definitions = distinct(inPods('localNames'));
  return {
    what: 'port',
    name,
    here,
    definitions,
    uses: distinct([...inPods('localUses'), ...placesOf([...uses.values()], (it) => it.place)]),
    fixed: definitions.length === 0 ? `No Pod here has a port named "${name}".` : undefined,
  };
}
