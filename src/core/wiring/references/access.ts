import { part, resource, resourceBy, type TypeTable } from './rule.js';

const roles = {
  field: 'roleRef.kind',
  kinds: { Role: 'Role.rbac.authorization.k8s.io', ClusterRole: 'ClusterRole.rbac.authorization.k8s.io' },
};

/** Who may do what, and which Services the API server calls. */
export const accessKinds: Readonly<Record<string, TypeTable>> = {
  'RoleBinding.rbac.authorization.k8s.io': { 'roleRef.name': resourceBy(roles), 'subjects[*]': 'Subject' },
  'ClusterRoleBinding.rbac.authorization.k8s.io': { 'roleRef.name': resourceBy(roles), 'subjects[*]': 'Subject' },
  'ValidatingWebhookConfiguration.admissionregistration.k8s.io': { 'webhooks[*].clientConfig.service': 'ServiceReference' },
  'MutatingWebhookConfiguration.admissionregistration.k8s.io': { 'webhooks[*].clientConfig.service': 'ServiceReference' },
  'CustomResourceDefinition.apiextensions.k8s.io': { 'spec.conversion.webhook.clientConfig.service': 'ServiceReference' },
  'APIService.apiregistration.k8s.io': { 'spec.service': 'ServiceReference' },
};

export const accessTypes: Readonly<Record<string, TypeTable>> = {
  Subject: { name: resourceBy({ field: 'kind', kinds: { ServiceAccount: 'ServiceAccount' } }, { namespace: { field: 'namespace' } }) },
  ServiceReference: { name: resource('Service', { namespace: { field: 'namespace' } }), port: part('port', 'name') },
};
