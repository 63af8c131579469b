import type { ResourceRule } from '../resourceRule.js';
import { ingressExample, pathsExample } from './example.js';
import { ingressKind, pathsOf } from './ingress.js';

/** One path of one host twice. Source: checkOverlap of ingress-nginx; for one and the same Ingress its first location counts. */
export const duplicatePath: ResourceRule = {
  id: 'duplicate-path',
  severity: 'warning',
  kinds: [ingressKind],
  documentation: {
    why: 'Of two entries with the same host, path and path type a controller takes one, mostly the first, and the other backend never gets a request.',
    wrong: ingressExample(
      {},
      pathsExample([
        ['/', 'Prefix'],
        ['/', 'Prefix'],
      ]),
    ),
    right: ingressExample(
      {},
      pathsExample([
        ['/', 'Prefix'],
        ['/api', 'Prefix'],
      ]),
    ),
  },
  *check({ root }) {
    const seen = new Set<string>();
    for (const { host, path, type } of pathsOf(root)) {
      const key = JSON.stringify([host, path.value, type]);
      if (seen.has(key))
        yield {
          at: path,
          message: `This path stands twice${host ? ' for the same host' : ''}: only one of the two backends gets its requests.`,
        };
      seen.add(key);
    }
  },
};
