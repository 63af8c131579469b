import type { ResourceRule } from '../resourceRule.js';
import { ingressExample, pathsExample } from './example.js';
import { annotationsOf, ingressKind, nginxPrefix, pathsOf } from './ingress.js';

/** A rewrite that loses what was asked for. Source: buildProxyPass of ingress-nginx, and what nginx makes of `$1` without a group. */
export const rewriteTarget: ResourceRule = {
  id: 'rewrite-target',
  severity: 'warning',
  kinds: [ingressKind],
  documentation: {
    why:
      '`rewrite-target` replaces the whole path of a request. Without a group of the path in it, `/api/users` and `/api/orders` both become the same; ' +
      'and a group that the path does not have is empty.',
    wrong: ingressExample({ 'nginx.ingress.kubernetes.io/rewrite-target': '/' }, pathsExample([['/api', 'Prefix']])),
    right: ingressExample(
      { 'nginx.ingress.kubernetes.io/rewrite-target': '/$2' },
      pathsExample([['/api(/|$)(.*)', 'ImplementationSpecific']]),
    ),
  },
  *check({ root }) {
    const target = annotationsOf(root).find(({ name }) => name === `${nginxPrefix}rewrite-target`)?.value;
    if (!target || target.value === '') return;
    const highest = Math.max(0, ...[...target.value.matchAll(/\$(\d)/g)].map(([, number]) => Number(number)));
    for (const { path, type } of pathsOf(root)) {
      if (path.value === target.value) continue;
      const groups = (path.value.match(/(?<!\\)\((?!\?[:=!])/g) ?? []).length;
      if (groups < highest)
        yield {
          at: path,
          message: `rewrite-target uses $${highest}, and this path has ${groups === 0 ? 'no group' : `only ${groups}`}: what should stand there is empty.`,
        };
      else if (highest === 0 && type === 'Prefix' && path.value !== '/') {
        yield {
          at: path,
          message:
            'rewrite-target makes one and the same path of everything below this one: keep the rest with a group, such as "(/|$)(.*)" and "/$2".',
        };
      }
    }
  },
};
