import { get, isFrom, isSet, isTrue, itemsOf, numberOf, sizeOf, textOf, type Cursor } from '../cursor.js';
import { claimNames } from '../apps.js';
import { checkFormat } from '../facts.js';
import { dnsLabel, dnsSubdomain, portName } from '../formats.js';
import { ipText, parseIp } from '../ip.js';
import { validateLabels } from '../labels.js';
import { duplicate, forbidden, invalid, notSupported, required } from '../refusal.js';
import type { Rules } from '../walk.js';
import { validateProbes, validateSleeps } from './probe.js';
import { validateResources } from './resources.js';
import { validateTopologySpreadConstraints } from './scheduling.js';
import { validatePodSecurityContext } from './securityContext.js';
import { validateVolumeMounts, validateVolumes } from './volumes.js';
import { warnOfPod } from './warnings.js';

// Source: ValidatePodSpec and what it calls in pkg/apis/core/validation.

export const podSpecRules: Rules = {
  PodSpec: validatePodSpec,
  HostAlias(alias) {
    const ip = get(alias, 'ip');
    if (!parseIp(textOf(ip))) invalid(ip, textOf(ip), ipText);
  },
};

function validatePodSpec(spec: Cursor): void {
  const isPod = spec.review.kind.kind === 'Pod';
  const podName = isPod && spec.up ? textOf(get(spec.up, 'metadata', 'name')) : '';
  const volumes = new Set([...claimNames(spec), ...validateVolumes(get(spec, 'volumes'), podName)]);
  const claims = new Set(itemsOf(get(spec, 'resourceClaims')).map((it) => textOf(get(it, 'name'))));
  const grace = numberOf(get(spec, 'terminationGracePeriodSeconds')) ?? 30;
  const [main, init] = [itemsOf(get(spec, 'containers')), itemsOf(get(spec, 'initContainers'))];
  const names = new Set<string>();
  if (main.length === 0) required(get(spec, 'containers'), '', { explanation: 'A pod needs at least one container.' });
  for (const container of main) {
    validateContainerCommon(container, names, volumes, claims, grace);
    validateContainerRestartPolicy(container);
  }
  for (const container of init) {
    validateContainerCommon(container, names, volumes, claims, grace);
    validateInitContainer(container);
  }
  validateHostPorts(main, isTrue(get(spec, 'hostNetwork')));
  validateHostPorts(init, isTrue(get(spec, 'hostNetwork')));
  if (sizeOf(get(spec, 'ephemeralContainers')) > 0 && !isPod)
    forbidden(get(spec, 'ephemeralContainers'), 'ephemeral containers not allowed in pod template');
  validateLabels(get(spec, 'nodeSelector'));
  validatePodSecurityContext(get(spec, 'securityContext'), spec);
  validateHostNamespaces(spec);
  validatePodDNSConfig(spec);
  validateTopologySpreadConstraints(get(spec, 'topologySpreadConstraints'));
  validateUnique(get(spec, 'schedulingGates'));
  validateUnique(get(spec, 'resourceClaims'));
  if (isSet(get(spec, 'resources'))) validateResources(get(spec, 'resources'), new Set());
  warnOfPod(spec);
}

function validateUnique(list: Cursor): void {
  const seen = new Set<string>();
  for (const item of itemsOf(list)) {
    const name = textOf(get(item, 'name'));
    if (seen.has(name)) duplicate(list.step === 'schedulingGates' ? item : get(item, 'name'), name);
    seen.add(name);
  }
}

function validateContainerCommon(
  container: Cursor,
  names: Set<string>,
  volumes: ReadonlySet<string>,
  claims: ReadonlySet<string>,
  grace: number,
): void {
  const name = get(container, 'name');
  if (textOf(name) === '') required(name);
  else checkFormat(name, textOf(name), dnsLabel);
  if (textOf(name) !== '' && names.has(textOf(name))) duplicate(name, textOf(name));
  names.add(textOf(name));
  const image = get(container, 'image');
  if (container.review.kind.kind === 'Pod' && textOf(image) !== textOf(image).trim())
    invalid(image, textOf(image), 'must not have leading or trailing whitespace');
  validateProbes(container);
  validateSleeps(container, grace);
  validateContainerPorts(get(container, 'ports'));
  validateVolumeMounts(container, volumes);
  validateResources(get(container, 'resources'), claims);
  validateStopSignal(container);
}

function validateContainerPorts(ports: Cursor): void {
  const names = new Set<string>();
  for (const port of itemsOf(ports)) {
    const name = get(port, 'name');
    if (textOf(name) === '' || portName.check(textOf(name)).length > 0) continue;
    if (names.has(textOf(name))) duplicate(name, textOf(name));
    names.add(textOf(name));
  }
}

