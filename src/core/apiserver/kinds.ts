import type { Kind } from '../schema/types.js';
import { byteLength, dns1035Label, dnsLabel, dnsSubdomain, pathSegment, type Format } from './formats.js';

/** What a kind asks of its names. Source: the ValidateXName functions of pkg/apis. */
const names: Readonly<Record<string, Format>> = {
  Namespace: dnsLabel,
  StatefulSet: dnsLabel,
  Role: pathSegment,
  ClusterRole: pathSegment,
  RoleBinding: pathSegment,
  PodDisruptionBudget: pathSegment,
  ClusterRoleBinding: pathSegment,
  CronJob: {
    words: 'a DNS name of at most 52 characters, to which the names of its jobs are added',
    check: (text) => [...dnsSubdomain.check(text), ...(byteLength(text) > 52 ? ['must be no more than 52 characters'] : [])],
  },
};

export function nameFormatOf(kind: string, relaxedServiceNames: boolean): Format {
  if (kind === 'Service') return relaxedServiceNames ? dnsLabel : dns1035Label;
  return (Object.hasOwn(names, kind) && names[kind]) || dnsSubdomain;
}

/** Whether all that the server checks of a kind is known here. Of other kinds the schema alone is checked. */
export function isCovered({ group, kind }: Kind): boolean {
  return (
    coveredKinds.has(kind) && (group === '' || group.endsWith('.k8s.io') || ['apps', 'batch', 'policy', 'autoscaling'].includes(group))
  );
}

const coveredKinds = new Set([
  ...['Pod', 'PodTemplate', 'ReplicationController', 'Service', 'ConfigMap', 'Secret', 'Namespace', 'PersistentVolumeClaim'],
  ...['PersistentVolume', 'ServiceAccount', 'ResourceQuota', 'LimitRange', 'Endpoints', 'Deployment', 'StatefulSet', 'DaemonSet'],
  ...['ReplicaSet', 'Job', 'CronJob', 'Role', 'ClusterRole', 'RoleBinding', 'ClusterRoleBinding', 'HorizontalPodAutoscaler'],
  ...['PodDisruptionBudget', 'Ingress', 'IngressClass', 'NetworkPolicy', 'StorageClass', 'PriorityClass', 'EndpointSlice', 'Lease'],
  ...['ValidatingAdmissionPolicy', 'ValidatingAdmissionPolicyBinding', 'ValidatingWebhookConfiguration'],
  ...['MutatingWebhookConfiguration', 'CustomResourceDefinition'],
]);
