import { fieldOf, isTrue } from '../../wiring/fields.js';
import { entryOf } from '../../yaml/path.js';
import { isEmpty, isFilledIn, textNode } from '../fields.js';
import type { ResourceRule } from '../resourceRule.js';
import { vaultResource } from './example.js';
import { vaultConnectionKind } from './kinds.js';

/** A VaultConnection that no client can be made of. Source: MakeVaultClient in vault/config.go. */
export const vaultConnection: ResourceRule = {
  id: 'vault-connection',
  severity: 'error',
  kinds: [vaultConnectionKind],
  documentation: {
    why: 'The API server takes any text as an address. The operator wants a URL with `http` or `https`, one place alone for the certificates to trust, and no header that it sets itself.',
    wrong: vaultResource('VaultConnection', 'address: vault.vault.svc:8200\nskipTLSVerify: false\n'),
    right: vaultResource('VaultConnection', 'address: https://vault.vault.svc:8200\nskipTLSVerify: false\ncaCertSecretRef: vault-ca\n'),
  },
  *check({ root }) {
    const spec = fieldOf(root, 'spec');
    if (spec?.is !== 'map') return;
    const address = textNode(fieldOf(spec, 'address'));
    if (address && !isFilledIn(address.value) && !/^https?:\/\/[^/]/.test(address.value)) {
      yield { at: address, message: 'The address of Vault needs its scheme and host, such as "https://vault.vault.svc:8200".' };
    }
    const both = ['caCertSecretRef', 'caCertPath'].map((it) => entryOf(spec, it)).filter((it) => it && !isEmpty(it.value));
    if (both.length === 2 && both[1]) yield { at: both[1].key, message: 'Only one of "caCertSecretRef" and "caCertPath" may be set.' };
    const path = textNode(fieldOf(spec, 'caCertPath'));
    if (path?.value.includes('..')) yield { at: path, message: 'The operator takes no path with ".." in it.' };
    const headers = fieldOf(spec, 'headers');
    for (const { key } of headers?.is === 'map' ? headers.entries : []) {
      if (String(key.value).toLowerCase() === 'x-vault-namespace')
        yield { at: key, message: 'The operator sets this header itself: write the namespace into the VaultAuth or the secret.' };
    }
  },
};

/** TLS that is not there, or not checked. */
export const unverifiedVault: ResourceRule = {
  id: 'unverified-vault',
  severity: 'info',
  kinds: [vaultConnectionKind],
  documentation: {
    why: 'Over a connection that is not checked, whoever stands in between gets every secret. With `http` the fields about certificates mean nothing.',
    wrong: vaultResource('VaultConnection', 'address: https://vault.vault.svc:8200\nskipTLSVerify: true\n'),
    right: vaultResource('VaultConnection', 'address: https://vault.vault.svc:8200\nskipTLSVerify: false\ncaCertSecretRef: vault-ca\n'),
  },
  *check({ root }) {
    const spec = fieldOf(root, 'spec');
    if (spec?.is !== 'map') return;
    const skip = fieldOf(spec, 'skipTLSVerify');
    const plain = textNode(fieldOf(spec, 'address'))?.value.startsWith('http://');
    if (skip && isTrue(skip) && !plain)
      yield { at: skip, message: 'Nobody checks that this is Vault: give its certificates with "caCertSecretRef" instead.' };
    if (!plain) return;
    for (const field of ['caCertSecretRef', 'caCertPath', 'tlsServerName']) {
      const entry = entryOf(spec, field);
      if (entry && !isEmpty(entry.value))
        yield { at: entry.key, severity: 'warning', message: `The address is http, so "${field}" means nothing.` };
    }
  },
};
