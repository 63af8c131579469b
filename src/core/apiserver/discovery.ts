import { get, isSet, itemsOf, numberOf, sizeOf, textOf, type Cursor } from './cursor.js';
import { checkFormat } from './facts.js';
import { dnsLabel, dnsSubdomain, qualifiedName } from './formats.js';
import { ipText, parseIp } from './ip.js';
import { duplicate, invalid, notSupported, required, tooMany } from './refusal.js';
import type { Rules } from './walk.js';

// Source: ValidateEndpoints of pkg/apis/core/validation, pkg/apis/discovery/validation and pkg/apis/coordination/validation.

export const discoveryRules: Rules = {
  EndpointSubset: validateEndpointSubset,
  EndpointSlice: validateEndpointSlice,
  LeaseSpec: validateLeaseSpec,
};

function validateEndpointSubset(subset: Cursor): void {
  const all = ['addresses', 'notReadyAddresses'].flatMap((it) => itemsOf(get(subset, it)));
  if (all.length === 0) required(subset, 'must specify `addresses` or `notReadyAddresses`');
  for (const address of all) {
    const ip = get(address, 'ip');
    if (!parseIp(textOf(ip))) invalid(ip, textOf(ip), ipText);
    if (textOf(get(address, 'hostname')) !== '') checkFormat(get(address, 'hostname'), textOf(get(address, 'hostname')), dnsLabel);
  }
  validatePorts(get(subset, 'ports'), true);
}

/** Ports of endpoints have names as soon as there are two of them. */
function validatePorts(ports: Cursor, namesNeeded: boolean): void {
  const names = new Set<string>();
  for (const port of itemsOf(ports)) {
    const name = get(port, 'name');
    if (textOf(name) !== '') checkFormat(name, textOf(name), dnsLabel);
    else if (namesNeeded && sizeOf(ports) > 1) required(name);
    if (!namesNeeded && names.has(textOf(name))) duplicate(name, textOf(name));
    names.add(textOf(name));
    const number = numberOf(get(port, 'port'));
    if ((namesNeeded || number !== undefined) && ((number ?? 0) < 1 || (number ?? 0) > 65535))
      invalid(get(port, 'port'), number ?? 0, 'must be between 1 and 65535, inclusive');
    const protocol = textOf(get(port, 'protocol'), 'TCP');
    if (!['SCTP', 'TCP', 'UDP'].includes(protocol)) notSupported(get(port, 'protocol'), protocol, ['SCTP', 'TCP', 'UDP']);
    const application = get(port, 'appProtocol');
    if (isSet(application)) checkFormat(application, textOf(application), qualifiedName);
  }
}

const mostAddresses = 100;

function validateEndpointSlice(slice: Cursor): void {
  const type = get(slice, 'addressType');
  const known = ['FQDN', 'IPv4', 'IPv6'];
  if (textOf(type) === '') required(type);
  else if (!known.includes(textOf(type))) notSupported(type, textOf(type), known);
  const endpoints = get(slice, 'endpoints');
  if (sizeOf(endpoints) > 1000) tooMany(endpoints, sizeOf(endpoints), 1000);
  for (const endpoint of itemsOf(endpoints)) {
    const addresses = get(endpoint, 'addresses');
    if (sizeOf(addresses) === 0) required(addresses, 'must contain at least 1 address');
    if (sizeOf(addresses) > mostAddresses) tooMany(addresses, sizeOf(addresses), mostAddresses);
    for (const address of itemsOf(addresses)) validateAddress(address, textOf(type));
    const hostname = get(endpoint, 'hostname');
    if (isSet(hostname)) checkFormat(hostname, textOf(hostname), dnsLabel);
  }
  validatePorts(get(slice, 'ports'), false);
}

function validateAddress(address: Cursor, type: string): void {
  const text = textOf(address);
  if (type === 'FQDN') return void checkFormat(address, text, dnsSubdomain);
  if (type !== 'IPv4' && type !== 'IPv6') return;
  const ip = parseIp(text);
  if (!ip) return invalid(address, text, ipText);
  if ((ip.size === 32) !== (type === 'IPv4')) invalid(address, text, `must be an ${type} address`);
}

function validateLeaseSpec(spec: Cursor): void {
  const [holder, duration, transitions] = [get(spec, 'holderIdentity'), get(spec, 'leaseDurationSeconds'), get(spec, 'leaseTransitions')];
  if (isSet(holder) && textOf(holder) === '') invalid(holder, '', 'must not be empty');
  const seconds = numberOf(duration);
  if (seconds !== undefined && seconds <= 0) invalid(duration, seconds, 'must be greater than 0');
  const count = numberOf(transitions);
  if (count !== undefined && count < 0) invalid(transitions, count, 'must be greater than or equal to 0');
}
