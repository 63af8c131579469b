import { fieldOf } from '../../wiring/fields.js';
import { textNode } from '../fields.js';
import type { ResourceRule } from '../resourceRule.js';
import { staticSecret } from './example.js';
import { staticSecretKind } from './kinds.js';

/** A version of a secret. Source: NewKVReadRequestV2 and the reconciler of VaultStaticSecret. */
export const pinnedVersion: ResourceRule = {
  id: 'pinned-version',
  severity: 'info',
  kinds: [staticSecretKind],
  documentation: {
    why: 'A `version` has the operator read that one for ever: when the secret is rotated in Vault, the Secret stays as it is. For `kv-v1`, which has no versions, it means nothing.',
    wrong: staticSecret('  version: 3\n'),
    right: staticSecret('  refreshAfter: 5m\n'),
  },
  *check({ root }) {
    const version = fieldOf(root, 'spec.version');
    if (version?.is !== 'scalar' || typeof version.value !== 'number' || version.value <= 0) return;
    const isV1 = textNode(fieldOf(root, 'spec.type'))?.value === 'kv-v1';
    yield isV1
      ? { at: version, severity: 'warning', message: 'kv-v1 has no versions: this means nothing.' }
      : { at: version, message: 'This version is kept for ever, also when the secret is rotated in Vault.' };
  },
};
