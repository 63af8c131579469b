import type { DocumentFacts } from './facts.js';
import type { IndexedDocument } from './workspace.js';

/** Kinds of things whose definitions, or whose users, are not what they were; Pods and selectors go by `Pod`. */
export type Topics = ReadonlySet<string> | 'all';

/** What may be seen otherwise from elsewhere once some documents are replaced by others. Places alone do not count. */
export function changedTopics(removed: readonly IndexedDocument[], added: readonly IndexedDocument[]): Topics {
  const [old, fresh] = [removed, added].map((documents) => together(documents.map(({ facts }) => saidBy(facts)))) as [Said, Said];
  const changed = new Set([...old.keys(), ...fresh.keys()].filter((topic) => old.get(topic) !== fresh.get(topic)));
  // What is not known in full may name any Secret or ConfigMap.
  if ([...removed, ...added].some(({ facts }) => facts.opaque)) for (const it of ['Secret', 'ConfigMap']) changed.add(it);
  return changed.has(everything) ? 'all' : changed;
}

/** Whether a document speaks of some topics, and so may be seen otherwise now. */
export function concerns(topics: Topics, facts: DocumentFacts): boolean {
  return topics === 'all' || [...saidBy(facts).keys()].some((it) => topics.has(it));
}

/** The topic of what may concern any other. */
const everything = '*';

/** By topic, as one text to compare. */
type Said = ReadonlyMap<string, string>;

const known = new WeakMap<DocumentFacts, Said>();

/** All that a document says of each topic, without the places, as one text to compare. */
function saidBy(facts: DocumentFacts): Said {
  const said = known.get(facts) ?? readTopics(facts);
  known.set(facts, said);
  return said;
}

function readTopics({ resources, patches }: DocumentFacts): Said {
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

function together(said: readonly Said[]): Said {
  const all = new Map<string, string>();
  for (const topics of said) for (const [topic, text] of topics) all.set(topic, (all.get(topic) ?? '') + text);
  return all;
}
