import { alternatives } from '../../schema/words.js';
import { fieldOf } from '../../wiring/fields.js';
import type { MapNode } from '../../yaml/nodes.js';
import { entryOf } from '../../yaml/path.js';
import { isEmpty, textNode } from '../fields.js';
import type { ResourceRule } from '../resourceRule.js';
import type { Breach } from '../rule.js';
import { vaultResource } from './example.js';
import { vaultAuthKind } from './kinds.js';

/** What each method cannot do without. Source: the Validate functions in api/v1beta1/vaultauth_types.go. */
export const neededByMethod: Readonly<Record<string, readonly string[]>> = {
  kubernetes: ['role', 'serviceAccount'],
  jwt: ['role'],
  appRole: ['roleId'],
  aws: ['role'],
  gcp: ['role', 'workloadIdentityServiceAccount'],
};

/** A VaultAuth that cannot log in: the API server takes it, the operator calls it valid, and each secret that uses it fails. */
export const authMethod: ResourceRule = {
  id: 'auth-method',
  severity: 'error',
  kinds: [vaultAuthKind],
  documentation: {
    why:
      'The operator calls a VaultAuth valid as soon as its VaultConnection is there. Whether the method has its block, and the block what it needs, shows ' +
      'only in an event of each secret that logs in with it. With a `vaultAuthGlobalRef` the rest may come from there, so nothing is said then.',
    wrong: vaultResource('VaultAuth', 'method: kubernetes\nmount: kubernetes\n'),
    right: vaultResource('VaultAuth', 'method: kubernetes\nmount: kubernetes\nkubernetes:\n  role: shop\n  serviceAccount: api\n'),
  },
  *check({ root }) {
    const spec = fieldOf(root, 'spec');
    if (spec?.is !== 'map') return;
    const method = textNode(fieldOf(spec, 'method'));
    const at = method ?? spec.entries[0]?.key ?? spec;
    if (entryOf(spec, 'vaultAuthGlobalRef')) return;
    if (!method || method.value === '') {
      yield { at, message: `A VaultAuth needs a "method": ${alternatives(Object.keys(neededByMethod))}.` };
      return;
    }
    if (!Object.hasOwn(neededByMethod, method.value)) return;
    yield* unusedBlocks(spec, method.value);
    if (isEmpty(fieldOf(spec, 'mount')))
      yield { at, message: 'A VaultAuth needs "mount", where its method is mounted in Vault: without it each login fails.' };
    const block = fieldOf(spec, method.value);
    if (block?.is === 'map') yield* incomplete(spec, block, method.value);
    else
      yield {
        at,
        message: `The method ${method.value} needs its block "${method.value}", with ${(neededByMethod[method.value] ?? []).join(' and ')}.`,
      };
  },
};

function* unusedBlocks(spec: MapNode, method: string): Generator<Breach> {
  for (const { key } of spec.entries) {
    const name = String(key.value);
    if (name !== method && Object.hasOwn(neededByMethod, name))
      yield { at: key, severity: 'warning', message: `The method is ${method}, so this block is not read.` };
  }
}

function* incomplete(spec: MapNode, block: MapNode, method: string): Generator<Breach> {
  const key = entryOf(spec, method)?.key ?? block;
  const has = (field: string): boolean => !isEmpty(fieldOf(block, field));
  for (const field of neededByMethod[method] ?? []) if (!has(field)) yield { at: key, message: `The method ${method} needs "${field}".` };
  if (method === 'jwt' && !has('serviceAccount') && !has('secretRef'))
    yield { at: key, message: 'The method jwt needs "serviceAccount" or "secretRef", where its token comes from.' };
  if (method === 'jwt' && has('serviceAccount') && has('secretRef')) {
    yield {
      at: entryOf(block, 'secretRef')?.key ?? key,
      severity: 'warning',
      message: '"serviceAccount" wins, so "secretRef" is not read.',
    };
  }
  if (method !== 'appRole') return;
  if (!has('secretRef') && !has('secretIDPath'))
    yield { at: key, message: 'The method appRole needs "secretRef", the Secret that holds its secret id.' };
  if (has('secretRef') && has('secretIDPath'))
    yield { at: key, message: 'The method appRole takes one of "secretRef" and "secretIDPath".' };
}
