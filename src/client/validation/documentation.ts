import type { Finding } from '../../core/finding.js';
import { pageOf } from '../../core/lint/problem.js';
import { ruleNamed } from '../../core/lint/rules/index.js';
import { defaultServerSettings } from '../../protocol.js';

/** The reference of the newest Kubernetes that we know, which is the default. */
const kubernetesReference = `https://kubernetes.io/docs/reference/generated/kubernetes-api/v${defaultServerSettings.kubernetesVersion}/`;

/** References of APIs that are not Kubernetes' own, by group. */
const references: Readonly<Record<string, string>> = {
  'secrets.hashicorp.com': 'https://developer.hashicorp.com/vault/docs/platform/k8s/vso/api-reference',
  'cert-manager.io': 'https://cert-manager.io/docs/reference/api-docs/',
  'acme.cert-manager.io': 'https://cert-manager.io/docs/reference/api-docs/',
};

/** Where more is written about what a finding says; undefined where nothing is known to be. */
export function documentationOf({ source, code, resource }: Pick<Finding, 'source' | 'code' | 'resource'>): string | undefined {
  if (source === 'yamllint') {
    return ruleNamed(code) && pageOf(code);
  }
  if (code === 'removed-api') return 'https://kubernetes.io/docs/reference/using-api/deprecation-guide/';
  if (!resource || !['schema', 'server', 'kubectl'].includes(source)) return undefined;
  const [version = '', group = ''] = resource.apiVersion.split('/').toReversed();
  if (references[group]) return references[group];
  if (group.includes('.') && !group.endsWith('.k8s.io')) return undefined;
  // The page names its sections `deployment-v1-apps`, `pod-v1-core` and `ingress-v1-networking-k8s-io`.
  return `${kubernetesReference}#${[resource.kind.toLowerCase(), version, group.replaceAll('.', '-') || 'core'].join('-')}`;
}
