import { ingressExample } from '../ingress/example.js';
import { annotationsOf, ingressKind } from '../ingress/ingress.js';
import type { ResourceRule } from '../resourceRule.js';

/** An annotation that only goes with another one, which is not there. Source: the Parse function of each in ingress-nginx. */
export const annotationWithoutEffect: ResourceRule = {
  id: 'annotation-without-effect',
  severity: 'warning',
  kinds: [ingressKind],
  documentation: {
    why:
      'Many annotations of ingress-nginx say how something is done that another annotation switches on. Without that one they do nothing: ' +
      '`cors-allow-origin` alone allows no origin, and `canary-weight` alone makes no canary but a second Ingress of the same host.',
    wrong: ingressExample({ 'nginx.ingress.kubernetes.io/cors-allow-origin': 'https://shop.example.com' }),
    right: ingressExample({
      'nginx.ingress.kubernetes.io/enable-cors': '"true"',
      'nginx.ingress.kubernetes.io/cors-allow-origin': 'https://shop.example.com',
    }),
  },
  *check({ root, catalog }) {
    const present = annotationsOf(root);
    for (const { name, entry } of present) {
      const needed = catalog.annotations.get(name)?.requires;
      if (needed === undefined || present.some((it) => it.name === needed && it.value.value !== '')) continue;
      const [own, other] = [name, needed].map((it) => it.slice(it.indexOf('/') + 1));
      yield { at: entry.key, message: `${own} does nothing without ${other}: add that one, or take this one out.` };
    }
  },
};
