import { part, resource, resourceBy, type TypeTable } from './rule.js';

const auth = resource('VaultAuth.secrets.hashicorp.com', { namespace: 'prefix' });
const connection = resource('VaultConnection.secrets.hashicorp.com', { namespace: 'prefix' });

/** What every kind has that writes a Secret. */
const synced: TypeTable = {
  vaultAuthRef: auth,
  'destination.transformation.transformationRefs[*]': 'TransformationRef',
  'rolloutRestartTargets[*]': 'RolloutRestartTarget',
};

/**
 * The Vault Secrets Operator. Credentials that a VaultAuth names are looked for in the namespace of the resource that uses it, not in
 * its own (providerNamespace of the client factory), so they are looked for everywhere.
 */
export const vaultKinds: Readonly<Record<string, TypeTable>> = {
  'VaultConnection.secrets.hashicorp.com': { 'spec.caCertSecretRef': resource('Secret') },
  'VaultAuth.secrets.hashicorp.com': {
    'spec.vaultConnectionRef': connection,
    'spec.vaultAuthGlobalRef.name': resource('VaultAuthGlobal.secrets.hashicorp.com', {
      namespace: { field: 'spec.vaultAuthGlobalRef.namespace' },
    }),
    spec: 'VaultAuthMethods',
  },
  'VaultAuthGlobal.secrets.hashicorp.com': { 'spec.vaultConnectionRef': connection, spec: 'VaultAuthMethods' },
  'VaultStaticSecret.secrets.hashicorp.com': { spec: 'SyncedSecretSpec' },
  'VaultDynamicSecret.secrets.hashicorp.com': { spec: 'SyncedSecretSpec' },
  'VaultPKISecret.secrets.hashicorp.com': { spec: 'SyncedSecretSpec' },
  'HCPVaultSecretsApp.secrets.hashicorp.com': {
    'spec.rolloutRestartTargets[*]': 'RolloutRestartTarget',
    'spec.hcpAuthRef': resource('HCPAuth.secrets.hashicorp.com', { namespace: 'prefix' }),
    'spec.destination.transformation.transformationRefs[*]': 'TransformationRef',
  },
  'CSISecrets.secrets.hashicorp.com': {
    'spec.vaultAuthRef.name': resource('VaultAuth.secrets.hashicorp.com', { namespace: { field: 'spec.vaultAuthRef.namespace' } }),
  },
};

export const vaultTypes: Readonly<Record<string, TypeTable>> = {
  SyncedSecretSpec: synced,
  RolloutRestartTarget: {
    name: resourceBy({
      field: 'kind',
      kinds: {
        Deployment: 'Deployment.apps',
        DaemonSet: 'DaemonSet.apps',
        StatefulSet: 'StatefulSet.apps',
        'argo.Rollout': 'Rollout.argoproj.io',
      },
    }),
  },
  TransformationRef: {
    name: resource('SecretTransformation.secrets.hashicorp.com', { namespace: { field: 'namespace' } }),
    'templateRefs[*].name': part('template', 'name'),
  },
  VaultAuthMethods: {
    'kubernetes.serviceAccount': resource('ServiceAccount', { namespace: 'elsewhere' }),
    'jwt.serviceAccount': resource('ServiceAccount', { namespace: 'elsewhere' }),
    'jwt.secretRef': resource('Secret', { namespace: 'elsewhere' }),
    'appRole.secretRef': resource('Secret', { namespace: 'elsewhere' }),
    'aws.secretRef': resource('Secret', { namespace: 'elsewhere' }),
    'aws.irsaServiceAccount': resource('ServiceAccount', { namespace: 'elsewhere' }),
    'gcp.workloadIdentityServiceAccount': resource('ServiceAccount', { namespace: 'elsewhere' }),
  },
};
