import { diagnoseWiring } from '../diagnose.js';
import type { Definition, Pods } from '../facts.js';
import type { Span } from '../fields.js';
import { definitionsOf, podsOf, type NamedResource } from '../lookup.js';
import { occurrence, type Occurrence } from '../occurrences/occurrence.js';
import { isSilent, type IndexedFile, type Placed, type PlacedResource, type Workspace } from '../workspace.js';
import type { NodeState, Relation, WiringGraph } from './graph.js';
import { byText, inOrder } from './order.js';

/** A node that has no id yet: that is given once all are known. */
export interface Draft extends NamedResource {
  /** Of what is absent it may turn out to be worse. */
  state: NodeState;
  readonly place: Occurrence;
}

export interface DraftEdge {
  readonly from: Draft;
  readonly to: Draft;
  readonly relation: Relation;
  readonly mentions: DraftMention[];
}

interface DraftMention {
  readonly field: string;
  readonly place: Occurrence;
  readonly problem?: string | undefined;
}

/** What is known while the graph is put together. */
interface Draught {
  readonly workspace: Workspace;
  /** What is wrong in each file between its resources and others, by where it stands. */
  readonly problems: Map<IndexedFile, ReadonlyMap<number, string>>;
  readonly resources: ReadonlyMap<PlacedResource['resource'], PlacedResource>;
  readonly written: Map<PlacedResource['resource'], Draft>;
  readonly made: Map<Placed<Definition>, Draft>;
  /** What nothing here defines, by its name. */
  readonly absent: Map<string, Draft>;
  readonly edges: Map<Draft, Map<Draft, DraftEdge[]>>;
}

/**
 * The graph of a workspace, but for patches and templates, which are no resources yet. Diagnoses every file, as what is broken is what the
 * rules complain of. `placeOf` turns UTF-16 offsets in a file into a place.
 */
export function graphOf<P>(workspace: Workspace, placeOf: (place: Occurrence) => P): WiringGraph<P> {
  const files = [...workspace.files.values()].filter((it) => !isSilent(workspace, it)).toSorted((a, b) => byText(a.path, b.path));
  const placed = files.flatMap(({ resources }) => resources);
  const draught: Draught = {
    workspace,
    problems: new Map(),
    resources: new Map(placed.map((it) => [it.resource, it])),
    written: new Map(),
    made: new Map(),
    absent: new Map(),
    edges: new Map(),
  };
  for (const { resource, definitions } of placed) {
    const own = definitions.find(({ item }) => !item.maker);
    if (own) draught.written.set(resource, draft(own.item, 'written', occurrence(own, own.item.place)));
  }
  for (const { definitions } of placed) for (const it of definitions) if (!isClaim(it)) nodeOf(draught, it);
  for (const file of files) {
    for (const it of file.resources) {
      const from = draught.written.get(it.resource);
      if (!from) continue;
      addReferences(draught, from, it);
      addSelectors(draught, from, file, it);
    }
  }
  const { written, made, absent, edges } = draught;
  const drafts = new Set([...written.values(), ...made.values(), ...absent.values()]);
  return inOrder(
    drafts,
    [...edges.values()].flatMap((it) => [...it.values()].flat()),
    placeOf,
  );
}

/** A StatefulSet makes many claims: they are drawn where someone names them. */
function isClaim({ item }: Placed<Definition>): boolean {
  return item.kind === 'PersistentVolumeClaim' && item.maker !== undefined;
}

function draft({ kind, name, namespace }: NamedResource, state: NodeState, place: Occurrence): Draft {
  return { kind, name, namespace, state, place };
}

/** The node of a definition. The file that writes something shares it with whoever fills it, and those that make the same thing share one. */
function nodeOf(draught: Draught, definition: Placed<Definition>): Draft {
  const { workspace, written, made, resources } = draught;
  const { resource, file, item } = definition;
  const known = item.maker ? made.get(definition) : written.get(resource);
  if (known) return known;
  const same = definitionsOf(workspace, file, item);
  const writing = same.find((it) => !it.item.maker && it.item.namespace === item.namespace) ?? same.find((it) => !it.item.maker);
  const first = same.find((it) => made.has(it)) ?? definition;
  const node = (writing && written.get(writing.resource)) ?? made.get(first) ?? draft(item, 'made', occurrence(definition, item.place));
  made.set(definition, node);
  const maker = resources.has(resource) ? written.get(resource) : undefined;
  if (maker) connect(draught, maker, node, 'makes', mention(draught, definition, { field: '', place: item.place }));
  return node;
}

