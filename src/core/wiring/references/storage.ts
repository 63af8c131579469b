import { resource, resourceBy, type TypeTable } from './rule.js';

/** Claims, volumes and their classes; accounts and their Secrets. */
export const storageKinds: Readonly<Record<string, TypeTable>> = {
  PersistentVolumeClaim: { spec: 'PersistentVolumeClaimSpec' },
  PersistentVolume: {
    'spec.storageClassName': resource('StorageClass.storage.k8s.io'),
    'spec.claimRef.name': resource('PersistentVolumeClaim', { namespace: { field: 'spec.claimRef.namespace' } }),
  },
  Secret: { 'metadata.annotations[kubernetes.io/service-account.name]': resource('ServiceAccount') },
  ServiceAccount: {
    'secrets[*].name': resource('Secret'),
    'imagePullSecrets[*].name': resource('Secret'),
  },
};

export const storageTypes: Readonly<Record<string, TypeTable>> = {
  PersistentVolumeClaimSpec: {
    storageClassName: resource('StorageClass.storage.k8s.io'),
    volumeName: resource('PersistentVolume'),
    'dataSource.name': resourceBy({ field: 'dataSource.kind', kinds: { PersistentVolumeClaim: 'PersistentVolumeClaim' } }),
  },
};
