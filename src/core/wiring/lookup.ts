import type { ResourceName } from '../finding.js';
import { groups } from '../groups.js';
import { nearest } from '../nearest.js';
import { valuesAt } from './buckets.js';
import type { Definition, Pods, Reference, Selector } from './facts.js';
import { isBuiltIn, shortKind } from './kinds.js';
import type { KindName } from './references/rule.js';
import { labelToFind, selects } from './selectors.js';
import { isSilent, sees, type IndexedFile, type Placed, type PlacedResource, type Workspace } from './workspace.js';
import { commonDepth } from './worlds.js';

/** What a reference names. An empty namespace is any. */
export interface NamedResource {
  readonly kind: KindName;
  readonly name: string;
  readonly namespace: string;
}

/** Whether two namespaces may be the same: where one is not written, it is given when the manifest is applied. */
export function sameNamespace(a: string, b: string): boolean {
  return a === b || a === '' || b === '';
}

/** All that defines a resource, as seen from a file. Of copies the nearest counts. */
export function definitionsOf(workspace: Workspace, from: IndexedFile, named: NamedResource): readonly Placed<Definition>[] {
  const key = `${named.kind} ${named.name} ${named.namespace}`;
  const known = workspace.resolved.get(from) ?? new Map<string, readonly Placed<Definition>[]>();
  workspace.resolved.set(from, known);
  const found = known.get(key) ?? resolve(workspace, from, named);
  known.set(key, found);
  return found;
}

function resolve(workspace: Workspace, from: IndexedFile, { kind, name, namespace }: NamedResource): readonly Placed<Definition>[] {
  const named = valuesAt(workspace.definitions, `${kind} ${name}`);
  const found = visible(workspace, from, named, ({ item }) => sameNamespace(item.namespace, namespace));
  if (found.length < 2) return found;
  const byMaker = groups(found, ({ item: { maker } }) => (maker ? `${maker.kind} ${maker.name}` : ''));
  return [...byMaker.values()].flatMap((copies) => {
    const depths = copies.map(({ file }) => commonDepth(file.folder, from.folder));
    const nearest = depths.reduce((a, b) => Math.max(a, b));
    return copies.filter((_, index) => depths[index] === nearest);
  });
}

/** All that defines something of a name, in other worlds and other namespaces too. */
export function definitionsAnywhere(workspace: Workspace, kind: KindName, name: string): readonly Placed<Definition>[] {
  return [...valuesAt(workspace.definitions, `${kind} ${name}`)].filter(({ file }) => !isSilent(workspace, file));
}

/** Whether a file sees anything of a kind in a namespace. */
export function seesAny(workspace: Workspace, from: IndexedFile, { kind, namespace }: Omit<NamedResource, 'name'>): boolean {
  for (const { file } of ofKind(workspace, kind, namespace)) if (!isSilent(workspace, file) && sees(workspace, from, file)) return true;
  return false;
}

/** Whether something that a file sees brings resources into a namespace that no file shows. */
export function bringsMore(workspace: Workspace, from: IndexedFile, namespace: string): boolean {
  for (const [into, found] of workspace.brought) {
    if (!sameNamespace(into, namespace)) continue;
    for (const { file } of found) if (!isSilent(workspace, file) && sees(workspace, from, file)) return true;
  }
  return false;
}

/** What was meant by a name that nothing has: something of the same kind, in the same namespace, of nearly that name. */
export function nearestDefinition(
  workspace: Workspace,
  from: IndexedFile,
  { kind, name, namespace }: NamedResource,
): Placed<Definition> | undefined {
  // Many files may miss the same thing, and a workspace may hold thousands of its kind.
  const key = `${kind} ${namespace} ${name}`;
  const { nearest: known } = workspace;
  if (!known.has(key)) known.set(key, nearest(name, namesOf(ofKind(workspace, kind, namespace))));
  const near = known.get(key);
  const seen = (it: string | undefined): Placed<Definition> | undefined =>
    it === undefined ? undefined : definitionsOf(workspace, from, { kind, name: it, namespace })[0];
  if (near === undefined || seen(near)) return seen(near);
  const visibleNames = namesOf(visible(workspace, from, ofKind(workspace, kind, namespace), () => true));
  return seen(nearest(name, visibleNames));
}

function namesOf(found: Iterable<Placed<Definition>>): readonly string[] {
  return [...new Set(Array.from(found, ({ item }) => item.name))].toSorted();
}

