import { get, isSet, isTrue, itemsOf, itemsWithProblems, numberOf, sizeOf, textOf, type Cursor } from '../cursor.js';
import { checkFormat } from '../facts.js';
import { byteLength, dnsLabel, dnsSubdomain } from '../formats.js';
import { validateLabels } from '../labels.js';
import { validateAnnotations } from '../objectMeta.js';
import { quantityOf } from '../quantity.js';
import { duplicate, forbidden, invalid, notFound, replacement, required, tooLong } from '../refusal.js';
import { nearest } from '../../nearest.js';
import type { Fix } from '../../problem.js';
import type { Rules } from '../walk.js';
import { validateContainerResourceFieldSelector, validateObjectFieldSelector } from './environment.js';
import { validateLocalDescendingPath, validatePathNoBacksteps } from './securityContext.js';

// Source: ValidateVolumes, validateVolumeSource, ValidateVolumeMounts and what they call in pkg/apis/core/validation.

/** In the order in which the server looks at them: all but the first are too much. */
const sources = [
  ...['emptyDir', 'hostPath', 'gitRepo', 'gcePersistentDisk', 'awsElasticBlockStore', 'secret', 'nfs', 'iscsi', 'glusterfs'],
  ...['persistentVolumeClaim', 'rbd', 'cinder', 'cephfs', 'quobyte', 'downwardAPI', 'fc', 'flexVolume', 'configMap', 'azureFile'],
  ...[
    'vsphereVolume',
    'photonPersistentDisk',
    'portworxVolume',
    'azureDisk',
    'storageos',
    'projected',
    'scaleIO',
    'csi',
    'ephemeral',
    'image',
  ],
];

export const volumeRules: Rules = {
  Volume(volume) {
    const given = sources.map((it) => get(volume, it)).filter(isSet);
    for (const source of given.slice(1))
      forbidden(source, 'may not specify more than 1 volume type', {
        explanation: 'A volume has one source: make this one a volume of its own.',
      });
  },
  KeyToPath(item) {
    if (textOf(get(item, 'path')) !== '') validateLocalNonReservedPath(get(item, 'path'), textOf(get(item, 'path')));
    validateFileMode(get(item, 'mode'));
  },
  SecretVolumeSource: (source) => validateFileMode(get(source, 'defaultMode')),
  ConfigMapVolumeSource: (source) => validateFileMode(get(source, 'defaultMode')),
  DownwardAPIVolumeSource(source) {
    validateFileMode(get(source, 'defaultMode'));
    for (const file of itemsOf(get(source, 'items'))) validateDownwardAPIVolumeFile(file, source);
  },
  DownwardAPIProjection: (source) => {
    for (const file of itemsOf(get(source, 'items'))) validateDownwardAPIVolumeFile(file, source);
  },
  ProjectedVolumeSource: validateProjectedVolumeSource,
  HostPathVolumeSource: (source) => validatePathNoBacksteps(get(source, 'path'), textOf(get(source, 'path'))),
  NFSVolumeSource(source) {
    const path = get(source, 'path');
    if (!textOf(path).startsWith('/'))
      invalid(path, textOf(path), 'must be an absolute path', { explanation: 'The path on the NFS server starts with "/".' });
  },
  EmptyDirVolumeSource(source) {
    const limit = get(source, 'sizeLimit');
    if (quantityOf(limit).billionths < 0n) forbidden(limit, 'SizeLimit field must be a valid resource quantity');
  },
  CSIVolumeSource(source) {
    validateCSIDriverName(get(source, 'driver'));
    const secret = get(source, 'nodePublishSecretRef');
    if (isSet(secret) && textOf(get(secret, 'name')) === '') required(get(secret, 'name'));
  },
  EphemeralVolumeSource(source) {
    const template = get(source, 'volumeClaimTemplate');
    if (!isSet(template)) return required(template);
    validateLabels(get(template, 'metadata', 'labels'));
    validateAnnotations(get(template, 'metadata', 'annotations'));
  },
  PersistentVolumeClaimSpec: validatePersistentVolumeClaimSpec,
};

export function validateCSIDriverName(at: Cursor): void {
  const name = textOf(at);
  if (name === '') return required(at);
  if (byteLength(name) > 63) tooLong(at, 63);
  for (const detail of dnsSubdomain.check(name.toLowerCase())) invalid(at, name, detail);
}

/** The names that mounts may refer to: of the volumes with nothing wrong in them. The rest of what spans a pod's volumes on the way. */
export function validateVolumes(volumes: Cursor, podName: string): ReadonlySet<string> {
  const broken = itemsWithProblems(volumes);
  const seen = new Set<string>();
  const fine = new Set<string>();
  for (const [index, volume] of itemsOf(volumes).entries()) {
    const at = get(volume, 'name');
    const name = textOf(at);
    const before = at.review.problems.length;
    const ephemeral = podName !== '' && name !== '' && isSet(get(volume, 'ephemeral'));
    for (const detail of ephemeral ? dnsSubdomain.check(`${podName}-${name}`) : [])
      invalid(at, name, `PVC name "${podName}-${name}": ${detail}`, {
        explanation: `"${podName}-${name}" becomes the name of a claim, which it cannot be.`,
      });
    if (name === '') required(at);
    else checkFormat(at, name, dnsLabel);
    if (seen.has(name)) duplicate(at, name);
    seen.add(name);
    if (at.review.problems.length === before && !broken.has(index)) fine.add(name);
  }
  return fine;
}

