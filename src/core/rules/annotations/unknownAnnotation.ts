import { nearest } from '../../nearest.js';
import type { AnnotationData } from '../../schema/data.js';
import { contentOf } from '../../wiring/fields.js';
import { ingressExample } from '../ingress/example.js';
import { annotationsOf, ingressKind } from '../ingress/ingress.js';
import type { ResourceRule } from '../resourceRule.js';
import { rewrite } from '../rule.js';

/** An annotation that belongs to a controller by its prefix, and that the controller does not know. */
export const unknownAnnotation: ResourceRule = {
  id: 'unknown-annotation',
  severity: 'warning',
  kinds: [ingressKind],
  documentation: {
    why: 'The API server takes any annotation, and a controller reads those that it knows. One with a misspelt name does nothing, and nobody says so.',
    wrong: ingressExample({ 'nginx.ingress.kubernetes.io/proxy-bodysize': '10m' }),
    right: ingressExample({ 'nginx.ingress.kubernetes.io/proxy-body-size': '10m' }),
  },
  *check({ root, catalog: { annotations } }) {
    for (const { name, entry } of annotationsOf(root)) {
      const controller = controllerOf(name);
      const facts = annotations.get(name);
      if (!controller) continue;
      if (facts?.onInvalid === 'none')
        yield { at: entry.key, message: `${shortName(name)} has no effect on an Ingress: ${controller} does not read it there.` };
      if (facts) continue;
      const known = [...annotations].filter(([, it]) => it.controller === controller && it.onInvalid !== 'none');
      if (known.some(([, { aliases = [] }]) => aliases.includes(name))) continue;
      const near = nearest(
        name,
        known.map(([it]) => it).filter((it) => isClose(name, it)),
      );
      yield {
        at: entry.key,
        message: `${controller} has no annotation ${shortName(name)}, so it does nothing${near ? `; did you mean ${shortName(near)}?` : '.'}`,
        ...(near && { fixes: [rewrite(contentOf(entry.key), near)] }),
      };
    }
  },
};

/** A long prefix would make any two names alike. */
function isClose(name: string, candidate: string): boolean {
  const [prefix, known] = [name, candidate].map((it) => it.slice(0, it.indexOf('/')));
  return prefix === known && nearest(shortName(name), [shortName(candidate)]) !== undefined;
}

function shortName(name: string): string {
  return name.slice(name.indexOf('/') + 1);
}

function controllerOf(name: string): AnnotationData['controller'] | undefined {
  if (name.startsWith('nginx.ingress.kubernetes.io/')) return 'ingress-nginx';
  return /^((acme|venafi)\.)?cert-manager\.io\//.test(name) ? 'cert-manager' : undefined;
}
