import { get, isFrom, isSet, itemsOf, numberOf, scalarOf, sizeOf, textOf, type Cursor } from './cursor.js';
import { checkFormat } from './facts.js';
import { dnsLabel, dnsSubdomain, qualifiedName } from './formats.js';
import { cidrText, ipText, parseCidr, parseIp } from './ip.js';
import { validateLabels } from './labels.js';
import { validatePortNumOrName } from './pod/probe.js';
import { duplicate, forbidden, invalid, later, notSupported, required, warn } from './refusal.js';
import type { Rules } from './walk.js';

// Source: ValidateService and what it calls in pkg/apis/core/validation, and pkg/api/service/warnings.go.

export const serviceRules: Rules = { ServiceSpec: validateServiceSpec };

interface Traits {
  readonly type: string;
  readonly isHeadless: boolean;
}

function validateServiceSpec(spec: Cursor): void {
  const traits = { type: textOf(get(spec, 'type'), 'ClusterIP'), isHeadless: firstClusterIp(spec) === 'None' };
  const ports = get(spec, 'ports');
  if (sizeOf(ports) === 0 && !traits.isHeadless && traits.type !== 'ExternalName')
    required(ports, '', { explanation: 'A service needs a port, unless it is headless (clusterIP: None) or an ExternalName.' });
  validateType(spec, traits);
  validatePorts(ports, traits);
  validateLabels(get(spec, 'selector'));
  validateSessionAffinity(spec);
  for (const ip of itemsOf(get(spec, 'externalIPs'))) validateExternalIp(ip);
  validateLoadBalancer(spec, traits.type);
  validateExternalTrafficPolicy(spec, traits.type);
  if (traits.type !== 'ExternalName') validateClusterIPs(spec);
  const distribution = get(spec, 'trafficDistribution');
  const known = isFrom(spec, '1.34') ? ['PreferClose', 'PreferSameZone', 'PreferSameNode'] : ['PreferClose'];
  if (isSet(distribution) && !known.includes(textOf(distribution))) notSupported(distribution, textOf(distribution), known);
  warnOfIgnored(spec, traits);
}

/** `clusterIP` counts as the first of `clusterIPs` where those are left out. */
function firstClusterIp(spec: Cursor): string {
  const [first] = itemsOf(get(spec, 'clusterIPs'));
  return textOf(get(spec, 'clusterIP'), first && textOf(first));
}

function validateType(spec: Cursor, { type, isHeadless }: Traits): void {
  if (isHeadless && (type === 'LoadBalancer' || type === 'NodePort')) {
    const place: Cursor = { ...get(spec, 'clusterIP'), step: '[0]', up: get(spec, 'clusterIPs') };
    invalid(place, 'None', `may not be set to 'None' for ${type} services`, {
      explanation: `A ${type} needs an address of the cluster: take "clusterIP: None" away.`,
    });
  }
  if (type !== 'ExternalName') return;
  for (const name of ['clusterIPs', 'ipFamilies', 'ipFamilyPolicy']) {
    const at = name === 'clusterIPs' && !isSet(get(spec, name)) ? { ...get(spec, 'clusterIP'), step: name } : get(spec, name);
    if (isSet(at) && (textOf(at) !== '' || sizeOf(at) > 0))
      forbidden(at, 'may not be set for ExternalName services', {
        explanation: 'An ExternalName is a name in the DNS alone, without an address.',
      });
  }
  const name = get(spec, 'externalName');
  const target = textOf(name).replace(/\.$/, '');
  if (target === '') required(name, '', { explanation: 'Say which name the service stands for.' });
  else
    for (const detail of dnsSubdomain.check(target))
      invalid(name, target, detail, { explanation: `"externalName" must be ${dnsSubdomain.words}.` });
}

