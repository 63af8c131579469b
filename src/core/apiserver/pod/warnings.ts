import { get, isSet, itemsOf, numberOf, pathOf, textOf, type Cursor } from '../cursor.js';
import { dnsLabel } from '../formats.js';
import { warn } from '../refusal.js';

// Source: pkg/api/pod/warnings.go.

/** In whose pods' names and hostnames the name of the resource stands. */
const makers = new Set(['Deployment', 'DaemonSet', 'ReplicaSet', 'ReplicationController', 'Job', 'CronJob']);

export function warnOfName(metadata: Cursor): void {
  const { kind } = metadata.review.kind;
  const name = get(metadata, 'name');
  if (kind !== 'Pod' && !makers.has(kind)) return;
  // What is refused needs no warning.
  if (textOf(name) === '' || name.review.problems.some(({ field }) => field === pathOf(name))) return;
  const details = dnsLabel.check(textOf(name));
  const use = kind === 'Pod' ? "this is used in the Pod's hostname" : 'this is used in Pod names and hostnames';
  if (details.length > 0)
    warn(name, `${pathOf(name)}: ${use}, which can result in surprising behavior; a DNS label is recommended: [${details.join(' ')}]`);
}

/** Labels of nodes that have other names by now. */
const oldLabels: Readonly<Record<string, string>> = {
  'beta.kubernetes.io/arch': 'v1.14; use "kubernetes.io/arch" instead',
  'beta.kubernetes.io/os': 'v1.14; use "kubernetes.io/os" instead',
  'failure-domain.beta.kubernetes.io/region': 'v1.17; use "topology.kubernetes.io/region" instead',
  'failure-domain.beta.kubernetes.io/zone': 'v1.17; use "topology.kubernetes.io/zone" instead',
  'beta.kubernetes.io/instance-type': 'v1.17; use "node.kubernetes.io/instance-type" instead',
};

export function warnOfNullSelector(at: Cursor): void {
  const selector = get(at, 'labelSelector');
  if (!isSet(selector)) warn(selector, `${pathOf(selector)}: a null labelSelector results in matching no pod`);
}

export function warnOfPod(spec: Cursor): void {
  for (const [label, since] of Object.entries(oldLabels)) {
    const at = get(spec, 'nodeSelector', label);
    if (isSet(at)) warn(at, `${pathOf({ ...at, step: `[${label}]` })}: deprecated since ${since}`);
  }
  warnOfRepeats(get(spec, 'hostAliases'), 'ip', 'ip');
  warnOfRepeats(get(spec, 'imagePullSecrets'), 'name', 'name');
  const grace = get(spec, 'terminationGracePeriodSeconds');
  if ((numberOf(grace) ?? 0) < 0) warn(grace, `${pathOf(grace)}: must be >= 0; negative values are invalid and will be treated as 1`);
  for (const volume of itemsOf(get(spec, 'volumes'))) warnOfVolume(volume);
  for (const list of ['initContainers', 'containers']) for (const container of itemsOf(get(spec, list))) warnOfContainer(container);
}

function warnOfRepeats(list: Cursor, field: string, word: string): void {
  const seen = new Set<string>();
  for (const item of itemsOf(list)) {
    const at = get(item, field);
    const value = textOf(at);
    if (value === '' && field === 'name') warn(at, `${pathOf(at)}: invalid empty ${word} ""`);
    else if (seen.has(value)) warn(at, `${pathOf(at)}: duplicate ${word} "${value}"`);
    seen.add(value);
  }
}

/** A variable that stands twice, unless the second is made of the first. */
function warnOfContainer(container: Cursor): void {
  const seen = new Set<string>();
  for (const variable of itemsOf(get(container, 'env'))) {
    const name = textOf(get(variable, 'name'));
    if (seen.has(name) && !textOf(get(variable, 'value')).includes(`$(${name})`))
      warn(variable, `${pathOf(variable)}: hides previous definition of "${name}", which may be dropped when using apply`);
    seen.add(name);
  }
  const ports = new Map<string, Cursor>();
  for (const port of itemsOf(get(container, 'ports'))) {
    const key = ['containerPort', 'hostPort', 'hostIP'].map((it) => String(numberOf(get(port, it)) ?? textOf(get(port, it)))).join(' ');
    const whole = `${key} ${textOf(get(port, 'protocol'), 'TCP')}`;
    const other = ports.get(whole);
    if (other) warn(port, `${pathOf(port)}: duplicate port definition with ${pathOf(other)}`);
    else ports.set(whole, port);
  }
}

/** A file of a volume, and where it comes from. */
interface File {
  readonly path: string;
  readonly source: string;
}

function warnOfVolume(volume: Cursor): void {
  const name = textOf(get(volume, 'name'));
  const [secret, map, downward, projected] = ['secret', 'configMap', 'downwardAPI', 'projected'].map((it) => get(volume, it)) as [
    Cursor,
    Cursor,
    Cursor,
    Cursor,
  ];
  if (isSet(secret)) warnOfOverlaps(secret, `volume "${name}" (Secret "${textOf(get(secret, 'secretName'))}")`, filesOf(secret));
  if (isSet(map)) warnOfOverlaps(map, `volume "${name}" (ConfigMap "${textOf(get(map, 'name'))}")`, filesOf(map));
  if (isSet(downward)) warnOfOverlaps(downward, `volume "${name}" (DownwardAPI)`, filesOf(downward));
  if (!isSet(projected)) return;
  const all = itemsOf(get(projected, 'sources')).map((it) => ({ source: it, files: projectedFiles(it) }));
  for (const { source, files } of all) if (!files) warn(source, `volume "${name}" (Projected) has no sources provided`);
  warnOfOverlaps(
    projected,
    `volume "${name}" (Projected)`,
    all.flatMap(({ files }) => files ?? []),
  );
}

function filesOf(source: Cursor, label = ''): readonly File[] {
  return itemsOf(get(source, 'items')).map((it) => ({ path: textOf(get(it, 'path')), source: label }));
}

/** Undefined for a source that is none. */
function projectedFiles(source: Cursor): readonly File[] | undefined {
  const [secret, map, downward, token] = ['secret', 'configMap', 'downwardAPI', 'serviceAccountToken'].map((it) => get(source, it)) as [
    Cursor,
    Cursor,
    Cursor,
    Cursor,
  ];
  const files = [
    ...filesOf(secret, ` (Secret "${textOf(get(secret, 'name'))}")`),
    ...filesOf(map, ` (ConfigMap "${textOf(get(map, 'name'))}")`),
    ...filesOf(downward, ' (DownwardAPI)'),
    ...(isSet(token) ? [{ path: textOf(get(token, 'path')), source: ' (ServiceAccountToken)' }] : []),
  ];
  const isGiven = [secret, map, downward, token, get(source, 'clusterTrustBundle'), get(source, 'podCertificate')].some(isSet);
  return isGiven ? files : undefined;
}

function warnOfOverlaps(at: Cursor, volume: string, files: readonly File[]): void {
  const seen = new Map<string, File>();
  const overlaps: string[] = [];
  for (const file of files) {
    const other = seen.get(file.path);
    if (other) overlaps.push(`"${file.path}"${file.source} with "${other.path}"${other.source}`);
    else seen.set(file.path, file);
  }
  if (overlaps.length > 0) warn(at, `${volume}: overlapping paths: ${overlaps.join(', ')}`);
}
