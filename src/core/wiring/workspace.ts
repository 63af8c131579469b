import { groups } from '../groups.js';
import type { Manifest } from '../manifest.js';
import { count, put, take, type Buckets } from './buckets.js';
import { changedTopics, type Topics } from './changes.js';
import type { Definition, DocumentFacts, Pods, Reference, ResourceFacts, Selector } from './facts.js';
import { factsOf } from './read.js';
import type { KindName } from './references/rule.js';
import { labelToFind } from './selectors.js';
import { noSettings, type WiringSettings } from './settings.js';
import { pathOf, worldsOf, type Steps, type Worlds } from './worlds.js';

/** One file of a workspace: its text, and what each of its documents says. */
export interface IndexedFile {
  /** With forward slashes; of all files absolute, or of all relative to the same root. */
  readonly path: string;
  readonly steps: Steps;
  /** Its steps without the last. */
  readonly folder: Steps;
  readonly text: string;
  readonly documents: readonly IndexedDocument[];
  /** All that its documents say, by resource. */
  readonly resources: readonly PlacedResource[];
}

export interface IndexedDocument {
  readonly start: number;
  readonly facts: DocumentFacts;
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
}

/**
 * The index of all resources of a workspace. Whoever holds it feeds it with files; a file that changes touches its own entries alone.
 * The functions of `lookup.ts` read it.
 */
export interface Workspace {
  settings: WiringSettings;
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
  readonly brought: Buckets<IndexedFile>;
  /** The folders of Helm charts. */
  readonly charts: Map<string, number>;
  /** Found when they are first asked for after a change. */
  worlds?: Worlds | undefined;
  /** What names lead to, from each file, as far as it was asked for since the last change. */
  readonly resolved: Map<IndexedFile, Map<string, readonly Placed<Definition>[]>>;
  /** The names that were found nearest to others, since the last change. */
  readonly nearest: Map<string, string | undefined>;
}

export function createWorkspace(settings: WiringSettings = noSettings): Workspace {
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
    resolved: new Map(),
    nearest: new Map(),
  };
}

/** Takes what a file says, or undefined when it is gone. Tells what may now be seen otherwise from other files. */
export function updateFile(workspace: Workspace, path: string, manifest: Manifest | undefined): Topics {
  const { files, charts } = workspace;
  const before = files.get(path);
  const after = manifest && indexed(path, manifest);
  const known = charts.size;
  if (before) place(workspace, before, -1);
  if (after) {
    place(workspace, after, 1);
    files.set(path, after);
  } else {
    files.delete(path);
  }
  const changed = known === charts.size ? changedTopics(before?.documents ?? [], after?.documents ?? []) : 'all';
  if (changed === 'all' || changed.size > 0) workspace.worlds = undefined;
  forget(workspace);
  return changed;
}

export function changeSettings(workspace: Workspace, settings: WiringSettings): void {
  workspace.settings = settings;
  workspace.worlds = undefined;
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

/** A file as the index keeps it: its trees are not needed any more. */
function indexed(path: string, { text, documents }: Manifest): IndexedFile {
  const steps = path.split('/');
  const folder = steps.slice(0, -1);
  const resources: PlacedResource[] = [];
  const file = {
    path,
    steps,
    folder,
    text,
    documents: documents.map(({ start, document }) => ({ start, facts: factsOf(document) })),
    resources,
  };
  for (const document of file.documents) {
    for (const resource of document.facts.resources) {
      const placed = <T>(item: T): Placed<T> => ({ file, document, resource, item });
      resources.push({
        document,
        resource,
        definitions: resource.definitions.map(placed),
        references: resource.references.map(placed),
        selectors: resource.selectors.map(placed),
        ...(resource.pods && { pods: placed(resource.pods) }),
      });
    }
  }
  return file;
}

/** Puts all that a file says into the index, or takes it out. */
function place(workspace: Workspace, file: IndexedFile, by: 1 | -1): void {
  const change = by === 1 ? put : take;
  for (const { resource, definitions, references, selectors, pods } of file.resources) {
    for (const it of definitions) placeDefinition(workspace, it, by);
    for (const it of references) change(workspace.references, `${it.item.kind} ${it.item.name}`, it);
    for (const it of selectors) change(workspace.selectors, labelToFind(it.item), it);
    if (resource.brings !== undefined) change(workspace.brought, resource.brings, file);
    if (!pods) continue;
    change(workspace.pods, resource.namespace, pods);
    for (const { key, value } of pods.item.labels) change(workspace.podsByLabel, `${key}=${value}`, pods);
  }
  for (const { facts } of file.documents) for (const it of facts.patches) count(workspace.patches, resolvePath(file.folder, it), by);
  if (/(^|\/)Chart\.ya?ml$/.test(file.path)) count(workspace.charts, pathOf(file.folder), by);
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
