import type { Definition } from '../facts.js';
import { valuesAt } from '../buckets.js';
import { sameNamespace } from '../lookup.js';
import { isSilent, sees, type Placed } from '../workspace.js';
import { commonDepth, type Steps } from '../worlds.js';
import { called, inNamespace, problem, relatedTo, type Subject, type WiringRule } from './subject.js';

/**
 * A resource that is written twice in one world: the file that is applied last wins. Without roots in the settings that is told of one
 * folder alone, as copies in two folders are often meant.
 */
export const duplicateResource: WiringRule = (subject) => {
  const [own] = subject.definitions;
  if (!own || own.item.maker) return [];
  const { kind, name, namespace } = own.item;
  const all = valuesAt(subject.workspace.definitions, `${kind} ${name}`);
  const first = find(all, (it) => !it.item.maker && it.item.namespace === namespace && isBefore(it, own) && isSameWorld(subject, it));
  if (!first) return [];
  const message = `${called(own.item)}${inNamespace(namespace)} is written twice: the one that is applied last wins.`;
  return [
    problem('duplicate-resource', own.item.place, message, {
      related: [relatedTo(first, first.item.place, `${called(own.item)} the first time`)],
    }),
  ];
};

/** A Secret that two operators write, or an operator beside a file: the operator refuses, or the two take turns. */
export const twoWriters: WiringRule = (subject) =>
  subject.definitions.flatMap((own) => {
    const { item } = own;
    if (!item.maker?.owns) return [];
    const all = valuesAt(subject.workspace.definitions, `${item.kind} ${item.name}`);
    const other = find(
      all,
      (it) =>
        (it.item.maker ? it.item.maker.owns && isBefore(it, own) : true) &&
        it.resource !== subject.resource &&
        sameNamespace(it.item.namespace, item.namespace) &&
        isVisible(subject, it),
    );
    if (!other) return [];
    const maker = other.item.maker ? called(other.item.maker) : 'a file';
    const message = `${called(item)} is written by ${called(item.maker)} and by ${maker}: only one of the two may.`;
    return [problem('two-writers', item.place, message, { related: [relatedTo(other, other.item.place, `${called(item)} by ${maker}`)] })];
  });

function find<T>(all: Iterable<T>, fits: (it: T) => boolean): T | undefined {
  for (const it of all) if (fits(it)) return it;
  return undefined;
}

/** The order that tells which of two is the one too many. */
function isBefore(a: Placed<Definition>, b: Placed<Definition>): boolean {
  if (a.file.path !== b.file.path) return a.file.path < b.file.path;
  return a.document.start + a.item.place.start < b.document.start + b.item.place.start;
}

function isVisible({ workspace, file }: Subject, other: Placed<Definition>): boolean {
  return !isSilent(workspace, other.file) && sees(workspace, file, other.file);
}

function isSameWorld(subject: Subject, other: Placed<Definition>): boolean {
  const named = subject.workspace.settings.worlds.length > 0;
  return (named || isSameFolder(subject.file.folder, other.file.folder)) && isVisible(subject, other);
}

function isSameFolder(a: Steps, b: Steps): boolean {
  return a.length === b.length && commonDepth(a, b) === a.length;
}
