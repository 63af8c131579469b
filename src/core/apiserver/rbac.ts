import { get, sizeOf, textOf, textsOf, type Cursor } from './cursor.js';
import { checkFormat } from './facts.js';
import { dnsSubdomain } from './formats.js';
import { goJson, invalid, notSupported, required } from './refusal.js';
import type { Rules } from './walk.js';

// Source: pkg/apis/rbac/validation.

const group = 'rbac.authorization.k8s.io';

export const rbacRules: Rules = {
  PolicyRule: validatePolicyRule,
  Subject: validateSubject,
  RoleRef: validateRoleRef,
};

function validatePolicyRule(rule: Cursor): void {
  const paths = get(rule, 'nonResourceURLs');
  if (sizeOf(paths) > 0) {
    const shown = { json: goJson(textsOf(paths)) };
    if (rule.review.kind.kind === 'Role')
      invalid(paths, shown, 'namespaced rules cannot apply to non-resource URLs', {
        explanation: 'Paths are the whole cluster’s: they belong to a ClusterRole.',
      });
    if (['apiGroups', 'resources', 'resourceNames'].some((it) => sizeOf(get(rule, it)) > 0))
      invalid(paths, shown, 'rules cannot apply to both regular resources and non-resource URLs', {
        explanation: 'Make the paths a rule of their own.',
      });
    return;
  }
  if (sizeOf(get(rule, 'apiGroups')) === 0)
    required(get(rule, 'apiGroups'), 'resource rules must supply at least one api group', {
      explanation: 'Name the API groups; that of Pods and Secrets is "".',
    });
  if (sizeOf(get(rule, 'resources')) === 0) required(get(rule, 'resources'), 'resource rules must supply at least one resource');
}

function validateRoleRef(reference: Cursor): void {
  const [kind, api] = [get(reference, 'kind'), get(reference, 'apiGroup')];
  const known = reference.review.kind.kind === 'ClusterRoleBinding' ? ['ClusterRole'] : ['Role', 'ClusterRole'];
  if (textOf(api, group) !== group) notSupported(api, textOf(api), [group]);
  if (!known.includes(textOf(kind))) notSupported(kind, textOf(kind), known);
}

function validateSubject(subject: Cursor): void {
  const [kind, name, api] = [get(subject, 'kind'), get(subject, 'name'), get(subject, 'apiGroup')];
  // The namespaces and groups of other APIs have subjects too.
  if (!subject.review.kind.kind.endsWith('RoleBinding')) return;
  if (textOf(name) === '') required(name);
  switch (textOf(kind)) {
    case 'ServiceAccount':
      if (textOf(name) !== '') checkFormat(name, textOf(name), dnsSubdomain);
      if (textOf(api) !== '') notSupported(api, textOf(api), ['']);
      if (subject.review.kind.kind === 'ClusterRoleBinding' && textOf(get(subject, 'namespace')) === '')
        required(get(subject, 'namespace'), '', { explanation: 'A ServiceAccount lives in a namespace: name it.' });
      return;
    case 'User':
    case 'Group':
      if (textOf(api, group) !== group) notSupported(api, textOf(api), [group]);
      return;
    default:
      notSupported(kind, textOf(kind), ['ServiceAccount', 'User', 'Group']);
  }
}
