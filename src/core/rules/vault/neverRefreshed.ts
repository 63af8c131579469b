import { fieldOf } from '../../wiring/fields.js';
import { isEmpty, textNode } from '../fields.js';
import type { ResourceRule } from '../resourceRule.js';
import { staticSecret } from './example.js';
import { staticSecretKind } from './kinds.js';

/** A secret that is read once and never again. Source: computeHorizon and the reconciler of VaultStaticSecret. */
export const neverRefreshed: ResourceRule = {
  id: 'never-refreshed',
  severity: 'warning',
  kinds: [staticSecretKind],
  documentation: {
    why: 'With `hmacSecretData: false` the operator cannot see that a value has changed, and without `refreshAfter` it does not look again: what is changed in Vault never arrives.',
    wrong: staticSecret('  hmacSecretData: false\n'),
    right: staticSecret('  hmacSecretData: false\n  refreshAfter: 5m\n'),
  },
  *check({ root }) {
    const hmac = fieldOf(root, 'spec.hmacSecretData');
    const refresh = fieldOf(root, 'spec.refreshAfter');
    if (hmac?.is !== 'scalar' || hmac.value !== false) return;
    if (!isEmpty(refresh) && !/^0+(\.0+)?[smh]$/.test(textNode(refresh)?.value ?? '')) return;
    yield {
      at: hmac,
      message: 'Without checksums and without "refreshAfter" this is read from Vault once and never again: set "refreshAfter".',
    };
  },
};

/** Restarts that need the checksums. */
export const restartWithoutChecksum: ResourceRule = {
  id: 'restart-without-checksum',
  severity: 'warning',
  kinds: [staticSecretKind],
  documentation: {
    why: 'The operator restarts workloads when the checksum of the data changes. With `hmacSecretData: false` there is none, so `rolloutRestartTargets` does nothing.',
    wrong: staticSecret('  hmacSecretData: false\n  refreshAfter: 5m\n  rolloutRestartTargets:\n    - {kind: Deployment, name: api}\n'),
    right: staticSecret('  refreshAfter: 5m\n  rolloutRestartTargets:\n    - {kind: Deployment, name: api}\n'),
  },
  *check({ root }) {
    const hmac = fieldOf(root, 'spec.hmacSecretData');
    const targets = fieldOf(root, 'spec.rolloutRestartTargets');
    if (hmac?.is !== 'scalar' || hmac.value !== false || targets?.is !== 'list' || targets.items.length === 0) return;
    yield { at: hmac, message: '"rolloutRestartTargets" restarts nothing without checksums: take this line out.' };
  },
};
