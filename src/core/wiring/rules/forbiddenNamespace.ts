import { fieldOf, itemsOf, textOf } from '../fields.js';
import { definitionsOf } from '../lookup.js';
import { fieldsOf } from '../reread.js';
import { called, problem, relatedTo, type WiringRule } from './subject.js';

/** A VaultAuth of another namespace that does not let this one use it. Source: isAllowedNamespace in common/common.go of the operator. */
export const forbiddenNamespace: WiringRule = ({ workspace, file, resource, references }) =>
  references.flatMap(({ item }) => {
    const { kind, namespace, place, field } = item;
    if (!/^VaultAuth(Global)?\.secrets\.hashicorp\.com$/.test(kind) || resource.namespace === '') return [];
    const [found] = definitionsOf(workspace, file, item);
    // The one that is called default may be the operator's own, which is for all.
    if (!found || found.item.namespace === '' || found.item.namespace === resource.namespace || item.name === 'default') return [];
    const root = fieldsOf(found);
    const allowed = root ? itemsOf(fieldOf(root, 'spec.allowedNamespaces')).map((it) => textOf(it)) : ['*'];
    if ((allowed.length === 1 && allowed[0] === '*') || allowed.includes(resource.namespace)) return [];
    const message = `${called(item)} of namespace ${namespace} does not let ${resource.namespace} use it: add that to its "allowedNamespaces".`;
    return [
      problem('forbidden-namespace', place, message, {
        severity: 'error',
        field,
        related: [relatedTo(found, found.item.place, called(item))],
      }),
    ];
  });
