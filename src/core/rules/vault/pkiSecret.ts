import { alternatives } from '../../schema/words.js';
import { existsIn } from '../../schema/version.js';
import { contentOf, fieldOf } from '../../wiring/fields.js';
import { nearest } from '../../nearest.js';
import { isEmpty, textNode } from '../fields.js';
import type { ResourceRule } from '../resourceRule.js';
import { rewrite } from '../rule.js';
import { vaultResource } from './example.js';
import { pkiSecretKind } from './kinds.js';

const pki = (lines: string): string =>
  vaultResource(
    'VaultPKISecret',
    `mount: pki\nrole: shop\ncommonName: shop.example.com\n${lines}destination: {name: shop-tls, create: true}\n`,
  );

const values: Readonly<Record<string, readonly string[]>> = { format: ['pem', 'der', 'pem_bundle'], privateKeyFormat: ['der', 'pkcs8'] };

/** What Vault would refuse, and the API server does not. Source: the documentation of each field, and the reconciler of VaultPKISecret. */
export const pkiSecret: ResourceRule = {
  id: 'pki-secret',
  severity: 'error',
  kinds: [pkiSecretKind],
  documentation: {
    why: 'The formats and times of a VaultPKISecret are free text to the API server. Vault refuses what it does not know, and a certificate that is replaced before it is valid is replaced for ever.',
    wrong: pki('format: pkcs12\n'),
    right: pki('format: pem\nttl: 24h\nexpiryOffset: 1h\n'),
  },
  *check({ root, catalog }) {
    for (const [field, known] of Object.entries(values)) {
      const node = textNode(fieldOf(root, `spec.${field}`));
      if (!node || node.value === '' || known.includes(node.value)) continue;
      const near = nearest(node.value, known);
      yield { at: node, message: `"${field}" must be ${alternatives(known)}.`, ...(near && { fixes: [rewrite(contentOf(node), near)] }) };
    }
    const [ttl, offset] = ['ttl', 'expiryOffset'].map((it) => textNode(fieldOf(root, `spec.${it}`)));
    if (ttl && offset && secondsOf(offset.value) >= secondsOf(ttl.value)) {
      yield { at: offset, message: 'This is no shorter than "ttl", so the certificate is replaced all the time.' };
    }
    const notAfter = textNode(fieldOf(root, 'spec.notAfter'));
    if (notAfter && notAfter.value !== '' && !/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/.test(notAfter.value)) {
      yield { at: notAfter, message: '"notAfter" must be a time such as 2027-01-31T12:00:00Z.' };
    }
    const issuer = fieldOf(root, 'spec.issuerRef');
    if (issuer && !isEmpty(issuer) && !existsIn(catalog.vaultSecretsOperator, { since: '1.6.0' })) {
      yield {
        at: issuer,
        severity: 'warning',
        message: `Operator ${catalog.vaultSecretsOperator} asks Vault for a path that is not there when "issuerRef" is set: it works from 1.6.0 on.`,
      };
    }
  },
};

/** NaN, which is no longer than anything, for what is no duration. */
function secondsOf(text: string): number {
  const [, number, unit = ''] = /^(\d{1,12}(?:\.\d+)?)([smhd])$/.exec(text) ?? [];
  return Number(number) * ({ s: 1, m: 60, h: 3600, d: 86400 }[unit] ?? NaN);
}
