import { fieldOf, itemsOf } from '../../wiring/fields.js';
import { textNode } from '../fields.js';
import type { ResourceRule } from '../resourceRule.js';
import { vaultResource } from './example.js';
import { vaultAuthGlobalKind, vaultAuthKind } from './kinds.js';

const auth = (namespaces: string): string =>
  vaultResource(
    'VaultAuth',
    `allowedNamespaces: ${namespaces}\nmethod: kubernetes\nmount: kubernetes\nkubernetes: {role: shop, serviceAccount: api}\n`,
  );

/** A pattern where only names count. Source: isAllowedNamespace in common/common.go. */
export const allowedNamespaces: ResourceRule = {
  id: 'allowed-namespaces',
  severity: 'warning',
  kinds: [vaultAuthKind, vaultAuthGlobalKind, 'HCPAuth.secrets.hashicorp.com'],
  documentation: {
    why: 'The operator compares these names letter for letter. A list of nothing but `*` allows every namespace; beside others, or within a name, `*` is a letter that no namespace has.',
    wrong: auth('["shop", "team-*"]'),
    right: auth('["shop", "team-a"]'),
  },
  *check({ root }) {
    const items = itemsOf(fieldOf(root, 'spec.allowedNamespaces'));
    for (const item of items) {
      const name = textNode(item);
      if (name && name.value.includes('*') && !(name.value === '*' && items.length === 1)) {
        yield {
          at: name,
          message:
            name.value === '*'
              ? '"*" allows all namespaces only where it stands alone.'
              : 'This allows no namespace: names are compared as they are, patterns are none.',
        };
      }
    }
  },
};
