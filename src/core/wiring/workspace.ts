import { groups } from '../groups.js';
import type { Manifest } from '../manifest.js';
import { count, put, take, type Buckets } from './buckets.js';
import { changedTopics, type Topics } from './changes.js';
import type { Definition, DocumentFacts, Pods, Reference, ResourceFacts, Selector } from './facts.js';
import { factsOf } from './read.js';
import type { KindName } from './references/rule.js';
import { labelToFind } from './selectors.js';
import { noSettings, type Settings } from '../settings/settings.js';
import { pathOf, worldsOf, type Steps, type Worlds } from './worlds.js';

/** One file of a workspace: its text, and what each of its documents says. It stays the same object as long as the file is there. */
export interface IndexedFile {
  /** With forward slashes; of all files absolute, or of all relative to the same root. */
  readonly path: string;
  readonly steps: Steps;
  /** Its steps without the last. */
  readonly folder: Steps;
  text: string;
  documents: readonly IndexedDocument[];
  /** All that its documents say, by resource. */
  resources: readonly PlacedResource[];
}

/** A document stays the same object as long as its text stands in its file. */
export interface IndexedDocument {
  start: number;
  readonly facts: DocumentFacts;
  readonly resources: readonly PlacedResource[];
  /** It is in its file no more. */
  gone?: true;
}

/** Something that a document says, where it says it: offsets of the item count from the start of the document. */
export interface Placed<T> {
  readonly file: IndexedFile;
  readonly document: IndexedDocument;
  readonly resource: ResourceFacts;
  readonly item: T;
}

export interface PlacedResource {
  readonly document: IndexedDocument;
  readonly resource: ResourceFacts;
  readonly definitions: readonly Placed<Definition>[];
  readonly references: readonly Placed<Reference>[];
  readonly selectors: readonly Placed<Selector>[];
  readonly pods?: Placed<Pods>;
  readonly brings?: Placed<string>;
}

/**
 * The index of all resources of a workspace. Whoever holds it feeds it with files; a file that changes touches its own entries alone.
 * The functions of `lookup.ts` read it.
 */
export interface Workspace {
  settings: Settings;
  readonly files: Map<string, IndexedFile>;
  /** `Secret api` */
  readonly definitions: Buckets<Placed<Definition>>;
  /** By kind, then by namespace. */
  readonly kinds: Map<KindName, Buckets<Placed<Definition>>>;
  /** By what they name: `Secret api`. */
  readonly references: Buckets<Placed<Reference>>;
  /** By namespace. */
  readonly pods: Buckets<Placed<Pods>>;
  /** `app=api` */
  readonly podsByLabel: Buckets<Placed<Pods>>;
  /** By one label that they ask for, or by nothing. */
  readonly selectors: Buckets<Placed<Selector>>;
  /** How many resources are written in a file, or in a folder and below it. */
  readonly sizes: Map<string, number>;
  /** The files that kustomize applies as patches. */
  readonly patches: Map<string, number>;
  /** What brings resources that no file shows, by their namespace. */
  readonly brought: Buckets<Placed<string>>;
  /** The folders of Helm charts. */
  readonly charts: Map<string, number>;
  /** Found when they are first asked for after a change. */
  worlds?: Worlds | undefined;
  /** Counts the changes that may be seen from other documents. */
  generation: number;
  /** What names lead to, from each file, as far as it was asked for since the last change. */
  readonly resolved: Map<IndexedFile, Map<string, readonly Placed<Definition>[]>>;
  /** The names that were found nearest to others, since the last change. */
  readonly nearest: Map<string, string | undefined>;
}

export function createWorkspace(settings: Settings = noSettings): Workspace {
  return {
    settings,
    files: new Map(),
    definitions: new Map(),
    kinds: new Map(),
    references: new Map(),
    pods: new Map(),
    podsByLabel: new Map(),
    selectors: new Map(),
    sizes: new Map(),
    patches: new Map(),
    brought: new Map(),
    charts: new Map(),
    generation: 0,
    resolved: new Map(),
    nearest: new Map(),
  };
}

/** Takes what a file says, or undefined when it is gone. Tells what may now be seen otherwise from other documents. */
export function updateFile(workspace: Workspace, path: string, manifest: Manifest | undefined): Topics {
  const { files, charts } = workspace;
  const known = files.get(path);
  const chartsBefore = charts.size;
  const file = known ?? emptyFile(path);
  if (!known && manifest) addFile(workspace, file, 1);
  const { removed, added } = exchange(file, manifest);
  for (const it of removed) place(workspace, file, it, -1);
  for (const it of added) place(workspace, file, it, 1);
  if (known && !manifest) addFile(workspace, file, -1);
  const changed = chartsBefore === charts.size ? changedTopics(removed, added) : 'all';
  if (changed === 'all' || changed.size > 0) changeWorlds(workspace);
  else if (removed.length + added.length > 0) forget(workspace);
  return changed;
}

export function changeSettings(workspace: Workspace, settings: Settings): void {
  workspace.settings = settings;
  changeWorlds(workspace);
}

function changeWorlds(workspace: Workspace): void {
  workspace.worlds = undefined;
  workspace.generation += 1;
  forget(workspace);
}

function forget({ resolved, nearest }: Workspace): void {
  resolved.clear();
  nearest.clear();
}