function validateStopSignal(container: Cursor): void {
  const signal = get(container, 'lifecycle', 'stopSignal');
  const os = container.up?.up && get(container.up.up, 'os', 'name');
  if (isSet(signal) && os && textOf(os) === '') forbidden(signal, 'may not be set for containers with empty `spec.os.name`');
}

function validateInitContainer(container: Cursor): void {
  const policy = get(container, 'restartPolicy');
  refuseRestartPolicy(policy, isFrom(container, '1.35') ? ['Always', 'Never', 'OnFailure'] : ['Always']);
  if (textOf(policy) === 'Always') return;
  for (const name of ['lifecycle', 'livenessProbe', 'readinessProbe', 'startupProbe']) {
    if (isSet(get(container, name)))
      forbidden(get(container, name), 'may not be set for init containers without restartPolicy=Always', {
        explanation: 'An init container ends before the pod is watched; with "restartPolicy: Always" it becomes a sidecar.',
      });
  }
}

/** ContainerRestartRules, on by default from 1.35. */
function validateContainerRestartPolicy(container: Cursor): void {
  const policy = get(container, 'restartPolicy');
  if (isFrom(container, '1.35')) return refuseRestartPolicy(policy, ['Always', 'Never', 'OnFailure']);
  if (isSet(policy)) forbidden(policy, 'may not be set for non-init containers');
}

function refuseRestartPolicy(policy: Cursor, supported: readonly string[]): void {
  if (isSet(policy) && !supported.includes(textOf(policy))) notSupported(policy, textOf(policy), supported);
}

/** checkHostPortConflicts, and that ports of the host are the container's where it lives in the host's network. */
function validateHostPorts(containers: readonly Cursor[], hostNetwork: boolean): void {
  const taken = new Set<string>();
  for (const container of containers) {
    for (const port of itemsOf(get(container, 'ports'))) {
      const at = get(port, 'hostPort');
      const host = numberOf(at) ?? 0;
      if (host === 0) continue;
      const key = `${textOf(get(port, 'protocol'), 'TCP')}/${textOf(get(port, 'hostIP'))}/${host}`;
      if (taken.has(key)) duplicate(at, key);
      taken.add(key);
      if (hostNetwork && host !== (numberOf(get(port, 'containerPort')) ?? 0))
        invalid(at, host, 'must match `containerPort` when `hostNetwork` is true', {
          explanation: 'In the network of the host a port of the container is a port of the host: the two must be the same.',
        });
    }
  }
}

function validateHostNamespaces(spec: Cursor): void {
  const users = get(spec, 'hostUsers');
  if (users.node?.is === 'scalar' && users.node.value === false) {
    for (const [name, step] of [
      ['hostNetwork', 'hostNetwork'],
      ['hostPID', 'HostPID'],
      ['hostIPC', 'HostIPC'],
    ] as const)
      if (isTrue(get(spec, name))) forbidden({ ...get(spec, name), step }, 'when `hostUsers` is false');
  }
  const shared = get(spec, 'shareProcessNamespace');
  if (isTrue(shared) && isTrue(get(spec, 'hostPID'))) invalid(shared, true, 'ShareProcessNamespace and HostPID cannot both be enabled');
}

function validatePodDNSConfig(spec: Cursor): void {
  const config = get(spec, 'dnsConfig');
  const servers = get(config, 'nameservers');
  if (textOf(get(spec, 'dnsPolicy')) === 'None') {
    if (!isSet(config)) return required(config, 'must provide `dnsConfig` when `dnsPolicy` is None');
    if (sizeOf(servers) === 0) required(servers, 'must provide at least one DNS nameserver when `dnsPolicy` is None');
  }
  const addresses = itemsOf(servers);
  if (addresses.length > 3)
    invalid(servers, { json: JSON.stringify(addresses.map((it) => textOf(it))) }, 'must not have more than 3 nameservers');
  for (const server of addresses) if (!parseIp(textOf(server))) invalid(server, textOf(server), ipText);
  for (const domain of itemsOf(get(config, 'searches'))) {
    // From 1.33 on underscores are taken, and a single dot.
    const text = textOf(domain).replace(/\.$/, '');
    const relaxed = isFrom(spec, '1.33') ? text.replaceAll('_', 'a') : text;
    if (textOf(domain) === '.' && isFrom(spec, '1.33')) continue;
    for (const detail of dnsSubdomain.check(relaxed)) invalid(domain, textOf(domain), detail);
  }
  for (const option of itemsOf(get(config, 'options'))) if (textOf(get(option, 'name')) === '') required(option, 'must not be empty');
}
