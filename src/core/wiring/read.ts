import { identityOf } from '../kubernetes/resource.js';
import type { ManifestDocument } from '../manifest.js';
import type { MapNode, Node, ScalarNode } from '../yaml/nodes.js';
import { entryOf, formatPath, type Path } from '../yaml/path.js';
import { broughtInto } from './brought.js';
import type { Definition, DocumentFacts, LocalName, PodPortReference, PodPort, Pods, Reference, ResourceFacts, Selector } from './facts.js';
import { contentOf, entryAt, fieldOf, isTrue, isVerbatim, mapsOf, textOf, type Span } from './fields.js';
import { isKustomization, kustomizationKind, patchesOf } from './kustomization.js';
import { madeBy } from './made.js';
import { partsOf } from './parts.js';
import { clusterKinds, readKinds } from './kinds.js';
import type { KindByField, KindName, PartRule, PodPortRule, ResourceRule } from './references/rule.js';
import { stepsOfKind } from './references/index.js';
import { walkReferences, type Hit } from './references/walk.js';
import { labelsOf, selectorOf } from './selectors.js';

const known = new WeakMap<ManifestDocument, DocumentFacts>();

/** What a document says to others, read once as long as the document lives. */
export function factsOf(document: ManifestDocument): DocumentFacts {
  const facts = known.get(document) ?? readFacts(document);
  known.set(document, facts);
  return facts;
}

function readFacts({ text, resources, templated, problems }: ManifestDocument): DocumentFacts {
  const broken = problems.length > 0;
  const known = resources.flatMap(({ root, path }) => readResource(text, root, path) ?? []);
  return {
    templated,
    broken,
    opaque: templated || broken || known.length === 0 || known.some(({ kind }) => isForeign(kind)),
    resources: known,
    patches: resources.flatMap(({ root }) => (isKustomization(root) ? patchesOf(root) : [])),
  };
}

/** A kind of an operator that the table of references does not know. */
function isForeign(kind: KindName): boolean {
  return kind.includes('.') && !kind.endsWith('.k8s.io') && !stepsOfKind(kind);
}

/** `apps/v1`, `Deployment` → `Deployment.apps`. Undefined for what does not say what it is. */
export function kindNameOf(root: MapNode): KindName | undefined {
  if (isKustomization(root)) return kustomizationKind;
  const { apiVersion, kind } = identityOf(root);
  if (!apiVersion || !kind) return undefined;
  const [group, version] = String(apiVersion.value).split('/');
  return version === undefined ? String(kind.value) : `${String(kind.value)}.${group}`;
}

/** What is being read of one resource. */
interface Reading {
  readonly root: MapNode;
  readonly namespace: string;
  /** Where the resource stands in its document. */
  readonly at: Path;
  readonly references: Reference[];
  /** The same by the nodes that hold the names. */
  readonly named: Map<Node, Reference>;
  readonly selectors: Selector[];
  readonly podPorts: PodPortReference[];
  readonly localNames: LocalName[];
  readonly localUses: LocalName[];
  readonly images: string[];
  pods?: Pods;
}

function readResource(text: string, root: MapNode, at: Path): ResourceFacts | undefined {
  const kind = kindNameOf(root);
  if (kind === undefined) return undefined;
  const nameNode = fieldOf(root, 'metadata.name');
  const namespaceNode = fieldOf(root, kind === kustomizationKind ? 'namespace' : 'metadata.namespace');
  const name = textOf(nameNode) ?? '';
  const namespace = clusterKinds.has(kind) ? '' : (textOf(namespaceNode) ?? '');
  const reading: Reading = {
    root,
    namespace,
    at,
    references: [],
    named: new Map(),
    selectors: [],
    podPorts: [],
    localNames: [],
    localUses: [],
    images: [],
  };
  const hits: Hit[] = [];
  walkReferences(kind, root, (hit) => hits.push(hit));
  // A key may stand before the name of the Secret that it is in.
  for (const hit of hits) if (hit.rule.is === 'resource') readResourceName(reading, hit, hit.rule);
  for (const hit of hits) read(reading, hit);
  const { references, selectors, podPorts, localNames, localUses, images, pods } = reading;
  const brings = broughtInto(kind, root, namespace);
  const place = nameNode?.is === 'scalar' ? contentOf(nameNode) : (root.entries[0]?.key ?? root);
  const itself =
    name && kind !== kustomizationKind ? [{ kind, name, namespace, place, ...partsOf(kind, root), ...detailsOf(text, kind, root) }] : [];
  return {
    apiVersion: textOf(fieldOf(root, 'apiVersion')) ?? '',
    kind,
    name,
    namespace,
    span: { start: root.start, end: root.end },
    place,
    ...(namespace && namespaceNode?.is === 'scalar' && { namespacePlace: contentOf(namespaceNode) }),
    labels: labelsOf(fieldOf(root, 'metadata.labels')),
    definitions: [...itself, ...madeBy(root, { kind, name, namespace })],
    references,
    selectors,
    podPorts,
    localNames,
    localUses,
    images,
    ...(pods && { pods }),
    ...(brings !== undefined && { brings }),
  };
}

