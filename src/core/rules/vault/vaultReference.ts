import { fieldOf } from '../../wiring/fields.js';
import { isFilledIn, textNode } from '../fields.js';
import type { ResourceRule } from '../resourceRule.js';
import { staticSecret } from './example.js';
import { syncedKinds, vaultAuthGlobalKind, vaultAuthKind } from './kinds.js';

/** A reference that is neither `name` nor `namespace/name`. Source: ParseResourceRef in common/common.go. */
export const vaultReference: ResourceRule = {
  id: 'vault-reference',
  severity: 'error',
  kinds: [...syncedKinds, vaultAuthKind, vaultAuthGlobalKind],
  documentation: {
    why: 'The operator takes `name` and `namespace/name`. More slashes are an error, and an empty half is looked for and never found.',
    wrong: staticSecret('  vaultAuthRef: vault/auth/shop\n'),
    right: staticSecret('  vaultAuthRef: vault/shop\n'),
  },
  *check({ root }) {
    for (const field of ['vaultAuthRef', 'vaultConnectionRef', 'hcpAuthRef']) {
      const node = textNode(fieldOf(root, `spec.${field}`));
      if (!node || node.value === '' || isFilledIn(node.value) || /^[^/]+(\/[^/]+)?$/.test(node.value)) continue;
      yield { at: node, message: 'This must be "name" or "namespace/name".' };
    }
  },
};