function validatePorts(ports: Cursor, { type }: Traits): void {
  const [names, pairs, nodePorts] = [new Set<string>(), new Set<string>(), new Set<string>()];
  const all = itemsOf(ports);
  for (const port of all) {
    const name = get(port, 'name');
    if (textOf(name) !== '') {
      checkFormat(name, textOf(name), dnsLabel);
      if (names.has(textOf(name))) duplicate(name, textOf(name));
      names.add(textOf(name));
    } else if (all.length > 1) required(name, '', { explanation: 'Of several ports each needs a name.' });
    const number = numberOf(get(port, 'port')) ?? 0;
    const target = get(port, 'targetPort');
    // Without a target it is the port itself.
    if (isSet(target) && scalarOf(target) !== 0 && scalarOf(target) !== '') validatePortNumOrName(target);
    else if (number < 1 || number > 65535)
      invalid(target, number, 'must be between 1 and 65535, inclusive', { explanation: 'Without "targetPort" this is the port itself.' });
    const protocol = textOf(get(port, 'protocol'), 'TCP');
    validateNodePort(get(port, 'nodePort'), type, protocol, nodePorts);
    const pair = `${protocol} ${number}`;
    if (pairs.has(pair)) {
      const shown = { Name: '', Protocol: protocol, AppProtocol: null, Port: number, TargetPort: 0, NodePort: 0 };
      duplicate(port, { json: JSON.stringify(shown) }, { explanation: `Another port of the service has the number ${number} already.` });
    }
    pairs.add(pair);
  }
}

function validateNodePort(at: Cursor, type: string, protocol: string, taken: Set<string>): void {
  const number = numberOf(at) ?? 0;
  if (number === 0) return;
  if (type === 'ClusterIP')
    forbidden(at, "may not be used when `type` is 'ClusterIP'", {
      explanation: 'Only a NodePort or a LoadBalancer has ports on the nodes.',
    });
  if (taken.has(`${protocol} ${number}`)) duplicate(at, number);
  else if (number < 30000 || number > 32767)
    later(at, 'When it is really created, the API server gives out ports from 30000 to 32767 only, unless it was told otherwise.');
  taken.add(`${protocol} ${number}`);
}

function validateSessionAffinity(spec: Cursor): void {
  const timeout = get(spec, 'sessionAffinityConfig', 'clientIP', 'timeoutSeconds');
  const seconds = numberOf(timeout);
  if (textOf(get(spec, 'sessionAffinity')) !== 'ClientIP' || seconds === undefined || (seconds >= 1 && seconds <= 86400)) return;
  invalid(timeout, seconds, 'must be greater than 0 and less than 86400', { explanation: 'At most a day: 86400 seconds.' });
}

function validateExternalIp(at: Cursor): void {
  const text = textOf(at);
  const ip = parseIp(text);
  if (!ip) return invalid(at, text, ipText);
  const first = ip.address >> 24n;
  const isV4 = ip.size === 32;
  if (ip.address === 0n) invalid(at, text, 'may not be unspecified (0.0.0.0 or ::)');
  if (isV4 ? first === 127n : ip.address === 1n) invalid(at, text, 'may not be in the loopback range (127.0.0.0/8, ::1/128)');
  if (isV4 ? ip.address >> 16n === 0xa9fen : ip.address >> 118n === 0x3fan)
    invalid(at, text, 'may not be in the link-local range (169.254.0.0/16, fe80::/10)');
  if (isV4 ? ip.address >> 8n === 0xe00000n : ip.address >> 112n === 0xff02n)
    invalid(at, text, 'may not be in the link-local multicast range (224.0.0.0/24, ff02::/10)');
}

function validateLoadBalancer(spec: Cursor, type: string): void {
  const ranges = { ...get(spec, 'loadBalancerSourceRanges'), step: 'LoadBalancerSourceRanges' };
  const only = "may only be used when `type` is 'LoadBalancer'";
  const explanation = 'Only a LoadBalancer takes this.';
  if (sizeOf(ranges) > 0 && type !== 'LoadBalancer') forbidden(ranges, only, { explanation });
  for (const range of sizeOf(ranges) > 0 ? itemsOf(ranges) : [])
    if (!parseCidr(textOf(range).trim())) invalid(range, textOf(range).trim(), cidrText);
  const allocate = get(spec, 'allocateLoadBalancerNodePorts');
  if (isSet(allocate) && type !== 'LoadBalancer') forbidden(allocate, only, { explanation });
  const own = get(spec, 'loadBalancerClass');
  if (!isSet(own)) return;
  if (type !== 'LoadBalancer') forbidden(own, only, { explanation });
  checkFormat(own, textOf(own), qualifiedName);
}

