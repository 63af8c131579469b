import { nearest } from '../nearest.js';
import type { Fix } from '../problem.js';
import { replaceScalar } from '../yaml/edit.js';
import type { Entry } from '../yaml/nodes.js';
import { oldBackendFix } from './ingressBackend.js';
import { findRightPlace } from './misplaced.js';
import type { Lifetime, ObjectType } from './types.js';
import type { Validation } from './validate.js';

/** Fields that people write under the name they have elsewhere, by type. */
const otherNames: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  DaemonSetSpec: { strategy: 'updateStrategy' },
  StatefulSetSpec: { strategy: 'updateStrategy', volumeClaims: 'volumeClaimTemplates' },
  DeploymentSpec: { updateStrategy: 'strategy' },
  Container: { environment: 'env', pullPolicy: 'imagePullPolicy', mounts: 'volumeMounts' },
  IngressSpec: { backend: 'defaultBackend', ingressClass: 'ingressClassName' },
  ServiceSpec: { ip: 'clusterIP' },
};

/** What to say of a field that the type does not have: which one was meant, where it belongs, or in which version it exists. */
export function describeUnknownField(
  { text, catalog, kind, ancestors }: Validation,
  type: ObjectType,
  entry: Entry,
): { message: string; fixes: readonly Fix[] } {
  const name = String(entry.key.value);
  const unknown = `"${name}" is no field of ${type.name}`;
  const lifetime = type.absent?.get(name);
  if (lifetime)
    return {
      message: `"${name}" of ${type.name} ${existence(lifetime, kind.origin === 'kubernetes' ? catalog.kubernetes : undefined)}.`,
      fixes: [],
    };
  const backend = oldBackendFix(text, ancestors, entry);
  if (backend) return { message: `${unknown} any more: the service has its own map, with "name" and "port".`, fixes: [backend] };

  const present = new Set(ancestors.at(-1)?.map.entries.map((it) => it.key.value));
  const free = [...type.fields.keys()].filter((it) => !present.has(it));
  const near = nearest(name, free);
  const meant = otherNames[type.name]?.[name] ?? (near?.toLowerCase() === name.toLowerCase() ? near : undefined);
  if (meant && !present.has(meant)) return { message: `${unknown}; did you mean "${meant}"?`, fixes: [rename(entry, meant)] };
  const right = findRightPlace(text, ancestors, entry);
  if (right) return { message: `${unknown}; it belongs to ${right.place}.`, fixes: right.fixes };
  if (near) return { message: `${unknown}; did you mean "${near}"?`, fixes: [rename(entry, near)] };
  return { message: `${unknown}.`, fixes: [] };
}

function rename({ key }: Entry, name: string): Fix {
  return { title: `Change to "${name}"`, edits: [replaceScalar(key, name)], preferred: true };
}

function existence({ since, removed }: Lifetime, kubernetes: string | undefined): string {
  const system = kubernetes ? 'Kubernetes' : 'the operator';
  const target = kubernetes ? `; these manifests are for ${kubernetes}` : '; the setting says an older one';
  return removed && !since ? `was removed in version ${removed} of ${system}` : `exists from version ${since} of ${system} on${target}`;
}
