import { entryAt } from '../fields.js';
import type { KindName } from '../references/rule.js';
import { shortKind } from '../kinds.js';

/** What a kind is about: what its colour and its icon tell. */
export type Family = 'vault' | 'data' | 'workload' | 'network' | 'certificate' | 'access' | 'other';

const byGroup: Readonly<Record<string, Family>> = {
  'secrets.hashicorp.com': 'vault',
  'external-secrets.io': 'vault',
  'bitnami.com': 'vault',
  'cert-manager.io': 'certificate',
  apps: 'workload',
  batch: 'workload',
  autoscaling: 'workload',
  'autoscaling.k8s.io': 'workload',
  policy: 'workload',
  'argoproj.io': 'workload',
  'networking.k8s.io': 'network',
  'gateway.networking.k8s.io': 'network',
  'rbac.authorization.k8s.io': 'access',
  'storage.k8s.io': 'data',
};

const byKind: Readonly<Record<KindName, Family>> = {
  Secret: 'data',
  ConfigMap: 'data',
  PersistentVolume: 'data',
  PersistentVolumeClaim: 'data',
  Pod: 'workload',
  PodTemplate: 'workload',
  ReplicationController: 'workload',
  Service: 'network',
  ServiceAccount: 'access',
};

export function familyOf(kind: KindName): Family {
  return entryAt(byKind, kind) ?? entryAt(byGroup, kind.slice(shortKind(kind).length + 1)) ?? 'other';
}
