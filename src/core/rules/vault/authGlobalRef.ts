import { fieldOf, isTrue } from '../../wiring/fields.js';
import { entryOf } from '../../yaml/path.js';
import { isEmpty } from '../fields.js';
import type { ResourceRule } from '../resourceRule.js';
import { vaultResource } from './example.js';
import { vaultAuthKind } from './kinds.js';

/** A reference to no VaultAuthGlobal. Source: getAuthGlobalRef in common/common.go. */
export const authGlobalRef: ResourceRule = {
  id: 'auth-global-ref',
  severity: 'error',
  kinds: [vaultAuthKind],
  documentation: {
    why: 'A `vaultAuthGlobalRef` names a VaultAuthGlobal, or takes the one that is called `default` when `allowDefault` is true. With neither the VaultAuth is invalid.',
    wrong: vaultResource('VaultAuth', 'vaultAuthGlobalRef:\n  namespace: vault\n'),
    right: vaultResource('VaultAuth', 'vaultAuthGlobalRef:\n  name: shop\n  namespace: vault\n'),
  },
  *check({ root }) {
    const spec = fieldOf(root, 'spec');
    const entry = spec?.is === 'map' ? entryOf(spec, 'vaultAuthGlobalRef') : undefined;
    if (entry?.value.is !== 'map' || !isEmpty(fieldOf(entry.value, 'name')) || isTrue(fieldOf(entry.value, 'allowDefault'))) return;
    yield { at: entry.key, message: 'Name a VaultAuthGlobal, or set "allowDefault: true" for the one that is called default.' };
  },
};