/** As it is written: the value of what aliases repeat may be larger than any memory. */
function detailsOf(text: string, kind: KindName, root: MapNode): Pick<Definition, 'details'> {
  return readKinds.has(kind) ? { details: text.slice(root.start, root.end) } : {};
}

function read(reading: Reading, hit: Hit): void {
  const { rule, node, path } = hit;
  const field = formatPath([...reading.at, ...path]);
  switch (rule.is) {
    case 'resource':
      return;
    case 'part':
      readPart(reading, hit, rule, field);
      return;
    case 'local-name':
    case 'local': {
      const name = textOf(node);
      if (name === undefined || node.is !== 'scalar') return;
      const inContainer = rule.thing === 'port' && hit.container ? { container: hit.container.start } : {};
      (rule.is === 'local' ? reading.localUses : reading.localNames).push({
        thing: rule.thing,
        name,
        place: contentOf(node),
        field,
        ...inContainer,
      });
      return;
    }
    case 'selector': {
      const selector = selectorOf(node, rule.form);
      // A peer in other namespaces is a matter of their labels.
      if (!selector || entryOf(hit.around, 'namespaceSelector')) return;
      reading.selectors.push({ ...selector, whose: rule.whose, namespace: reading.namespace, field });
      return;
    }
    case 'pods':
      reading.pods = { labels: labelsOf(fieldOf(hit.around, 'metadata.labels')), ports: portsOf(hit.around) };
      return;
    case 'pod-port':
      readPodPort(reading, node, rule, field);
      return;
    case 'image':
      readImage(reading, node);
  }
}

function readResourceName(reading: Reading, { node, around, path }: Hit, rule: ResourceRule): void {
  const text = textOf(node);
  const kind = typeof rule.kind === 'string' ? rule.kind : kindBy(rule.kind, around);
  if (text === undefined || node.is !== 'scalar' || kind === undefined) return;
  const { name, namespace, place } = nameIn(reading, rule, around, node, text);
  if (name === '') return;
  const optional = rule.optional !== undefined && isTrue(fieldOf(around, rule.optional));
  const field = formatPath([...reading.at, ...path]);
  const reference = { kind, name, namespace: clusterKinds.has(kind) ? '' : namespace, place, field, optional };
  reading.references.push(reference);
  reading.named.set(node, reference);
}

function kindBy({ field, kinds, otherwise }: KindByField, around: MapNode): KindName | undefined {
  const node = fieldOf(around, field);
  const written = node === undefined || (node.is === 'scalar' && node.value === null) ? otherwise : textOf(node);
  return written === undefined ? undefined : entryAt(kinds, written);
}

/** The name that a field holds, and the namespace that it is looked for in. */
function nameIn(
  { namespace: own }: Reading,
  { namespace }: ResourceRule,
  around: MapNode,
  node: ScalarNode,
  text: string,
): { readonly name: string; readonly namespace: string; readonly place: Span } {
  const place = contentOf(node);
  if (namespace === 'elsewhere') return { name: text, namespace: '', place };
  if (namespace === 'own') return { name: text, namespace: own, place };
  if (namespace !== 'prefix') return { name: text, namespace: textOf(fieldOf(around, namespace.field)) ?? own, place };
  const slash = text.indexOf('/');
  // More than one slash is wrong in itself: it names nothing.
  if (slash !== text.lastIndexOf('/')) return { name: '', namespace: own, place };
  if (slash < 0) return { name: text, namespace: own, place };
  const afterSlash = isVerbatim(node) ? { start: place.start + slash + 1, end: place.end } : place;
  return { name: text.slice(slash + 1), namespace: text.slice(0, slash) || own, place: afterSlash };
}

/** The part belongs to the resource that its neighbour names. */
function readPart(reading: Reading, { node, around }: Hit, rule: PartRule, field: string): void {
  if (node.is !== 'scalar') return;
  const named = typeof node.value === 'number' ? node.value : textOf(node);
  const neighbour = fieldOf(around, rule.of);
  const owner = neighbour && reading.named.get(neighbour);
  if (named === undefined || !owner) return;
  const optional = rule.optional !== undefined && isTrue(fieldOf(around, rule.optional));
  reading.references.push({ ...owner, place: contentOf(node), field, optional, part: { part: rule.part, named } });
}

function readPodPort({ root, namespace, podPorts }: Reading, node: Node, rule: PodPortRule, field: string): void {
  const name = textOf(node);
  const selector = selectorOf(fieldOf(root, rule.selector), rule.form);
  if (name === undefined || node.is !== 'scalar' || !selector) return;
  podPorts.push({ name, selector: { ...selector, whose: 'others', namespace, field: rule.selector }, place: contentOf(node), field });
}

function readImage({ images }: Reading, node: Node): void {
  const image = textOf(node);
  if (image !== undefined) images.push(image);
}

/** The ports that have names, of all containers of some Pods. */
function portsOf(template: MapNode): readonly PodPort[] {
  const containers = ['spec.containers', 'spec.initContainers'].flatMap((it) => mapsOf(fieldOf(template, it)));
  return containers.flatMap((container) =>
    mapsOf(fieldOf(container, 'ports')).flatMap((port) => {
      const node = fieldOf(port, 'name');
      const name = textOf(node);
      return name !== undefined && node?.is === 'scalar' ? [{ name, place: contentOf(node) }] : [];
    }),
  );
}