/** A file that defines nothing and is not complained of: a patch of kustomize, or a template of Helm. */
export function isSilent({ patches, charts }: Workspace, { path, folder }: IndexedFile): boolean {
  if (patches.size > 0 && patches.has(path)) return true;
  return charts.size > 0 && folder.some((step, depth) => (step === 'templates' || step === 'crds') && charts.has(pathOf(folder, depth)));
}

/** Whether one file is in a world that sees another. */
export function sees(workspace: Workspace, from: IndexedFile, to: IndexedFile): boolean {
  if (from === to) return true;
  workspace.worlds ??= worldsOf({ files: copies(workspace), sizes: workspace.sizes }, workspace.settings);
  return workspace.worlds.sees(from.steps, to.steps);
}

/** The files of each resource that is written more than once. A namespace belongs to nobody. */
function* copies(workspace: Workspace): Iterable<readonly Steps[]> {
  for (const [key, found] of workspace.definitions) {
    if (found.size < 2 || key.startsWith('Namespace ')) continue;
    const written = [...found].filter(({ item, file }) => !item.maker && !isSilent(workspace, file));
    for (const same of groups(written, ({ item }) => item.namespace).values()) {
      yield [...new Set(same.map(({ file }) => file.steps))];
    }
  }
}

function emptyFile(path: string): IndexedFile {
  const steps = path.split('/');
  return { path, steps, folder: steps.slice(0, -1), text: '', documents: [], resources: [] };
}

function addFile({ files, charts }: Workspace, file: IndexedFile, by: 1 | -1): void {
  if (by === 1) files.set(file.path, file);
  else files.delete(file.path);
  if (/(^|\/)Chart\.ya?ml$/.test(file.path)) count(charts, pathOf(file.folder), by);
}

/** Gives a file its documents: those whose text stood in it before stay, wherever they stand now. The trees are not needed any more. */
function exchange(
  file: IndexedFile,
  manifest: Manifest | undefined,
): { readonly removed: readonly IndexedDocument[]; readonly added: readonly IndexedDocument[] } {
  const before = groups(file.documents, ({ facts }) => facts);
  for (const same of before.values()) same.reverse();
  const added: IndexedDocument[] = [];
  const documents = (manifest?.documents ?? []).map(({ start, document }) => {
    const facts = factsOf(document);
    const kept = before.get(facts)?.pop();
    if (kept) kept.start = start;
    const indexed = kept ?? indexedDocument(file, start, facts);
    if (!kept) added.push(indexed);
    return indexed;
  });
  const removed = [...before.values()].flat();
  for (const it of removed) it.gone = true;
  file.text = manifest?.text ?? '';
  file.documents = documents;
  file.resources = documents.flatMap((it) => it.resources);
  return { removed, added };
}

function indexedDocument(file: IndexedFile, start: number, facts: DocumentFacts): IndexedDocument {
  const resources: PlacedResource[] = [];
  const document: IndexedDocument = { start, facts, resources };
  for (const resource of facts.resources) {
    const placed = <T>(item: T): Placed<T> => ({ file, document, resource, item });
    resources.push({
      document,
      resource,
      definitions: resource.definitions.map(placed),
      references: resource.references.map(placed),
      selectors: resource.selectors.map(placed),
      ...(resource.pods && { pods: placed(resource.pods) }),
      ...(resource.brings !== undefined && { brings: placed(resource.brings) }),
    });
  }
  return document;
}

/** Puts all that a document says into the index, or takes it out. */
function place(workspace: Workspace, file: IndexedFile, { facts, resources }: IndexedDocument, by: 1 | -1): void {
  const change = by === 1 ? put : take;
  for (const { resource, definitions, references, selectors, pods, brings } of resources) {
    for (const it of definitions) placeDefinition(workspace, it, by);
    for (const it of references) change(workspace.references, `${it.item.kind} ${it.item.name}`, it);
    for (const it of selectors) change(workspace.selectors, labelToFind(it.item), it);
    if (brings) change(workspace.brought, brings.item, brings);
    if (!pods) continue;
    change(workspace.pods, resource.namespace, pods);
    for (const { key, value } of pods.item.labels) change(workspace.podsByLabel, `${key}=${value}`, pods);
  }
  for (const it of facts.patches) count(workspace.patches, resolvePath(file.folder, it), by);
}

function placeDefinition({ definitions, kinds, sizes }: Workspace, placed: Placed<Definition>, by: 1 | -1): void {
  const change = by === 1 ? put : take;
  const { file, item } = placed;
  change(definitions, `${item.kind} ${item.name}`, placed);
  const namespaces = kinds.get(item.kind) ?? new Map<string, Set<Placed<Definition>>>();
  kinds.set(item.kind, namespaces);
  change(namespaces, item.namespace, placed);
  if (!item.maker) for (let depth = 1; depth <= file.steps.length; depth += 1) count(sizes, pathOf(file.steps, depth), by);
}

/** A path relative to a folder, such as `../patches/web.yaml`. */
function resolvePath(folder: Steps, path: string): string {
  const steps = [...folder];
  for (const step of path.split('/')) {
    if (step === '..') steps.pop();
    else if (step !== '.' && step !== '') steps.push(step);
  }
  return steps.join('/');
}