function validateLocalNonReservedPath(at: Cursor, path: string): void {
  validateLocalDescendingPath(at, path);
  if (path.startsWith('..') && !path.startsWith('../'))
    invalid(at, path, "must not start with '..'", { explanation: 'Names that start with ".." are for the kubelet.' });
}

function validateFileMode(at: Cursor): void {
  const mode = numberOf(at);
  if (mode === undefined || (mode >= 0 && mode <= 0o777)) return;
  const explanation = /^[0-7]{3}$/.test(String(mode))
    ? `The number is decimal: did you mean 0${mode}?`
    : 'A mode has nine bits: at most 0777, which is 511.';
  const fixes = /^[0-7]{3}$/.test(String(mode)) ? replaceNumber(at, `0${mode}`) : [];
  invalid(at, mode, 'must be a number between 0 and 0777 (octal), both inclusive', { explanation, fixes });
}

function replaceNumber({ node }: Cursor, text: string): readonly Fix[] {
  return node?.is === 'scalar'
    ? [{ title: `Change to ${text}`, edits: [{ start: node.start, end: node.end, text }], preferred: true }]
    : [];
}

const volumeFields = ['metadata.annotations', 'metadata.labels', 'metadata.name', 'metadata.namespace', 'metadata.uid'];

/** The server names the source, not the item. */
function validateDownwardAPIVolumeFile(file: Cursor, source: Cursor): void {
  const inSource = (name: string): Cursor => ({ ...get(file, name), up: { ...file, step: source.step, up: source.up } });
  const path = inSource('path');
  if (textOf(path) === '') required(path);
  validateLocalNonReservedPath(path, textOf(path));
  const [fieldRef, resourceFieldRef] = [inSource('fieldRef'), inSource('resourceFieldRef')];
  const place: Cursor = { ...file, step: source.step, up: source.up };
  if (isSet(fieldRef)) {
    validateObjectFieldSelector(fieldRef, volumeFields);
    if (isSet(resourceFieldRef)) invalid(place, 'resource', 'fieldRef and resourceFieldRef can not be specified simultaneously');
  } else if (isSet(resourceFieldRef)) validateContainerResourceFieldSelector(resourceFieldRef, true);
  else
    required(place, 'one of fieldRef and resourceFieldRef is required', {
      explanation: 'Say what the file holds: fieldRef or resourceFieldRef.',
    });
  validateFileMode(inSource('mode'));
}

const projections = ['secret', 'configMap', 'downwardAPI', 'serviceAccountToken', 'clusterTrustBundle', 'podCertificate'];

function validateProjectedVolumeSource(volume: Cursor): void {
  validateFileMode(get(volume, 'defaultMode'));
  const seen = new Set<string>();
  const take = (path: string, shown: string, at: Cursor): void => {
    if (path !== '' && seen.has(path))
      invalid({ ...at, step: volume.step, up: volume.up }, shown, 'conflicting duplicate paths', {
        explanation: `Two sources of the volume write the file ${path}.`,
      });
    seen.add(path);
  };
  for (const source of itemsOf(get(volume, 'sources'))) {
    const given = projections.map((it) => get(source, it)).filter(isSet);
    for (const it of given.slice(1)) forbidden(it, 'may not specify more than 1 volume type per source');
    for (const kind of ['secret', 'configMap'])
      for (const item of itemsOf(get(source, kind, 'items')))
        take(textOf(get(item, 'path')), textOf(get(source, kind, 'name')), get(item, 'path'));
    for (const file of itemsOf(get(source, 'downwardAPI', 'items')))
      take(textOf(get(file, 'path')), textOf(get(file, 'path')), get(file, 'path'));
    validateServiceAccountToken(get(source, 'serviceAccountToken'), volume);
  }
}

function validateServiceAccountToken(token: Cursor, volume: Cursor): void {
  if (!isSet(token)) return;
  const lifetime = get(token, 'expirationSeconds');
  const seconds = numberOf(lifetime);
  const place: Cursor = { ...lifetime, up: token };
  if (seconds !== undefined && seconds < 600)
    invalid(place, seconds, 'may not specify a duration less than 10 minutes', { explanation: 'A token lives for at least 600 seconds.' });
  if (seconds !== undefined && seconds > 2 ** 32) invalid(place, seconds, 'may not specify a duration larger than 2^32 seconds');
  const path: Cursor = { ...get(token, 'path'), up: volume };
  if (textOf(path) === '') required(path);
  else validateLocalNonReservedPath(path, textOf(path));
}

