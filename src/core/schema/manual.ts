import type { Catalog, Kind } from './types.js';

/** Where a kind is described by those who made it; undefined for the kinds of a workspace. */
export function manualPage({ kubernetes }: Catalog, { origin, group, version, kind }: Kind): string | undefined {
  switch (origin) {
    case 'kubernetes': {
      const anchor = [kind, version, group.replaceAll('.', '-') || 'core'].join('-').toLowerCase();
      return `https://kubernetes.io/docs/reference/generated/kubernetes-api/v${kubernetes}/#${anchor}`;
    }
    case 'cert-manager':
      return `https://cert-manager.io/docs/reference/api-docs/#${group}/${version}.${kind}`;
    case 'vault-secrets-operator':
      return `https://developer.hashicorp.com/vault/docs/platform/k8s/vso/api-reference#${kind.toLowerCase()}`;
    case 'workspace':
      return undefined;
  }
}
