import { get, isFrom, isSet, itemsOf, nameOf, numberOf, scalarOf, sizeOf, textOf, type Cursor } from './cursor.js';
import { checkFormat, validateDomainPrefixedPath } from './facts.js';
import { byteLength, dns1035Label, dnsLabel, dnsSubdomain, pathSegment, wildcardSubdomain } from './formats.js';
import { cidrText, isStrictSubset, parseCidr, parseIp } from './ip.js';
import { validatePortNumOrName } from './pod/probe.js';
import { forbidden, invalid, required, tooLong } from './refusal.js';
import type { Rules } from './walk.js';

// Source: pkg/apis/networking/validation.

export const networkingRules: Rules = {
  Ingress: validateIngressClassAnnotation,
  IngressSpec: validateIngressSpec,
  IngressClassSpec: validateIngressClassSpec,
  NetworkPolicySpec: validateNetworkPolicySpec,
  NetworkPolicyPort: validateNetworkPolicyPort,
  NetworkPolicyPeer: validateNetworkPolicyPeer,
};

function validateIngressSpec(spec: Cursor): void {
  const rules = get(spec, 'rules');
  const standard = get(spec, 'defaultBackend');
  if (sizeOf(rules) === 0 && !isSet(standard))
    invalid(spec, { json: isSet(rules) ? '[]' : 'null' }, 'either `defaultBackend` or `rules` must be specified', {
      explanation: 'An Ingress needs "rules", or a "defaultBackend" for all that comes.',
    });
  if (isSet(standard)) validateIngressBackend(standard);
  for (const rule of itemsOf(rules)) {
    validateHost(get(rule, 'host'), true);
    for (const path of itemsOf(get(rule, 'http', 'paths'))) validateHTTPIngressPath(path);
  }
  for (const tls of itemsOf(get(spec, 'tls'))) for (const host of itemsOf(get(tls, 'hosts'))) validateHost(host, false);
}

function validateHost(at: Cursor, isRule: boolean): void {
  const host = textOf(at);
  if (isRule && host === '') return;
  if (isRule && parseIp(host))
    invalid(at, host, 'must be a DNS name, not an IP address', {
      explanation: 'An Ingress goes by the name that was asked for, never by an address.',
    });
  checkFormat(at, host, host.includes('*') ? wildcardSubdomain : dnsSubdomain);
}

function validateHTTPIngressPath(at: Cursor): void {
  const [type, path] = [get(at, 'pathType'), get(at, 'path')];
  const text = textOf(path);
  if (!isSet(type))
    return required(type, 'pathType must be specified', {
      explanation: 'Say how the path is compared: Prefix, Exact or ImplementationSpecific.',
    });
  const kind = textOf(type);
  const isExact = kind === 'Exact' || kind === 'Prefix';
  const mustBeAbsolute = isExact || (kind === 'ImplementationSpecific' && text !== '');
  if (mustBeAbsolute && !text.startsWith('/')) invalid(path, text, 'must be an absolute path', { explanation: 'A path starts with "/".' });
  if (isExact) {
    for (const part of ['//', '/./', '/../', '%2f', '%2F'])
      if (text.includes(part))
        invalid(path, text, `must not contain '${part}'`, {
          explanation: `No path that is asked for holds ${part}: it would never be met.`,
        });
    for (const end of ['/..', '/.']) if (text.endsWith(end)) invalid(path, text, `cannot end with '${end}'`);
  }
  validateIngressBackend(get(at, 'backend'));
}

function validateIngressBackend(backend: Cursor): void {
  const [service, resource] = [get(backend, 'service'), get(backend, 'resource')];
  if (isSet(service) && isSet(resource))
    return invalid(backend, '', 'cannot set both resource and service backends', { explanation: 'A backend is a service or a resource.' });
  if (isSet(resource)) return validateTypedReference(resource);
  if (!isSet(service))
    return invalid(backend, '', 'resource or service backend is required', {
      explanation: `"${nameOf(backend)}" needs a "service" with its name and port.`,
    });
  const name = get(service, 'name');
  if (textOf(name) !== '') checkFormat(name, textOf(name), isFrom(backend, '1.35') ? dnsLabel : dns1035Label);
  const port = get(service, 'port');
  const hasName = textOf(get(port, 'name')) !== '';
  const hasNumber = (numberOf(get(port, 'number')) ?? 0) !== 0;
  if (hasName && hasNumber)
    invalid(backend, '', 'cannot set both port name & port number', { explanation: 'A port is given by its name or by its number.' });
  else if (!hasName && !hasNumber)
    required(backend, 'port name or number is required', { explanation: 'Say which port of the service: "number", or "name".' });
}

