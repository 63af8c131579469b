import { contentOf, fieldOf, isVerbatim } from '../../wiring/fields.js';
import { textNode } from '../fields.js';
import type { ResourceRule } from '../resourceRule.js';
import { rewrite } from '../rule.js';
import { staticSecret } from './example.js';
import { staticSecretKind } from './kinds.js';

/** A path as the HTTP API of Vault has it. Source: NewKVReadRequestV2 of the operator, which puts `data/` before the path. */
export const kvPath: ResourceRule = {
  id: 'kv-path',
  severity: 'error',
  kinds: [staticSecretKind],
  documentation: {
    why: 'For `kv-v2` the operator reads `<mount>/data/<path>`. With `data/` in the path it asks Vault for `data/data/…`, which is not there, and says so in an event alone.',
    wrong: staticSecret('', { path: 'data/shop/api' }),
    right: staticSecret('', { path: 'shop/api' }),
  },
  *check({ root }) {
    const path = textNode(fieldOf(root, 'spec.path'));
    const type = textNode(fieldOf(root, 'spec.type'))?.value;
    const [, prefix = ''] = /^\/?((?:data|metadata)\/)/.exec(path?.value ?? '') ?? [];
    if (!path || prefix === '') return;
    if (type === 'kv-v2') {
      const { start } = contentOf(path);
      const fixes =
        isVerbatim(path) && path.value.startsWith(prefix)
          ? [rewrite({ start, end: start + prefix.length }, '', `Take out "${prefix}"`)]
          : [];
      yield { at: path, message: `The operator puts "data/" before a path of kv-v2 itself: take out "${prefix}".`, fixes };
    } else if (type === 'kv-v1' && prefix === 'data/') {
      yield {
        at: path,
        severity: 'warning',
        message: 'Paths with "data/" are those of kv-v2: is the type of this secret kv-v2, and the path without "data/"?',
      };
    }
  },
};