function validateExternalTrafficPolicy(spec: Cursor, type: string): void {
  const policy = get(spec, 'externalTrafficPolicy');
  const isReachable = type === 'LoadBalancer' || type === 'NodePort' || (type === 'ClusterIP' && sizeOf(get(spec, 'externalIPs')) > 0);
  if (textOf(policy) !== '') {
    if (!isReachable)
      invalid(policy, textOf(policy), 'may only be set for externally-accessible services', {
        explanation: 'Nothing comes in from outside to a service of this type.',
      });
    else if (textOf(policy) !== 'Cluster' && textOf(policy) !== 'Local') notSupported(policy, textOf(policy), ['Cluster', 'Local']);
  }
  const check = get(spec, 'healthCheckNodePort');
  if ((numberOf(check) ?? 0) !== 0 && (type !== 'LoadBalancer' || textOf(policy) !== 'Local'))
    invalid(check, numberOf(check) ?? 0, "may only be set when `type` is 'LoadBalancer' and `externalTrafficPolicy` is 'Local'");
}

/** ValidateServiceClusterIPsRelatedFields. */
function validateClusterIPs(spec: Cursor): void {
  const list = get(spec, 'clusterIPs');
  const first = get(spec, 'clusterIP');
  const isListed = sizeOf(list) > 0;
  if (!isListed) {
    const place: Cursor = { ...first, step: '[0]', up: { ...list, label: first.label } };
    if (textOf(first) !== '' && textOf(first) !== 'None' && !parseIp(textOf(first))) refuseIp(place, textOf(first));
    return validateFamilies(spec, textOf(first) === '' ? [] : [textOf(first)]);
  }
  const ips = itemsOf(list).map((it) => textOf(it));
  if (textOf(first) !== '' && ips[0] !== textOf(first)) invalid(list, { json: JSON.stringify(ips) }, 'first value must match `clusterIP`');
  if (textOf(first) === '') required(first);
  if (ips.includes('None') && (ips.length > 1 || ips[0] !== 'None'))
    invalid(list, { json: JSON.stringify(ips) }, "'None' must be the first and only value");
  for (const [index, item] of itemsOf(list).entries()) {
    const text = ips[index] ?? '';
    if (text !== 'None' && !parseIp(text)) refuseIp(item, text);
  }
  if (ips.length > 2) invalid(list, { json: JSON.stringify(ips) }, 'may only hold up to 2 values');
  const families = ips.map((it) => parseIp(it)?.size);
  if (ips.length === 2 && families[0] !== undefined && families[0] === families[1])
    invalid(list, { json: JSON.stringify(ips) }, 'may specify no more than one IP for each IP family');
  validateFamilies(spec, ips);
}

function refuseIp(at: Cursor, text: string): void {
  invalid(at, text, ipText, { explanation: 'This must be an IP address, None for a headless service, or left out.' });
}

function validateFamilies(spec: Cursor, ips: readonly string[]): void {
  const families = itemsOf(get(spec, 'ipFamilies'));
  if (families.length > 2)
    invalid(get(spec, 'ipFamilies'), { json: JSON.stringify(families.map((it) => textOf(it))) }, 'may only hold up to 2 values');
  for (const [index, family] of families.entries()) {
    const ip = parseIp(ips[index] ?? '');
    const actual = ip && (ip.size === 32 ? 'IPv4' : 'IPv6');
    if (actual && ['IPv4', 'IPv6'].includes(textOf(family)) && textOf(family) !== actual)
      invalid(
        { ...family, up: get(spec, 'clusterIPs') },
        ips[index] ?? '',
        `expected an ${textOf(family)} value as indicated by \`ipFamilies[${index}]\``,
      );
  }
}

function warnOfIgnored(spec: Cursor, { type, isHeadless }: Traits): void {
  const ignored = (name: string, why: string): void => {
    const at = get(spec, name);
    if (textOf(at) !== '' || sizeOf(at) > 0) warn(at, `spec.${name} is ignored ${why}`);
  };
  if (isHeadless) for (const name of ['loadBalancerIP', 'externalIPs']) ignored(name, 'for headless services');
  if (isHeadless && textOf(get(spec, 'sessionAffinity')) === 'ClientIP') ignored('SessionAffinity', 'for headless services');
  if (type === 'ExternalName') ignored('externalIPs', 'when spec.type is "ExternalName"');
  else ignored('externalName', 'when spec.type is not "ExternalName"');
}
