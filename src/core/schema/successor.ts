import type { Fix, TextEdit } from '../problem.js';
import { addEntry, endOfContent, replaceScalar } from '../yaml/edit.js';
import type { MapNode, Node, ScalarNode } from '../yaml/nodes.js';
import { entryOf, nodeAt } from '../yaml/path.js';
import { rewriteBackend } from './ingressBackend.js';

/** What changes beside the apiVersion when a removed API becomes its successor. `undefined`: more than an edit can do. */
type Rewrite = ((text: string, root: MapNode) => readonly TextEdit[]) | undefined;

const rewrites: Readonly<Record<string, Rewrite>> = {
  'extensions/v1beta1 Ingress': rewriteIngress,
  'networking.k8s.io/v1beta1 Ingress': rewriteIngress,
  'extensions/v1beta1 Deployment': addSelector,
  'extensions/v1beta1 DaemonSet': addSelector,
  'extensions/v1beta1 ReplicaSet': addSelector,
  'apps/v1beta1 Deployment': addSelector,
  'apps/v1beta1 StatefulSet': addSelector,
  'autoscaling/v2beta1 HorizontalPodAutoscaler': undefined,
  'apiextensions.k8s.io/v1beta1 CustomResourceDefinition': undefined,
  'admissionregistration.k8s.io/v1beta1 MutatingWebhookConfiguration': undefined,
  'admissionregistration.k8s.io/v1beta1 ValidatingWebhookConfiguration': undefined,
  'certificates.k8s.io/v1beta1 CertificateSigningRequest': undefined,
  'discovery.k8s.io/v1beta1 EndpointSlice': undefined,
};

/** Rewrites a resource of a removed API to the one that took its place, its fields too. None where the two differ too much. */
export function successorFixes(
  text: string,
  root: MapNode,
  apiVersion: ScalarNode,
  version: string,
  kind: string,
  use: string,
): readonly Fix[] {
  const key = `${version} ${kind}`;
  const known = Object.hasOwn(rewrites, key);
  const rewrite = rewrites[key];
  if (known && !rewrite) return [];
  const edits = [replaceScalar(apiVersion, use), ...(rewrite?.(text, root) ?? [])].toSorted((a, b) => a.start - b.start);
  return [{ title: `Rewrite to ${use}`, edits, preferred: true }];
}

/** The old Ingress named its service in `serviceName` and `servicePort`, its default in `backend`, and had no path types. */
function rewriteIngress(text: string, root: MapNode): readonly TextEdit[] {
  const spec = entryOf(root, 'spec')?.value;
  if (spec?.is !== 'map') return [];
  const standard = entryOf(spec, 'backend');
  const paths = itemsOf(entryOf(spec, 'rules')?.value).flatMap((rule) => itemsOf(nodeAt(rule, ['http', 'paths'])?.node));
  return [
    ...(standard
      ? [replaceScalar(standard.key, 'defaultBackend'), ...(standard.value.is === 'map' ? rewriteBackend(text, standard.value) : [])]
      : []),
    ...paths.flatMap((path) => {
      const backend = entryOf(path, 'backend')?.value;
      const first = path.entries[0];
      // What the old API did with a path was up to the controller: the name for that is ImplementationSpecific.
      const pathType =
        entryOf(path, 'pathType') || !first ? [] : [insertBefore(text, path, first.start, 'pathType: ImplementationSpecific')];
      return [...pathType, ...(backend?.is === 'map' ? rewriteBackend(text, backend) : [])];
    }),
  ];
}

/** `spec.selector` had a default: the labels of the pod template. */
function addSelector(text: string, root: MapNode): readonly TextEdit[] {
  const spec = entryOf(root, 'spec')?.value;
  const labels = spec && nodeAt(spec, ['template', 'metadata', 'labels'])?.node;
  if (spec?.is !== 'map' || entryOf(spec, 'selector') || labels?.is !== 'map') return [];
  const lines = labels.entries.map(
    ({ key, value }) => `\n    ${text.slice(key.start, key.end)}: ${text.slice(value.start, endOfContent(text, value))}`,
  );
  return [addEntry(text, spec, 'selector', `\n  matchLabels:${lines.join('')}`)];
}

function insertBefore(text: string, map: MapNode, offset: number, line: string): TextEdit {
  const indent = ' '.repeat(offset - (text.lastIndexOf('\n', offset - 1) + 1));
  return { start: offset, end: offset, text: map.flow ? `${line}, ` : `${line}\n${indent}` };
}

function itemsOf(node: Node | undefined): readonly MapNode[] {
  return node?.is === 'list' ? node.items.filter((it): it is MapNode => it.is === 'map') : [];
}
