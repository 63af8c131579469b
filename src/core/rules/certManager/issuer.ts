import { fieldOf, mapsOf } from '../../wiring/fields.js';
import type { MapNode } from '../../yaml/nodes.js';
import { entryOf } from '../../yaml/path.js';
import type { ResourceRule } from '../resourceRule.js';
import type { Breach } from '../rule.js';

const issuer = (spec: string): string => `apiVersion: cert-manager.io/v1
kind: Issuer
metadata:
  name: letsencrypt
  namespace: shop
spec:
${spec}`;

const acme = (solver: string): string =>
  issuer(`  acme:
    server: https://acme-v02.api.letsencrypt.org/directory
    privateKeySecretRef: {name: letsencrypt}
    solvers:
      - ${solver}
`);

const types = ['acme', 'ca', 'selfSigned', 'vault', 'venafi'];

/** A choice that an Issuer makes twice, or not at all. Source: internal/apis/certmanager/validation/issuer.go of cert-manager. */
export const issuerChoice: ResourceRule = {
  id: 'issuer-choice',
  severity: 'error',
  kinds: ['Issuer.cert-manager.io', 'ClusterIssuer.cert-manager.io'],
  documentation: {
    why: 'An Issuer is of one type, and each of its solvers solves one kind of challenge in one way. The types of the fields do not say so: the webhook of cert-manager refuses what has two, or none.',
    wrong: acme('{http01: {ingress: {ingressClassName: nginx, class: nginx}}}'),
    right: acme('{http01: {ingress: {ingressClassName: nginx}}}'),
  },
  *check({ root }) {
    const spec = fieldOf(root, 'spec');
    if (spec?.is !== 'map' || spec.entries.length === 0) return;
    yield* oneOf(spec, types, 'An Issuer is of exactly one type, acme, ca, selfSigned, vault or venafi');
    for (const solver of mapsOf(fieldOf(spec, 'acme.solvers'))) {
      yield* oneOf(solver, ['http01', 'dns01'], 'A solver has exactly one of "http01" and "dns01"');
      const http = fieldOf(solver, 'http01');
      if (http?.is === 'map')
        yield* oneOf(http, ['ingress', 'gatewayHTTPRoute'], '"http01" has exactly one of "ingress" and "gatewayHTTPRoute"');
      const ingress = fieldOf(solver, 'http01.ingress');
      if (ingress?.is === 'map')
        yield* atMostOne(ingress, ['ingressClassName', 'class', 'name'], '"ingress" takes one of "ingressClassName", "class" and "name"');
    }
  },
};

function* oneOf(map: MapNode, fields: readonly string[], said: string): Generator<Breach> {
  const found = fields.flatMap((it) => entryOf(map, it) ?? []);
  if (found.length === 0) yield { at: map.entries[0]?.key ?? map, message: `${said}: add one.` };
  yield* atMostOne(map, fields, said);
}

function* atMostOne(map: MapNode, fields: readonly string[], said: string): Generator<Breach> {
  const [, ...more] = fields.flatMap((it) => entryOf(map, it) ?? []).toSorted((a, b) => a.start - b.start);
  for (const { key } of more) yield { at: key, message: `${said}: take one out.` };
}
