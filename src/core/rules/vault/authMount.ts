import { contentOf, fieldOf, isVerbatim } from '../../wiring/fields.js';
import { textNode } from '../fields.js';
import type { ResourceRule } from '../resourceRule.js';
import { rewrite } from '../rule.js';
import { vaultResource } from './example.js';
import { vaultAuthKind } from './kinds.js';

const block = 'kubernetes:\n  role: shop\n  serviceAccount: api\n';

/** A mount with the path that the operator puts before it. Source: the login of vault/client.go, `auth/<mount>/login`. */
export const authMount: ResourceRule = {
  id: 'auth-mount',
  severity: 'error',
  kinds: [vaultAuthKind],
  documentation: {
    why: 'The operator logs in at `auth/<mount>/login`. With `auth/` in the mount that is `auth/auth/…`, which is not there.',
    wrong: vaultResource('VaultAuth', `method: kubernetes\nmount: auth/kubernetes\n${block}`),
    right: vaultResource('VaultAuth', `method: kubernetes\nmount: kubernetes\n${block}`),
  },
  *check({ root }) {
    const mount = textNode(fieldOf(root, 'spec.mount'));
    if (!mount || !/^\/?auth\/./.test(mount.value)) return;
    const { start } = contentOf(mount);
    const prefix = mount.value.startsWith('/') ? 6 : 5;
    const fixes = isVerbatim(mount) ? [rewrite({ start, end: start + prefix }, '', 'Take out "auth/"')] : [];
    yield { at: mount, message: 'The operator puts "auth/" before the mount itself: take it out.', fixes };
  },
};
