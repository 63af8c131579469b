import { withoutTrailingSlashes } from '../fields.js';
import type { ResourceRule } from '../resourceRule.js';
import { ingressExample, pathsExample } from './example.js';
import { ingressKind, pathsOf } from './ingress.js';

/** A path behind one that takes everything below it. */
export const pathOrder: ResourceRule = {
  id: 'path-order',
  severity: 'warning',
  only: 'profile',
  kinds: [ingressKind],
  documentation: {
    why:
      'Most controllers let the longest path win, but those that go by the order of the list do not: `/` before `/api/` takes every request of the API. ' +
      'Written in the other order, both kinds do the same.',
    wrong: ingressExample(
      {},
      pathsExample([
        ['/', 'Prefix'],
        ['/api/', 'Prefix'],
      ]),
    ),
    right: ingressExample(
      {},
      pathsExample([
        ['/api/', 'Prefix'],
        ['/', 'Prefix'],
      ]),
    ),
  },
  *check({ root }) {
    /** For each host the prefixes that came before. */
    const earlier = new Map<string, Set<string>>();
    for (const { host, path, type } of pathsOf(root)) {
      const prefixes = earlier.get(host) ?? new Set<string>();
      earlier.set(host, prefixes);
      const swallowing = parentsOf(path.value).find((it) => prefixes.has(it));
      if (swallowing !== undefined)
        yield {
          at: path,
          message: `This path belongs before "${swallowing || '/'}", which takes its requests where a controller goes by the order.`,
        };
      if (type !== 'Exact') prefixes.add(withoutTrailingSlashes(path.value));
    }
  },
};

/** `/api/v1` → `/api`, and the root as the empty text. A path of some thousand steps has nothing to say. */
function parentsOf(path: string): readonly string[] {
  const steps = withoutTrailingSlashes(path).split('/').slice(0, 100);
  return steps.slice(1).map((_, index) => steps.slice(0, index + 1).join('/'));
}
