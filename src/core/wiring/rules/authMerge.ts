import { neededByMethod } from '../../rules/vault/authMethod.js';
import type { MapNode, Node } from '../../yaml/nodes.js';
import { isEmpty } from '../../rules/fields.js';
import { fieldOf, textOf } from '../fields.js';
import { definitionsOf } from '../lookup.js';
import { fieldsOf } from '../reread.js';
import { called, problem, relatedTo, type WiringRule } from './subject.js';

/** A VaultAuth that cannot log in even with what its VaultAuthGlobal adds. Source: MergeInVaultAuthGlobal in common/common.go of the operator. */
export const authMerge: WiringRule = (subject) => {
  const { workspace, file, resource, references } = subject;
  if (resource.kind !== 'VaultAuth.secrets.hashicorp.com') return [];
  return references.flatMap(({ item }) => {
    if (item.kind !== 'VaultAuthGlobal.secrets.hashicorp.com') return [];
    const [found] = definitionsOf(workspace, file, item);
    const own = fieldsOf(subject);
    const global = found && fieldsOf(found);
    const lack = own && global && whatLacks(own, global);
    if (!lack) return [];
    const message = `Together with ${called(item)} this VaultAuth ${lack}.`;
    return [
      problem('auth-merge', item.place, message, {
        severity: 'error',
        field: item.field,
        related: [relatedTo(found, found.item.place, called(item))],
      }),
    ];
  });
};

/** Half a sentence; undefined where nothing lacks. */
function whatLacks(own: MapNode, global: MapNode): string | undefined {
  const method = textOf(fieldOf(own, 'spec.method')) ?? textOf(fieldOf(global, 'spec.defaultAuthMethod'));
  if (method === undefined) return 'has no method: set "method" here, or "defaultAuthMethod" there';
  const needed = Object.hasOwn(neededByMethod, method) ? neededByMethod[method] : undefined;
  const blocks = [fieldOf(own, `spec.${method}`), fieldOf(global, `spec.${method}`)].filter((it) => it?.is === 'map');
  if (!needed) return undefined;
  if (blocks.length === 0) return `has no block "${method}"`;
  const has = (field: string): boolean => blocks.some((it) => it.is === 'map' && !isEmpty(fieldOf(it, field)));
  const missing = needed.find((it) => !has(it));
  if (missing !== undefined) return `has no "${missing}" in its block "${method}"`;
  const mounts: readonly (Node | undefined)[] = [
    fieldOf(own, 'spec.mount'),
    fieldOf(global, `spec.${method}.mount`),
    fieldOf(global, 'spec.defaultMount'),
  ];
  return mounts.every(isEmpty) ? 'has no mount: set "mount" here, or "defaultMount" there' : undefined;
}
