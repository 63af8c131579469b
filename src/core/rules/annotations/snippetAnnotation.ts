import { ingressExample } from '../ingress/example.js';
import { annotationsOf, ingressKind } from '../ingress/ingress.js';
import type { ResourceRule } from '../resourceRule.js';

/** Configuration of nginx in an annotation. Source: allow-snippet-annotations and annotations-risk-level of ingress-nginx. */
export const snippetAnnotation: ResourceRule = {
  id: 'snippet-annotation',
  severity: 'warning',
  kinds: [ingressKind],
  documentation: {
    why:
      'A snippet goes into the configuration of nginx as it is, and may read every Secret that the controller can. So ingress-nginx refuses an Ingress ' +
      'that has one, unless its administrator sets both `allow-snippet-annotations: "true"` and `annotations-risk-level: Critical`. Most of what snippets ' +
      'were for has an annotation of its own by now.',
    wrong: ingressExample({ 'nginx.ingress.kubernetes.io/configuration-snippet': 'more_clear_headers Server;' }),
    right: ingressExample({ 'nginx.ingress.kubernetes.io/custom-headers': 'shop/headers' }),
  },
  *check({ root, catalog }) {
    for (const { name, entry } of annotationsOf(root)) {
      if (catalog.annotations.get(name)?.onInvalid !== 'snippet') continue;
      const short = name.slice(name.indexOf('/') + 1);
      yield {
        at: entry.key,
        message: `ingress-nginx refuses an Ingress with ${short} unless its administrator allows snippets: look for an annotation that does the same.`,
      };
    }
  },
};