function validatePersistentVolumeClaimSpec(spec: Cursor): void {
  const modes = get(spec, 'accessModes');
  if (sizeOf(modes) === 0)
    required(modes, 'at least 1 access mode is required', { explanation: 'Say how the volume is used, such as ReadWriteOnce.' });
  const names = itemsOf(modes).map((it) => textOf(it));
  if (names.includes('ReadWriteOncePod') && names.length > 1)
    forbidden(modes, 'may not use ReadWriteOncePod with other access modes', { explanation: 'ReadWriteOncePod stands alone.' });
  const requests = get(spec, 'resources', 'requests');
  const storage = requests.node?.is === 'map' ? requests.node.entries.findLast(({ key }) => key.value === 'storage') : undefined;
  const resources = get(spec, 'resources');
  const place: Cursor = { ...get(requests, 'storage'), step: '[storage]', up: { ...resources, node: requests.node ?? resources.node } };
  if (!storage) required(place, '', { explanation: 'Say how much is needed in resources.requests.storage.' });
  else {
    const amount = quantityOf(place);
    if (amount.billionths <= 0n) validatePositive(place);
  }
  validateDataSource(get(spec, 'dataSource'));
  validateDataSource(get(spec, 'dataSourceRef'));
}

function validatePositive(at: Cursor): void {
  const amount = quantityOf(at);
  const text = amount.billionths === 0n ? '0' : String(at.node?.is === 'scalar' ? at.node.value : 0);
  if (amount.billionths < 0n) invalid(at, text, 'must be greater than or equal to 0');
  invalid(at, text, 'must be greater than zero', { explanation: 'Nothing can be stored in no space.' });
}

function validateDataSource(source: Cursor): void {
  if (!isSet(source)) return;
  for (const name of ['name', 'kind']) if (textOf(get(source, name)) === '') required(get(source, name));
  const group = get(source, 'apiGroup');
  if (textOf(group) === '' && textOf(get(source, 'kind')) !== 'PersistentVolumeClaim')
    invalid(source, textOf(get(source, 'kind')), "must be 'PersistentVolumeClaim' when referencing the default apiGroup", {
      explanation: 'A kind of another group needs its "apiGroup".',
    });
  if (textOf(group) !== '') checkFormat(group, textOf(group), dnsSubdomain);
}

/** Of one container: what it mounts must be among the volumes of the pod, each at a place of its own. */
export function validateVolumeMounts(container: Cursor, volumes: ReadonlySet<string>): void {
  const places = new Set<string>();
  const mounts = get(container, 'volumeMounts');
  const devices = new Set(itemsOf(get(container, 'volumeDevices')).map((it) => textOf(get(it, 'name'))));
  for (const mount of itemsOf(mounts)) {
    const [name, path, subPath, expression] = ['name', 'mountPath', 'subPath', 'subPathExpr'].map((it) => get(mount, it)) as [
      Cursor,
      Cursor,
      Cursor,
      Cursor,
    ];
    refuseUnknownVolume(name, volumes);
    if (places.has(textOf(path)))
      invalid(path, textOf(path), 'must be unique', { explanation: `Another volume is mounted at ${textOf(path)} already.` });
    places.add(textOf(path));
    if (devices.has(textOf(name))) invalid(name, textOf(name), 'must not already exist in volumeDevices');
    // The server leaves out the index here.
    if (textOf(subPath) !== '') validateLocalDescendingPath({ ...subPath, up: mounts }, textOf(subPath));
    if (textOf(expression) !== '') {
      if (textOf(subPath) !== '') invalid(expression, textOf(expression), 'subPathExpr and subPath are mutually exclusive');
      validateLocalDescendingPath({ ...expression, up: mounts }, textOf(expression));
    }
    if (textOf(get(mount, 'mountPropagation')) === 'Bidirectional' && !isTrue(get(container, 'securityContext', 'privileged')))
      forbidden(get(mount, 'mountPropagation'), 'Bidirectional mount propagation is available only to privileged containers');
    validateRecursiveReadOnly(mount);
  }
  for (const device of itemsOf(get(container, 'volumeDevices'))) refuseUnknownVolume(get(device, 'name'), volumes);
}

function validateRecursiveReadOnly(mount: Cursor): void {
  const recursive = get(mount, 'recursiveReadOnly');
  if (textOf(recursive) !== 'Enabled' && textOf(recursive) !== 'IfPossible') return;
  if (!isTrue(get(mount, 'readOnly'))) forbidden(recursive, 'may only be specified when readOnly is true');
  const propagation = textOf(get(mount, 'mountPropagation'), 'None');
  if (propagation !== 'None') forbidden(recursive, 'may only be specified when mountPropagation is None or not specified');
}

function refuseUnknownVolume(at: Cursor, volumes: ReadonlySet<string>): void {
  const name = textOf(at);
  if (volumes.has(name)) return;
  const near = name === '' ? undefined : nearest(name, volumes);
  const explanation =
    volumes.size === 0
      ? 'The pod has no volume of this name: add it to "volumes".'
      : near
        ? `The pod has no volume of this name; did you mean ${near}?`
        : `The pod has no volume of this name; it has ${[...volumes].slice(0, 5).join(', ')}.`;
  notFound(at, name, { explanation, fixes: replacement(at, near, { preferred: true }) });
}
