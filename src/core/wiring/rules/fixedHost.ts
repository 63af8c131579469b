import { containersOf, environmentOf, podKinds, podSpecOf } from '../../rules/pods.js';
import type { MapNode, ScalarNode } from '../../yaml/nodes.js';
import { fieldOf, mapsOf, textOf } from '../fields.js';
import { seesAny } from '../lookup.js';
import { fieldsOf } from '../reread.js';
import type { Definition } from '../facts.js';
import { sees, type Placed } from '../workspace.js';
import { called, problem, relatedTo, type Subject, type WiringRule } from './subject.js';

const ingressKind = 'Ingress.networking.k8s.io';

/** The host of an Ingress in another place, which has to be changed with it. Only looked for where the settings ask for it. */
export const fixedHost: WiringRule = (subject) => {
  const { settings } = subject.workspace;
  const { kind } = subject.resource;
  if (kind !== 'ConfigMap' && !podKinds.includes(kind)) return [];
  if (settings.profile === undefined && !settings.rules.has('fixed-host')) return [];
  if (!seesAny(subject.workspace, subject.file, { kind: ingressKind, namespace: '' })) return [];
  const root = fieldsOf(subject);
  const values = root ? valuesOf(root, subject) : [];
  if (values.length === 0) return [];
  const hosts = hostsSeen(subject);
  return values.flatMap((node) => {
    const text = String(node.value);
    const [, found] = [...hosts].find(([host]) => text.includes(host)) ?? [];
    if (!found) return [];
    const message = `This repeats the host of ${called(found.item)}, which may change: leave it out, or let whoever deploys set it.`;
    return [problem('fixed-host', node, message, { related: [relatedTo(found, found.item.place, called(found.item))] })];
  });
};

/** What a workload is told: the values of its environment, and those of a ConfigMap. */
function valuesOf(root: MapNode, { resource: { kind } }: Subject): readonly ScalarNode[] {
  const data = kind === 'ConfigMap' ? fieldOf(root, 'data') : undefined;
  const pod = podSpecOf(root, kind);
  const nodes =
    data?.is === 'map'
      ? data.entries.map(({ value }) => value)
      : (pod ? containersOf(pod) : []).flatMap(environmentOf).flatMap(({ value }) => value ?? []);
  return nodes.filter((it) => it.is === 'scalar');
}

/** The hosts of all Ingresses that a file sees, each with where it is from. */
function hostsSeen({ workspace, file }: Subject): ReadonlyMap<string, Placed<Definition>> {
  const ingresses = [...(workspace.kinds.get(ingressKind)?.values() ?? [])].flatMap((it) => [...it]);
  return new Map(
    ingresses
      .filter((it) => sees(workspace, file, it.file))
      .flatMap((it) => {
        const root = fieldsOf(it);
        const hosts = root ? mapsOf(fieldOf(root, 'spec.rules')).flatMap((rule) => textOf(fieldOf(rule, 'host')) ?? []) : [];
        return hosts.filter((host) => host.includes('.') && !host.startsWith('*')).map((host): [string, Placed<Definition>] => [host, it]);
      }),
  );
}
