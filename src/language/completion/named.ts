import { CompletionItemKind } from 'vscode-languageserver-types';
import type { Definition, LocalName, Part, Reference } from '../../core/wiring/facts.js';
import { fieldOf, mapsOf } from '../../core/wiring/fields.js';
import { shortKind } from '../../core/wiring/kinds.js';
import { podsOf } from '../../core/wiring/lookup.js';
import { definitionsOfKind, imagesNamed, partsOfResource } from '../../core/wiring/offers.js';
import { kindChoices } from '../../core/wiring/references/kindChoices.js';
import type { Rule } from '../../core/wiring/references/rule.js';
import { walkReferences, type Hit } from '../../core/wiring/references/walk.js';
import { called } from '../../core/wiring/rules/subject.js';
import type { Placed } from '../../core/wiring/workspace.js';
import { mark } from '../cursor.js';
import type { Place } from './place.js';
import type { Suggestion } from './suggestion.js';
import { quoted } from './values.js';

/** What the field at the cursor may name, by the table of references: resources, their keys and ports, what the resource itself names. */
export function namedThings(place: Place): readonly Suggestion[] {
  const hit = hitAt(place);
  return hit ? (offers[hit.rule.is]?.(place, hit) ?? []) : kinds(place);
}

/** What the kind of a reference may be, as far as the table knows what it then refers to. */
function kinds({ facts, path, cursor }: Place): readonly Suggestion[] {
  const choices = facts ? kindChoices(facts.kind, path) : [];
  return choices.map((label) => ({ label, text: quoted(label, cursor.quote), kind: CompletionItemKind.Class }));
}

const offers: Readonly<Partial<Record<Rule['is'], (place: Place, hit: Hit) => readonly Suggestion[]>>> = {
  resource: resources,
  part: parts,
  local: localNames,
  'local-name': localUses,
  'pod-port': podPorts,
  image: images,
};

/** What the table says of the very value that the mark stands for. */
function hitAt({ root, facts }: Place): Hit | undefined {
  let found: Hit | undefined;
  if (facts) {
    walkReferences(facts.kind, root, (hit) => {
      if (hit.node.is === 'scalar' && hit.node.value === mark) found = hit;
    });
  }
  return found;
}

function resources(place: Place, { rule }: Hit): readonly Suggestion[] {
  const { workspace, file } = place.site;
  const reference = place.facts?.references.find((it) => it.name === mark && !it.part);
  if (!reference || rule.is !== 'resource') return [];
  const { kind, namespace } = reference;
  const here = definitionsOfKind(workspace, file, { kind, namespace });
  const names = here.map((it) => resource(place, it, it.item.name));
  if (rule.namespace !== 'prefix') return names;
  const elsewhere = definitionsOfKind(workspace, file, { kind, namespace: '' }).filter(
    ({ item }) => item.namespace !== '' && item.namespace !== namespace,
  );
  return [...names, ...elsewhere.map((it) => resource(place, it, `${it.item.namespace}/${it.item.name}`))];
}

function resource({ cursor }: Place, { item, file }: Placed<Definition>, label: string): Suggestion {
  const made = item.maker ? `made by ${called(item.maker)}` : '';
  return {
    label,
    text: quoted(label, cursor.quote),
    kind: CompletionItemKind.Reference,
    detail: [shortKind(item.kind), made, file.path].filter(Boolean).join(' · '),
  };
}

function parts(place: Place): readonly Suggestion[] {
  const { site, facts, field, cursor } = place;
  const reference = facts?.references.find((it: Reference) => it.part?.named === mark);
  if (!reference?.part) return [];
  const takesNumbers = field?.type.is === 'integer';
  return partsOfResource(site.workspace, site.file, reference, reference.part.part).flatMap((it: Part): Suggestion[] => {
    const label = takesNumbers || it.name === '' ? String(it.number ?? '') : it.name;
    if (label === '') return [];
    const number = it.number === undefined || label !== it.name ? '' : ` · ${it.number}`;
    return [
      {
        label,
        text: label === it.name ? quoted(label, cursor.quote) : label,
        kind: CompletionItemKind.Reference,
        detail: `${it.part} of ${called(reference)}${number}`,
      },
    ];
  });
}

/** What the resource itself gives names to; ports by their numbers too, of the container alone that asks. */
function localNames({ facts, cursor }: Place, { rule, container }: Hit): readonly Suggestion[] {
  if (rule.is !== 'local') return [];
  const { thing } = rule;
  const names = (facts?.localNames ?? []).filter(
    (it: LocalName) => it.thing === thing && it.name !== mark && (it.container === undefined || it.container === container?.start),
  );
  const unnamed = thing === 'port' && container ? mapsOf(fieldOf(container, 'ports')).filter((it) => !fieldOf(it, 'name')) : [];
  const numbers = unnamed.flatMap((it) => {
    const port = fieldOf(it, 'containerPort');
    return port?.is === 'scalar' && typeof port.value === 'number' ? [String(port.value)] : [];
  });
  return [
    ...[...new Set(names.map(({ name }) => name))].map((name) => local(name, quoted(name, cursor.quote), thing)),
    ...numbers.map((it) => local(it, it, thing)),
  ];
}

/** The names that the resource uses and has not given yet. */
function localUses({ facts, cursor }: Place, { rule }: Hit): readonly Suggestion[] {
  if (rule.is !== 'local-name') return [];
  const { thing } = rule;
  const given = new Set((facts?.localNames ?? []).filter((it) => it.thing === thing).map(({ name }) => name));
  const used = (facts?.localUses ?? []).filter((it) => it.thing === thing && !given.has(it.name)).map(({ name }) => name);
  return [...new Set(used)].map((name) => local(name, quoted(name, cursor.quote), `${thing}, used in this resource`));
}

function local(label: string, text: string, detail: string): Suggestion {
  return { label, text, kind: CompletionItemKind.Variable, detail };
}

/** The names of the ports of the Pods that the resource selects. */
function podPorts({ site, facts, cursor }: Place): readonly Suggestion[] {
  const asked = facts?.podPorts.find(({ name }) => name === mark);
  if (!asked) return [];
  const found = podsOf(site.workspace, site.file, asked.selector).flatMap(({ item, resource }) =>
    item.ports.map(({ name }) => local(name, quoted(name, cursor.quote), `port of ${called(resource)}`)),
  );
  return [...new Map(found.map((it) => [it.label, it])).values()];
}

function images({ site, cursor }: Place): readonly Suggestion[] {
  return imagesNamed(site.workspace)
    .filter((it) => it !== cursor.word)
    .map((label) => ({ label, text: quoted(label, cursor.quote), kind: CompletionItemKind.Value }));
}
