import { ingressExample } from '../ingress/example.js';
import { annotationsOf, classOf, ingressKind, nginxPrefix } from '../ingress/ingress.js';
import type { ResourceRule } from '../resourceRule.js';

const forTraefik = `ingressClassName: traefik
rules:
  - host: shop.example.com
    http:
      paths:
        - path: /
          pathType: Prefix
          backend: {service: {name: shop, port: {number: 80}}}
`;

/** Annotations of ingress-nginx on an Ingress that Traefik serves. Source: the provider kubernetesIngressNGINX of Traefik, which is off by default. */
export const ignoredByTraefik: ResourceRule = {
  id: 'ignored-by-traefik',
  severity: 'warning',
  kinds: [ingressKind],
  documentation: {
    why: 'Each controller reads annotations of its own. Traefik passes over those of ingress-nginx, so a redirect or a limit that they ask for is not there.',
    wrong: ingressExample({ 'nginx.ingress.kubernetes.io/ssl-redirect': '"true"' }, forTraefik),
    right: ingressExample({ 'traefik.ingress.kubernetes.io/router.entrypoints': 'websecure' }, forTraefik),
  },
  *check({ root }) {
    if (classOf(root) !== 'traefik') return;
    for (const { name, entry } of annotationsOf(root)) {
      if (name.startsWith(nginxPrefix))
        yield {
          at: entry.key,
          message: `Traefik, whose class this Ingress has, does not read ${name}: say it in an annotation of Traefik, or in a Middleware.`,
        };
    }
  },
};

/** The same where the class is left to k3s, whose default it is. */
export const ignoredByDefaultClass: ResourceRule = {
  id: 'ignored-by-default-class',
  severity: 'warning',
  only: 'k3s',
  kinds: [ingressKind],
  documentation: {
    why: 'k3s comes with Traefik, which is the class of every Ingress that names none. It passes over annotations of ingress-nginx.',
    wrong: ingressExample({ 'nginx.ingress.kubernetes.io/ssl-redirect': '"true"' }, forTraefik.replace('ingressClassName: traefik\n', '')),
    right: ingressExample({ 'nginx.ingress.kubernetes.io/ssl-redirect': '"true"' }),
  },
  *check({ root }) {
    const first = annotationsOf(root).find(({ name }) => name.startsWith(nginxPrefix));
    if (!first || classOf(root) !== undefined) return;
    const message =
      'Without "ingressClassName" this Ingress goes to the Traefik of k3s, which does not read annotations of ingress-nginx: name its class.';
    yield { at: first.entry.key, message };
  },
};
