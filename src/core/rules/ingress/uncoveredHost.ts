import { fieldOf, mapsOf } from '../../wiring/fields.js';
import { isFilledIn, textNode } from '../fields.js';
import type { ResourceRule } from '../resourceRule.js';
import { ingressExample } from './example.js';
import { ingressKind, tlsOf } from './ingress.js';

const withTls = (host: string): string => `ingressClassName: nginx
tls:
  - hosts: [${host}]
    secretName: shop-tls
rules:
  - host: shop.example.com
    http:
      paths:
        - path: /
          pathType: Prefix
          backend: {service: {name: shop, port: {number: 80}}}
`;

/** A host that is served beside others with TLS and has no certificate. Source: createServers of ingress-nginx, which chooses by tls.hosts. */
export const uncoveredHost: ResourceRule = {
  id: 'uncovered-host',
  severity: 'warning',
  kinds: [ingressKind],
  documentation: {
    why: 'A host of `rules` that no entry of `tls` lists is served with a certificate that the controller made up, which no browser trusts. Mostly one of the two is misspelt.',
    wrong: ingressExample({}, withTls('www.example.com')),
    right: ingressExample({}, withTls('shop.example.com')),
  },
  *check({ root }) {
    const tls = tlsOf(root);
    // Without hosts, an entry is for whatever names are in its certificate.
    if (tls.length === 0 || tls.some(({ hosts }) => hosts.length === 0)) return;
    const covered = new Set(tls.flatMap(({ hosts }) => hosts.map(({ value }) => value)));
    for (const rule of mapsOf(fieldOf(root, 'spec.rules'))) {
      const host = textNode(fieldOf(rule, 'host'));
      if (!host || host.value === '' || isFilledIn(host.value)) continue;
      const wildcard = host.value.replace(/^[^.]*/, '*');
      if (!covered.has(host.value) && !covered.has(wildcard))
        yield {
          at: host,
          message: 'No entry of "tls" has this host, so it is served with a certificate that no browser trusts: add it to "tls[].hosts".',
        };
    }
  },
};
