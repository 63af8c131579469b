import type { AnnotationData } from '../../schema/data.js';
import { ingressExample } from '../ingress/example.js';
import { annotationsOf, ingressKind } from '../ingress/ingress.js';
import type { ResourceRule } from '../resourceRule.js';

/** Two annotations of which a controller takes one alone. Source: issuerForIngressLike and the HTTP-01 overrides of cert-manager. */
export const annotationConflict: ResourceRule = {
  id: 'annotation-conflict',
  severity: 'error',
  kinds: [ingressKind],
  documentation: {
    why: 'An Ingress that names both an Issuer and a ClusterIssuer gets no certificate from either: cert-manager passes it over with an event.',
    wrong: ingressExample({ 'cert-manager.io/issuer': 'letsencrypt', 'cert-manager.io/cluster-issuer': 'letsencrypt' }),
    right: ingressExample({ 'cert-manager.io/cluster-issuer': 'letsencrypt' }),
  },
  *check({ root, catalog }) {
    const present = annotationsOf(root).filter(({ name }) => catalog.annotations.has(name));
    for (const [index, { name, entry }] of present.entries()) {
      const facts = catalog.annotations.get(name);
      const earlier = present.slice(0, index).find((it) => isAgainst(facts, it.name) || isAgainst(catalog.annotations.get(it.name), name));
      if (!facts || !earlier) continue;
      const does = facts.onInvalid === 'skipped' ? 'passes over the whole Ingress' : 'gets no certificate with both';
      yield { at: entry.key, message: `${name} cannot stand beside ${earlier.name}: cert-manager ${does}.` };
    }
  },
};

function isAgainst(facts: AnnotationData | undefined, name: string): boolean {
  return facts?.conflictsWith?.includes(name) ?? false;
}
