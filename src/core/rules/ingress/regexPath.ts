import { textNode } from '../fields.js';
import type { ResourceRule } from '../resourceRule.js';
import { fieldOf } from '../../wiring/fields.js';
import { rewrite } from '../rule.js';
import { ingressExample, pathsExample } from './example.js';
import { ingressKind, isForNginx, pathsOf } from './ingress.js';

/** A regular expression as an exact path or a prefix. Source: strict-validate-path-type of ingress-nginx, validPathType in inspector/rules.go. */
export const regexPath: ResourceRule = {
  id: 'regex-path',
  severity: 'error',
  kinds: [ingressKind],
  documentation: {
    why: 'ingress-nginx refuses a path of the types `Exact` and `Prefix` that holds anything but letters, digits and `.-_/`. A regular expression has the type `ImplementationSpecific`.',
    wrong: ingressExample({ 'nginx.ingress.kubernetes.io/use-regex': '"true"' }, pathsExample([['/item/(\\d+)', 'Prefix']])),
    right: ingressExample(
      { 'nginx.ingress.kubernetes.io/use-regex': '"true"' },
      pathsExample([['/item/(\\d+)', 'ImplementationSpecific']]),
    ),
  },
  *check({ root }) {
    if (!isForNginx(root)) return;
    for (const { path, type, map } of pathsOf(root)) {
      if ((type !== 'Exact' && type !== 'Prefix') || /^\/[\w./-]*$/.test(path.value) || /[<{]/.test(path.value)) continue;
      const node = textNode(fieldOf(map, 'pathType'));
      const fix = node && rewrite(node, 'ImplementationSpecific', 'Change the path type to ImplementationSpecific');
      yield {
        at: path,
        message: `ingress-nginx takes no such path of the type ${type}: a regular expression has the type ImplementationSpecific.`,
        ...(fix && { fixes: [fix] }),
      };
    }
  },
};
