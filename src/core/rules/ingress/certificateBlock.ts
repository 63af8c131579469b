import { contentOf } from '../../wiring/fields.js';
import { isEmpty, textNode } from '../fields.js';
import type { ResourceRule } from '../resourceRule.js';
import { ingressExample, pathsExample } from './example.js';
import { annotationsOf, ingressKind, tlsOf } from './ingress.js';

const tls = (lines: string): string => pathsExample([['/', 'Prefix']], `ingressClassName: nginx\ntls:\n${lines}`);
const issuer = { 'cert-manager.io/cluster-issuer': 'letsencrypt' };

/** An entry of `tls` that cert-manager makes no Certificate of. Source: validateIngressTLSBlock and validateIngressLike of the certificate shim. */
export const certificateBlock: ResourceRule = {
  id: 'certificate-block',
  severity: 'warning',
  kinds: [ingressKind],
  documentation: {
    why: 'Of an Ingress that names an issuer, cert-manager makes one Certificate for each entry of `tls` that has both hosts and the name of a Secret. Other entries it skips with an event.',
    wrong: ingressExample(issuer, tls('  - hosts: [shop.example.com]\n')),
    right: ingressExample(issuer, tls('  - hosts: [shop.example.com]\n    secretName: shop-tls\n')),
  },
  *check({ root, catalog }) {
    if (!annotationsOf(root).some(({ name, value }) => catalog.annotations.get(name)?.trigger && value.value !== 'false')) return;
    for (const { map, hosts, secretName } of tlsOf(root)) {
      if (isEmpty(secretName))
        yield {
          at: map.entries[0]?.key ?? map,
          message: 'cert-manager makes no Certificate of this entry: add "secretName", the Secret that it is to write.',
        };
      else if (hosts.length === 0)
        yield { at: map.entries[0]?.key ?? map, message: 'cert-manager makes no Certificate of this entry: add "hosts".' };
    }
  },
};

/** One Secret for two Certificates. */
export const sharedTlsSecret: ResourceRule = {
  id: 'shared-tls-secret',
  severity: 'error',
  kinds: [ingressKind],
  documentation: {
    why: 'Two entries of `tls` with one Secret would be two Certificates in one place. cert-manager passes over the whole Ingress then.',
    wrong: ingressExample(
      issuer,
      tls('  - {hosts: [shop.example.com], secretName: tls}\n  - {hosts: [www.example.com], secretName: tls}\n'),
    ),
    right: ingressExample(issuer, tls('  - {hosts: [shop.example.com, www.example.com], secretName: tls}\n')),
  },
  *check({ root, catalog }) {
    if (!annotationsOf(root).some(({ name, value }) => catalog.annotations.get(name)?.trigger && value.value !== 'false')) return;
    const seen = new Set<string>();
    for (const { secretName } of tlsOf(root)) {
      const name = textNode(secretName);
      if (!name || name.value === '') continue;
      if (seen.has(name.value))
        yield {
          at: contentOf(name),
          message: 'Another entry has this Secret already, and cert-manager passes over the whole Ingress: list all hosts in one entry.',
        };
      seen.add(name.value);
    }
  },
};
