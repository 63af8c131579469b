import { entryAt, fieldOf, mapsOf } from '../wiring/fields.js';
import type { KindName } from '../wiring/references/rule.js';
import type { MapNode } from '../yaml/nodes.js';
import { textNode, type TextNode } from './fields.js';

/** Where each kind has the spec of its Pods. */
const podSpecs: Readonly<Record<KindName, string>> = {
  Pod: 'spec',
  PodTemplate: 'template.spec',
  ReplicationController: 'spec.template.spec',
  'Deployment.apps': 'spec.template.spec',
  'ReplicaSet.apps': 'spec.template.spec',
  'StatefulSet.apps': 'spec.template.spec',
  'DaemonSet.apps': 'spec.template.spec',
  'Job.batch': 'spec.template.spec',
  'CronJob.batch': 'spec.jobTemplate.spec.template.spec',
};

export const podKinds: readonly KindName[] = Object.keys(podSpecs);

/** The spec of the Pods that a resource is, or makes. */
export function podSpecOf(root: MapNode, kind: KindName): MapNode | undefined {
  const field = entryAt(podSpecs, kind);
  const node = field === undefined ? undefined : fieldOf(root, field);
  return node?.is === 'map' ? node : undefined;
}

/** All containers of a Pod that are there from the beginning, those that run first included. */
export function containersOf(pod: MapNode): readonly MapNode[] {
  return ['initContainers', 'containers'].flatMap((it) => mapsOf(fieldOf(pod, it)));
}

export interface EnvironmentVariable {
  readonly map: MapNode;
  readonly name: TextNode;
  /** Absent where it comes from elsewhere. */
  readonly value: TextNode | undefined;
}

export function environmentOf(container: MapNode): readonly EnvironmentVariable[] {
  return mapsOf(fieldOf(container, 'env')).flatMap((map): EnvironmentVariable[] => {
    const name = textNode(fieldOf(map, 'name'));
    return name ? [{ map, name, value: textNode(fieldOf(map, 'value')) }] : [];
  });
}

/** An image, taken apart: `quay.io/minio/mc:1.0@sha256:…`. */
export interface Image {
  readonly node: TextNode;
  /** Empty where it is left to the container runtime, which takes docker.io. */
  readonly registry: string;
  /** `library/nginx` is `nginx` here. */
  readonly repository: string;
  readonly tag: string;
  readonly digest: string;
}

export function imageOf(container: MapNode): Image | undefined {
  const node = textNode(fieldOf(container, 'image'));
  if (!node || node.value === '') return undefined;
  const [name = '', digest = ''] = node.value.split('@');
  const colon = name.lastIndexOf(':');
  const hasTag = colon > name.lastIndexOf('/');
  const path = hasTag ? name.slice(0, colon) : name;
  const slash = path.indexOf('/');
  const first = slash < 0 ? '' : path.slice(0, slash);
  const isRegistry = /[.:]/.test(first) || first === 'localhost';
  const repository = (isRegistry ? path.slice(slash + 1) : path).replace(/^library\//, '');
  return { node, registry: isRegistry ? first : '', repository, tag: hasTag ? name.slice(colon + 1) : '', digest };
}

/** A Pod for the documentation of a rule. */
export function podExample(container: string, pod = ''): string {
  return `apiVersion: v1
kind: Pod
metadata:
  name: shop
spec:
${pod.replace(/^(?=.)/gm, '  ')}  containers:
    - name: shop
${container.replace(/^(?=.)/gm, '      ')}`;
}
