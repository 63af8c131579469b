import { fieldOf } from '../../wiring/fields.js';
import { isFilledIn, textNode } from '../fields.js';
import { containersOf, environmentOf, podExample, podKinds, podSpecOf } from '../pods.js';
import type { ResourceRule } from '../resourceRule.js';

/** A secret in a manifest. What is of no use to anyone, such as an empty text, is none. */
export const plainSecret: ResourceRule = {
  id: 'plain-secret',
  severity: 'error',
  only: 'profile',
  kinds: ['Secret', ...podKinds],
  documentation: {
    why: 'What stands in a manifest stands in the history of its repository, for everyone who can read it, for ever. Base64 hides nothing. Secrets come from Vault, by a VaultStaticSecret.',
    wrong: podExample('image: shop:1.0\nenv:\n  - name: DATABASE_PASSWORD\n    value: hunter2\nsecurityContext: {runAsNonRoot: true}\n'),
    right: podExample(
      'image: shop:1.0\nenv:\n  - name: DATABASE_PASSWORD\n    valueFrom: {secretKeyRef: {name: shop, key: password}}\nsecurityContext: {runAsNonRoot: true}\n',
    ),
  },
  *check({ root, kind }) {
    if (kind === 'Secret') {
      for (const field of ['data', 'stringData']) {
        const data = fieldOf(root, field);
        for (const { key, value } of data?.is === 'map' ? data.entries : []) {
          const text = textNode(value);
          if (text && text.value !== '' && !isFilledIn(text.value))
            yield { at: key, message: 'A secret stands here for everyone to read: have a VaultStaticSecret make this Secret.' };
        }
      }
      return;
    }
    const pod = podSpecOf(root, kind);
    for (const container of pod ? containersOf(pod) : []) {
      for (const { name, value } of environmentOf(container)) {
        if (value && isSecretName(name.value) && looksSecret(value.value)) {
          yield {
            at: name,
            message: `The value of ${name.value} stands here for everyone to read: take it from a Secret with "valueFrom".`,
          };
        } else if (value && /^[a-z][a-z0-9+.-]*:\/\/[^/@:\s]*:[^/@\s]+@/i.test(value.value) && !isFilledIn(value.value)) {
          yield { at: name, message: `The value of ${name.value} holds a password: take it from a Secret with "valueFrom".` };
        }
      }
    }
  },
};

function isSecretName(name: string): boolean {
  return /(^|_)(PASSWORD|PASSWD|PASS|SECRET|SECRET_KEY|TOKEN|API_?KEY|ACCESS_?KEY|PRIVATE_?KEY|CREDENTIALS?)$/i.test(name);
}

/** Not what says where a secret is, or whether there is one. */
function looksSecret(value: string): boolean {
  return value !== '' && !isFilledIn(value) && !/^(\/|\.\/|true$|false$|\d$|https?:\/\/[^@]*$)/.test(value);
}