function validateTypedReference(reference: Cursor): void {
  const group = get(reference, 'apiGroup');
  if (isSet(group)) checkFormat(group, textOf(group), dnsSubdomain);
  for (const name of ['kind', 'name']) {
    const at = get(reference, name);
    if (textOf(at) === '') required(at);
    else checkFormat(at, textOf(at), pathSegment);
  }
}

const oldClassAnnotation = 'kubernetes.io/ingress.class';

function validateIngressClassAnnotation(ingress: Cursor): void {
  const annotation = get(ingress, 'metadata', 'annotations', oldClassAnnotation);
  const own = get(ingress, 'spec', 'ingressClassName');
  if (!isSet(annotation) || !isSet(own) || textOf(annotation) === textOf(own)) return;
  const place: Cursor = { ...annotation, up: { ...get(ingress, 'annotations'), up: undefined } };
  invalid(place, textOf(annotation), 'must match `ingressClassName` when both are specified', {
    explanation: 'The annotation is the old way to name the class: take it away.',
  });
}

function validateIngressClassSpec(spec: Cursor): void {
  const controller = get(spec, 'controller');
  const name = textOf(controller);
  if (byteLength(name) > 250) tooLong(controller, 250);
  validateDomainPrefixedPath(controller);
  const parameters = get(spec, 'parameters');
  const [scope, namespace] = [textOf(get(parameters, 'scope'), 'Cluster'), get(parameters, 'namespace')];
  if (!isSet(parameters)) return;
  if (scope === 'Namespace') {
    if (textOf(namespace) === '') required(namespace, "`parameters.scope` is set to 'Namespace'");
    else checkFormat(namespace, textOf(namespace), dnsLabel);
  } else if (scope === 'Cluster' && isSet(namespace)) forbidden(namespace, "`parameters.scope` is set to 'Cluster'");
}

function validateNetworkPolicySpec(spec: Cursor): void {
  const types = get(spec, 'policyTypes');
  if (sizeOf(types) > 2)
    invalid(types, { json: JSON.stringify(itemsOf(types).map((it) => textOf(it))) }, 'may not specify more than two policyTypes');
}

function validateNetworkPolicyPort(at: Cursor): void {
  const [port, end] = [get(at, 'port'), get(at, 'endPort')];
  if (isSet(port)) validatePortNumOrName(port);
  const last = numberOf(end);
  if (last === undefined) return;
  const first = scalarOf(port);
  if (!isSet(port))
    return invalid(end, last, 'may not be specified when `port` is not specified', {
      explanation: 'A range needs its first port too, in "port".',
    });
  if (typeof first !== 'number')
    return invalid(end, last, 'may not be specified when `port` is non-numeric', {
      explanation: 'A range goes from a number to a number.',
    });
  if (last < first) invalid(end, first, 'must be greater than or equal to `port`', { explanation: 'The range ends before it begins.' });
  if (last < 1 || last > 65535) invalid(end, last, 'must be between 1 and 65535, inclusive');
}

function validateNetworkPolicyPeer(peer: Cursor): void {
  const block = get(peer, 'ipBlock');
  const hasSelector = isSet(get(peer, 'podSelector')) || isSet(get(peer, 'namespaceSelector'));
  if (!hasSelector && !isSet(block))
    return required(peer, 'must specify a peer', { explanation: 'Say who: podSelector, namespaceSelector or ipBlock.' });
  if (hasSelector && isSet(block))
    forbidden(peer, 'may not specify both ipBlock and another peer', {
      explanation: 'An "ipBlock" stands alone: make it an item of its own.',
    });
  if (!isSet(block)) return;
  const cidr = get(block, 'cidr');
  if (textOf(cidr) === '') return;
  const whole = parseCidr(textOf(cidr));
  if (!whole) return invalid(cidr, textOf(cidr), cidrText);
  for (const except of itemsOf(get(block, 'except'))) {
    const part = parseCidr(textOf(except));
    if (!part) invalid(except, textOf(except), cidrText);
    else if (!isStrictSubset(part, whole))
      invalid(except, textOf(except), 'must be a strict subset of `cidr`', {
        explanation: 'What is excepted must lie in the block and be smaller.',
      });
  }
}
