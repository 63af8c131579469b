import { fieldOf } from '../../wiring/fields.js';
import { textNode, withoutTrailingSlashes } from '../fields.js';
import type { ResourceRule } from '../resourceRule.js';
import { rewrite } from '../rule.js';
import { staticSecret } from './example.js';
import { staticSecretKind } from './kinds.js';

/** A slash at an end, with updates by events. Source: the comparison of paths in streamStaticSecretEvents of the operator. */
export const instantUpdatePath: ResourceRule = {
  id: 'instant-update-path',
  severity: 'warning',
  kinds: [staticSecretKind],
  documentation: {
    why:
      'With `instantUpdates` the operator compares the path of each event of Vault with `<mount>/data/<path>`, letter for letter. A slash at either end ' +
      'makes them differ, so no event is ever taken, and the Secret changes no sooner than `refreshAfter` says.',
    wrong: staticSecret('  syncConfig:\n    instantUpdates: true\n', { path: 'shop/api/' }),
    right: staticSecret('  syncConfig:\n    instantUpdates: true\n'),
  },
  *check({ root }) {
    const instant = fieldOf(root, 'spec.syncConfig.instantUpdates');
    if (instant?.is !== 'scalar' || instant.value !== true) return;
    for (const field of ['mount', 'path', 'namespace']) {
      const node = textNode(fieldOf(root, `spec.${field}`));
      const clean = node && withoutTrailingSlashes(node.value.replace(/^\/+/, ''));
      if (!node || clean === node.value || clean === undefined || clean === '') continue;
      yield {
        at: node,
        message: 'With a slash at the end of it, this is never equal to what Vault says in its events: take the slash out.',
        fixes: [rewrite(node, clean, 'Take out the slash')],
      };
    }
  },
};