function addReferences(draught: Draught, from: Draft, { references, resource }: PlacedResource): void {
  for (const it of references) {
    const { file, item } = it;
    const said = mention(draught, it, item);
    const found = definitionsOf(draught.workspace, file, item);
    const nodes = new Set(found.map((definition) => nodeOf(draught, definition)));
    if (found.length === 0 && item.part === undefined) nodes.add(absentNode(draught, item, said));
    // What a resource makes it may name as well, such as an Ingress its certificate.
    const own = new Set(found.filter((definition) => definition.resource === resource).map((definition) => nodeOf(draught, definition)));
    for (const to of nodes) if (!own.has(to)) connect(draught, from, to, relationOf(item.field), said);
  }
}

function relationOf(field: string): Relation {
  return field.includes('rolloutRestartTargets') ? 'restarts' : 'uses';
}

function addSelectors(draught: Draught, from: Draft, file: IndexedFile, { selectors, resource, document }: PlacedResource): void {
  for (const it of selectors) {
    if (it.item.whose === 'own') continue;
    const pods = podsOf(draught.workspace, file, it.item);
    const said = mention(
      draught,
      it,
      it.item,
      it.item.labels.map(({ place }) => place),
    );
    connectPods(draught, from, pods, said);
    if (pods.length > 0 || said.problem === undefined) continue;
    const name = it.item.labels.map(({ key, value }) => `${key}=${value}`).join(', ');
    connect(draught, from, absentNode(draught, { kind: 'Pod', name, namespace: it.item.namespace }, said), 'selects', said);
  }
  for (const it of resource.podPorts) {
    connectPods(draught, from, podsOf(draught.workspace, file, it.selector), mention(draught, { file, document }, it));
  }
}

function connectPods(draught: Draught, from: Draft, pods: readonly Placed<Pods>[], said: DraftMention): void {
  for (const { resource } of pods) {
    const to = draught.written.get(resource);
    if (to) connect(draught, from, to, 'selects', said);
  }
}

/** What is named and not here is missing as soon as one of those that name it cannot do without. */
function absentNode({ absent }: Draught, named: NamedResource, { place, problem }: DraftMention): Draft {
  const key = `${named.kind} ${named.namespace} ${named.name}`;
  const node = absent.get(key) ?? draft(named, 'outside', place);
  absent.set(key, node);
  if (problem !== undefined) node.state = 'missing';
  return node;
}

/** A field that says something, with what the rules complain of there, or at one of its parts. */
function mention(
  draught: Draught,
  where: Pick<Placed<unknown>, 'file' | 'document'>,
  { field, place }: { readonly field: string; readonly place: Span },
  parts: readonly Span[] = [],
): DraftMention {
  const problems = problemsOf(draught, where.file);
  const problem = [place, ...parts].map((it) => problems.get(occurrence(where, it).start)).find((it) => it !== undefined);
  return { field, place: occurrence(where, place), problem };
}

function problemsOf({ workspace, problems }: Draught, file: IndexedFile): ReadonlyMap<number, string> {
  const known = problems.get(file);
  if (known) return known;
  const counting = diagnoseWiring(workspace, file.path).filter(({ severity }) => severity === 'error' || severity === 'warning');
  const found = new Map(counting.map(({ start, message }) => [start, message]));
  problems.set(file, found);
  return found;
}

function connect({ edges }: Draught, from: Draft, to: Draft, relation: Relation, said: DraftMention): void {
  if (from === to) return;
  const byTarget = edges.get(from) ?? new Map<Draft, DraftEdge[]>();
  edges.set(from, byTarget);
  const between = byTarget.get(to) ?? [];
  byTarget.set(to, between);
  const edge = between.find((it) => it.relation === relation);
  if (edge) edge.mentions.push(said);
  else between.push({ from, to, relation, mentions: [said] });
}
