import { fieldOf, isTrue } from '../../wiring/fields.js';
import { entryOf } from '../../yaml/path.js';
import { textNode } from '../fields.js';
import type { ResourceRule } from '../resourceRule.js';
import { vaultResource } from './example.js';
import { dynamicSecretKind } from './kinds.js';

const dynamic = (lines: string): string =>
  vaultResource('VaultDynamicSecret', `mount: db\n${lines}destination: {name: db, create: true}\n`);

/** A path of static credentials without the field that says so, or the other way round. Source: the reconciler of VaultDynamicSecret. */
export const staticCredentials: ResourceRule = {
  id: 'static-credentials',
  severity: 'warning',
  kinds: [dynamicSecretKind],
  documentation: {
    why: 'Credentials below `static-creds/` have no lease, and Vault rotates them on its own. Unless `allowStaticCreds` is true, the operator waits for the end of a lease that there is not.',
    wrong: dynamic('path: static-creds/shop\n'),
    right: dynamic('path: static-creds/shop\nallowStaticCreds: true\n'),
  },
  *check({ root }) {
    const path = textNode(fieldOf(root, 'spec.path'));
    if (!path) return;
    const isStatic = /^\/?static-creds\//.test(path.value);
    const allowed = fieldOf(root, 'spec.allowStaticCreds');
    if (isStatic && !isTrue(allowed)) yield { at: path, message: 'These credentials have no lease: add "allowStaticCreds: true".' };
    if (allowed && /^\/?creds\//.test(path.value) && isTrue(allowed))
      yield { at: allowed, message: 'The credentials below "creds/" have a lease, so this is for others: take it out.' };
  },
};

/** A method that does not count. Source: doVault of the reconciler: with parameters the request is a PUT. */
export const ignoredRequestMethod: ResourceRule = {
  id: 'ignored-request-method',
  severity: 'warning',
  kinds: [dynamicSecretKind],
  documentation: {
    why: 'With `params` the operator sends a PUT, whatever `requestHTTPMethod` says.',
    wrong: dynamic('path: creds/shop\nrequestHTTPMethod: GET\nparams: {ttl: 1h}\n'),
    right: dynamic('path: creds/shop\nparams: {ttl: 1h}\n'),
  },
  *check({ root }) {
    const spec = fieldOf(root, 'spec');
    const params = fieldOf(root, 'spec.params');
    const method = spec?.is === 'map' ? entryOf(spec, 'requestHTTPMethod') : undefined;
    if (params?.is !== 'map' || params.entries.length === 0 || textNode(method?.value)?.value !== 'GET' || !method) return;
    yield { at: method.value, message: 'With "params" the request is a PUT, whatever stands here: take this line out.' };
  },
};
