import { entriesOf, get, isSet, itemsOf, sizeOf, textOf, type Cursor } from './cursor.js';
import { checkFormat } from './facts.js';
import { byteLength, qualifiedName } from './formats.js';
import { validateCSIDriverName } from './pod/volumes.js';
import { warnOfFraction } from './pod/resources.js';
import { quantityOf, showQuantity } from './quantity.js';
import { forbidden, invalid, notSupported, required, tooLong } from './refusal.js';
import type { Rules } from './walk.js';

// Source: ValidatePersistentVolume of pkg/apis/core/validation, and pkg/apis/storage/validation.

const sources = [
  ...[
    'hostPath',
    'gcePersistentDisk',
    'awsElasticBlockStore',
    'glusterfs',
    'flocker',
    'nfs',
    'rbd',
    'quobyte',
    'cephfs',
    'iscsi',
    'cinder',
    'fc',
  ],
  ...[
    'flexVolume',
    'azureFile',
    'vsphereVolume',
    'photonPersistentDisk',
    'portworxVolume',
    'azureDisk',
    'scaleIO',
    'local',
    'storageos',
    'csi',
  ],
];

export const storageRules: Rules = {
  PersistentVolumeSpec: validatePersistentVolumeSpec,
  VolumeResourceRequirements(resources) {
    for (const request of entriesOf(get(resources, 'requests'))) warnOfFraction(request, request.key);
  },
  StorageClass: validateStorageClass,
};

function validatePersistentVolumeSpec(spec: Cursor): void {
  const modes = itemsOf(get(spec, 'accessModes')).map((it) => textOf(it));
  if (modes.includes('ReadWriteOncePod') && modes.length > 1)
    forbidden(get(spec, 'accessModes'), 'may not use ReadWriteOncePod with other access modes');
  const capacity = get(spec, 'capacity');
  const sizes = entriesOf(capacity);
  if (sizes.length !== 1 || sizes[0]?.key !== 'storage')
    notSupported(capacity, { json: shownCapacity(capacity) }, ['storage'], {
      explanation: '"capacity" says one thing: how much storage there is.',
    });
  for (const size of sizes) {
    const amount = quantityOf(size);
    if (amount.billionths < 0n) invalid(size, Number(amount.billionths / 1_000_000_000n), 'must be a valid resource quantity');
    if (amount.billionths <= 0n)
      invalid(size, showQuantity(amount), 'must be greater than zero', { explanation: 'A volume holds something.' });
  }
  const given = sources.map((it) => get(spec, it)).filter(isSet);
  for (const source of given.slice(1))
    forbidden(source, 'may not specify more than 1 volume type', { explanation: 'A volume has one source.' });
  if (given.length === 0)
    required(spec, 'must specify a volume type', { explanation: 'Say where the volume is, such as hostPath, nfs or csi.' });
  const path = textOf(get(spec, 'hostPath', 'path'));
  const policy = get(spec, 'persistentVolumeReclaimPolicy');
  if (/^\/+$/.test(path) && textOf(policy) === 'Recycle') forbidden(policy, "may not be 'recycle' for a hostPath mount of '/'");
  if (isSet(get(spec, 'csi'))) {
    validateCSIDriverName(get(spec, 'csi', 'driver'));
    if (textOf(get(spec, 'csi', 'volumeHandle')) === '') required(get(spec, 'csi', 'volumeHandle'));
  }
  if (isSet(get(spec, 'local')) && !isSet(get(spec, 'nodeAffinity')))
    required(get(spec, 'nodeAffinity'), 'Local volume requires node affinity');
}

function shownCapacity(capacity: Cursor): string {
  if (!isSet(capacity)) return 'null';
  return JSON.stringify(Object.fromEntries(entriesOf(capacity).map((it) => [it.key, showQuantity(quantityOf(it))])));
}

function validateStorageClass(storage: Cursor): void {
  const provisioner = get(storage, 'provisioner');
  const name = textOf(provisioner);
  if (name === '') required(provisioner, '', { explanation: 'Say who makes the volumes, such as rancher.io/local-path.' });
  else for (const detail of qualifiedName.check(name.toLowerCase())) invalid(provisioner, name, detail);
  validateParameters(get(storage, 'parameters'));
  const zones = itemsOf(get(storage, 'allowedTopologies'));
  for (const expression of zones.flatMap((it) => itemsOf(get(it, 'matchLabelExpressions')))) {
    const [key, values] = [get(expression, 'key'), get(expression, 'values')];
    if (sizeOf(values) === 0) required(values);
    checkFormat(key, textOf(key), qualifiedName);
  }
}

const mostParameters = 512;
const mostParameterBytes = 256 * 1024;

function validateParameters(parameters: Cursor): void {
  const entries = entriesOf(parameters);
  if (entries.length > mostParameters) tooLong(parameters, mostParameters);
  let bytes = 0;
  for (const { key, ...entry } of entries) {
    if (key === '') invalid(parameters, key, 'field can not be empty.');
    bytes += byteLength(key) + byteLength(textOf(entry));
  }
  if (bytes > mostParameterBytes) tooLong(parameters, mostParameterBytes);
}