function* ofKind({ kinds }: Workspace, kind: KindName, namespace: string): Generator<Placed<Definition>> {
  for (const [it, found] of kinds.get(kind) ?? []) if (sameNamespace(it, namespace)) yield* found;
}

/** What names a definition: the references that would find it. Those of patches count too. */
export function referencesTo(workspace: Workspace, definition: Placed<Definition>): readonly Placed<Reference>[] {
  return [...valuesAt(workspace.references, keyOf(definition))].filter((it) => leadsTo(workspace, it, definition));
}

export function isUsed(workspace: Workspace, definition: Placed<Definition>): boolean {
  for (const it of valuesAt(workspace.references, keyOf(definition))) if (leadsTo(workspace, it, definition)) return true;
  return false;
}

function keyOf({ item: { kind, name } }: Placed<Definition>): string {
  return `${kind} ${name}`;
}

function leadsTo(workspace: Workspace, { file, item }: Placed<Reference>, definition: Placed<Definition>): boolean {
  return (
    sameNamespace(item.namespace, definition.item.namespace) &&
    sees(workspace, file, definition.file) &&
    definitionsOf(workspace, file, item).includes(definition)
  );
}

/** Whether something is there without a file that defines it: in every cluster, or declared in the settings. */
export function isProvided({ settings }: Workspace, { kind, name, namespace }: NamedResource): boolean {
  return (
    isBuiltIn(kind, name) ||
    settings.provided.some(
      (it) => it.kind === shortKind(kind) && (it.name === name || it.name === '*') && sameNamespace(it.namespace ?? '', namespace),
    )
  );
}

/** The Pods that a selector finds. */
export function podsOf(workspace: Workspace, from: IndexedFile, selector: Selector): readonly Placed<Pods>[] {
  const label = labelToFind(selector);
  const found = label === '' ? everyPodIn(workspace, selector.namespace) : valuesAt(workspace.podsByLabel, label);
  return visible(
    workspace,
    from,
    found,
    ({ item, resource }) => sameNamespace(resource.namespace, selector.namespace) && selects(selector, item),
  );
}

/** All Pods that a file sees in a namespace. */
export function podsIn(workspace: Workspace, from: IndexedFile, namespace: string): readonly Placed<Pods>[] {
  return visible(workspace, from, everyPodIn(workspace, namespace), () => true);
}

/** Whether a file sees any Pods in a namespace. */
export function hasPodsIn(workspace: Workspace, from: IndexedFile, namespace: string): boolean {
  for (const { file } of everyPodIn(workspace, namespace)) if (!isSilent(workspace, file) && sees(workspace, from, file)) return true;
  return false;
}

function* everyPodIn({ pods }: Workspace, namespace: string): Generator<Placed<Pods>> {
  for (const [it, found] of pods) if (sameNamespace(it, namespace)) yield* found;
}

/** The selectors that find some Pods. */
export function selectorsOf(workspace: Workspace, { file, item, resource }: Placed<Pods>): readonly Placed<Selector>[] {
  const keys = ['', ...item.labels.map(({ key, value }) => `${key}=${value}`)];
  return keys.flatMap((key) =>
    visible(
      workspace,
      file,
      valuesAt(workspace.selectors, key),
      (it) => sameNamespace(it.item.namespace, resource.namespace) && selects(it.item, item),
    ),
  );
}

function visible<T>(
  workspace: Workspace,
  from: IndexedFile,
  found: Iterable<Placed<T>>,
  fits: (it: Placed<T>) => boolean,
): readonly Placed<T>[] {
  const seen: Placed<T>[] = [];
  for (const it of found) if (sees(workspace, from, it.file) && fits(it) && !isSilent(workspace, it.file)) seen.push(it);
  return seen;
}

/** The resource of a file that holds an offset, else the first of its document. */
export function resourceNameAt({ files }: Workspace, path: string, offset: number): ResourceName | undefined {
  const placed = files.get(path)?.resources ?? [];
  const document = placed.findLast((it) => it.document.start <= offset)?.document;
  const within = placed.filter((it) => it.document === document);
  const holds = ({ resource: { span } }: PlacedResource): boolean =>
    document !== undefined && span.start <= offset - document.start && offset - document.start <= span.end;
  const resource = (within.find(holds) ?? within[0])?.resource;
  if (!resource?.apiVersion || !resource.name) return undefined;
  const { apiVersion, kind, name, namespace, namespacePlace } = resource;
  return { apiVersion, kind: kind.split('.')[0] ?? kind, ...(namespacePlace && { namespace }), name };
}
