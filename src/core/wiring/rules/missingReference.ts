import type { Fix } from '../../problem.js';
import type { Definition, Reference } from '../facts.js';
import { installedKinds } from '../kinds.js';
import { bringsMore, definitionsAnywhere, definitionsOf, isProvided, nearestDefinition, sameNamespace, seesAny } from '../lookup.js';
import { pathOf } from '../worlds.js';
import { sees, type Placed } from '../workspace.js';
import {
  called,
  change,
  inNamespace,
  problem,
  provideFix,
  relatedTo,
  type RelatedPlace,
  type Subject,
  type WiringProblem,
  type WiringRule,
} from './subject.js';

/**
 * A resource that is named and that nothing defines. Where the files define nothing of the kind in that namespace at all, it comes from
 * elsewhere, and nothing is said. Of kinds that clusters bring along, and beside charts, only a name that is nearly right is told.
 */
export const missingReference: WiringRule = (subject) => subject.references.flatMap(({ item }) => (item.part ? [] : check(subject, item)));

function check(subject: Subject, reference: Reference): readonly WiringProblem[] {
  const { workspace, file } = subject;
  const { kind, name, namespace, place, field, optional } = reference;
  if (optional || isProvided(workspace, reference) || definitionsOf(workspace, file, reference).length > 0) return [];
  const report = (message: string, related: readonly RelatedPlace[], fixes: readonly Fix[] = []): readonly WiringProblem[] => [
    problem('missing-reference', place, message, { field, related, fixes: [...fixes, ...provideFix(workspace, reference)] }),
  ];

  const anywhere = definitionsAnywhere(workspace, kind, name);
  const elsewhere = anywhere.find((it) => sees(workspace, file, it.file));
  if (elsewhere) {
    const where = elsewhere.item.namespace;
    return report(`${called(reference)} is looked for${inNamespace(namespace)}, but it is in ${where}.`, [definedAt(elsewhere)]);
  }
  const meant = nearestDefinition(workspace, file, reference);
  const missing = `Nothing here defines ${called(reference)}${inNamespace(namespace)}`;
  if (meant) return report(`${missing}; did you mean "${meant.item.name}"?`, [definedAt(meant)], [change(place, meant.item.name)]);
  const apart = anywhere.find(({ item }) => sameNamespace(item.namespace, namespace));
  if (apart) return report(`${missing}: the one in ${pathOf(apart.file.folder)} belongs to an environment of its own.`, [definedAt(apart)]);
  if (installedKinds.has(kind) || bringsMore(workspace, file, namespace) || !seesAny(workspace, file, reference)) return [];
  return report(`${missing}.`, []);
}

function definedAt(placed: Placed<Definition>): RelatedPlace {
  const { maker } = placed.item;
  return relatedTo(placed, placed.item.place, maker ? `${called(placed.item)} is made by ${called(maker)}` : `${called(placed.item)}`);
}
