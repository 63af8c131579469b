import { fieldOf } from '../../wiring/fields.js';
import type { KindName } from '../../wiring/references/rule.js';
import type { MapNode } from '../../yaml/nodes.js';

const group = 'secrets.hashicorp.com';

export const staticSecretKind: KindName = `VaultStaticSecret.${group}`;
export const dynamicSecretKind: KindName = `VaultDynamicSecret.${group}`;
export const pkiSecretKind: KindName = `VaultPKISecret.${group}`;
export const vaultAuthKind: KindName = `VaultAuth.${group}`;
export const vaultAuthGlobalKind: KindName = `VaultAuthGlobal.${group}`;
export const vaultConnectionKind: KindName = `VaultConnection.${group}`;
export const transformationKind: KindName = `SecretTransformation.${group}`;

/** The kinds that write a Secret, whose `spec.destination` is the same in all. */
export const syncedKinds: readonly KindName[] = [staticSecretKind, dynamicSecretKind, pkiSecretKind, `HCPVaultSecretsApp.${group}`];

/** What holds the templates, includes and excludes of a resource: its destination's transformation, or the spec of a SecretTransformation. */
export function transformationOf(root: MapNode, kind: KindName): MapNode | undefined {
  const node = fieldOf(root, kind === transformationKind ? 'spec' : 'spec.destination.transformation');
  return node?.is === 'map' ? node : undefined;
}
