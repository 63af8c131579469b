import { entryAt } from './fields.js';
import type { KindName } from './references/rule.js';

/** The kinds of the table that belong to the whole cluster. */
export const clusterKinds: ReadonlySet<KindName> = new Set([
  'Namespace',
  'PersistentVolume',
  'StorageClass.storage.k8s.io',
  'PriorityClass.scheduling.k8s.io',
  'RuntimeClass.node.k8s.io',
  'IngressClass.networking.k8s.io',
  'GatewayClass.gateway.networking.k8s.io',
  'ClusterRole.rbac.authorization.k8s.io',
  'ClusterRoleBinding.rbac.authorization.k8s.io',
  'ClusterIssuer.cert-manager.io',
  'CustomResourceDefinition.apiextensions.k8s.io',
  'APIService.apiregistration.k8s.io',
  'ValidatingWebhookConfiguration.admissionregistration.k8s.io',
  'MutatingWebhookConfiguration.admissionregistration.k8s.io',
]);

/** Kinds whose fields rules of other resources read. */
export const readKinds: ReadonlySet<KindName> = new Set([
  'VaultAuth.secrets.hashicorp.com',
  'VaultAuthGlobal.secrets.hashicorp.com',
  'Issuer.cert-manager.io',
  'ClusterIssuer.cert-manager.io',
]);

/**
 * Kinds that come with a cluster or are installed apart from the manifests that name them: that the files define one says nothing of
 * the others.
 */
export const installedKinds: ReadonlySet<KindName> = new Set([
  'StorageClass.storage.k8s.io',
  'PriorityClass.scheduling.k8s.io',
  'RuntimeClass.node.k8s.io',
  'IngressClass.networking.k8s.io',
  'GatewayClass.gateway.networking.k8s.io',
  'ClusterRole.rbac.authorization.k8s.io',
  'Gateway.gateway.networking.k8s.io',
  'PersistentVolume',
]);

/** What every cluster, or every namespace, has of itself. */
const builtIn: Readonly<Record<KindName, RegExp>> = {
  Namespace: /^(default|kube-system|kube-public|kube-node-lease)$/,
  ServiceAccount: /^default$/,
  ConfigMap: /^kube-root-ca\.crt$/,
  Service: /^kubernetes$/,
  'PriorityClass.scheduling.k8s.io': /^system-(cluster|node)-critical$/,
  'ClusterRole.rbac.authorization.k8s.io': /^(cluster-admin|admin|edit|view|system:.*)$/,
  'Role.rbac.authorization.k8s.io': /^system:/,
};

export function isBuiltIn(kind: KindName, name: string): boolean {
  return entryAt(builtIn, kind)?.test(name) ?? false;
}

/** The kind alone, as people speak of it: `VaultAuth`. */
export function shortKind(kind: KindName): string {
  return kind.split('.')[0] ?? kind;
}
