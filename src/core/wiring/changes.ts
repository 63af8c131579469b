import type { DocumentFacts } from './facts.js';
import type { IndexedDocument } from './workspace.js';

/** Kinds of things whose definitions, or whose users, are not what they were; Pods and selectors go by `Pod`. */
export type Topics = ReadonlySet<string> | 'all';

/** What may be seen otherwise from elsewhere once some documents of a file are replaced by others. Places alone do not count. */
export function changedTopics(before: readonly IndexedDocument[], after: readonly IndexedDocument[]): Topics {
  const kept = new Set(before.map(({ facts }) => facts));
  const added = after.filter(({ facts }) => !kept.has(facts)).map(({ facts }) => saidBy(facts));
  const now = new Set(after.map(({ facts }) => facts));
  const gone = before.filter(({ facts }) => !now.has(facts)).map(({ facts }) => saidBy(facts));
  const [old, fresh] = [together(gone), together(added)];
  const changed = new Set([...old.keys(), ...fresh.keys()].filter((topic) => old.get(topic) !== fresh.get(topic)));
  return changed.has(everything) ? 'all' : changed;
}

/** Whether a document speaks of some topics, and so may be seen otherwise now. */
export function concerns(topics: Topics, facts: DocumentFacts): boolean {
  return topics === 'all' || [...saidBy(facts).keys()].some((it) => topics.has(it));
}

/** The topic of what may concern any other. */
const everything = '*';

const known = new WeakMap<DocumentFacts, ReadonlyMap<string, string>>();

/** All that a document says of each topic, without the places, as one text to compare. */
function saidBy(facts: DocumentFacts): ReadonlyMap<string, string> {
  const said = known.get(facts) ?? readTopics(facts);
  known.set(facts, said);
  return said;
}

function readTopics({ resources, patches }: DocumentFacts): ReadonlyMap<string, string> {
  const said = new Map<string, string>();
  const say = (topic: string, what: unknown): void => {
    said.set(topic, `${said.get(topic) ?? ''}${JSON.stringify(what, withoutPlaces)}\n`);
  };
  if (patches.length > 0) say(everything, patches);
  for (const { kind, namespace, brings, definitions, references, selectors, pods, podPorts } of resources) {
    if (brings !== undefined) say(everything, [kind, brings]);
    for (const it of definitions) say(it.kind, it);
    for (const it of references) say(it.kind, [it.name, it.namespace]);
    for (const it of selectors) say('Pod', it);
    for (const it of podPorts) say('Pod', it);
    if (pods) say('Pod', [namespace, pods]);
    if (namespace) say('Namespace', namespace);
  }
  return said;
}

function withoutPlaces(key: string, value: unknown): unknown {
  return key === 'place' || key === 'field' ? undefined : value;
}

function together(said: readonly ReadonlyMap<string, string>[]): ReadonlyMap<string, string> {
  const all = new Map<string, string>();
  for (const topics of said) for (const [topic, text] of topics) all.set(topic, (all.get(topic) ?? '') + text);
  return all;
}
