import type { MapNode } from '../../yaml/nodes.js';
import { fieldOf, itemsOf, mapsOf, textOf } from '../fields.js';
import { definitionsOf } from '../lookup.js';
import { fieldsOf } from '../reread.js';
import { called, problem, relatedTo, type WiringRule } from './subject.js';

/** A certificate for all names of a domain from an issuer that can prove single ones alone. Source: solverConfigurationForAuthorization in acmeorders of cert-manager. */
export const wildcardSolver: WiringRule = (subject) => {
  const { workspace, file, references } = subject;
  return references.flatMap(({ item }) => {
    if (!/^(Cluster)?Issuer\.cert-manager\.io$/.test(item.kind)) return [];
    const own = fieldsOf(subject);
    const [found] = definitionsOf(workspace, file, item);
    const issuer = found && fieldsOf(found);
    if (!own || !issuer || !hasWildcard(own) || !provesSingleNames(issuer)) return [];
    const message = `${called(item)} has no dns01 solver, and a name with "*" can be proved in no other way: add one, or name each host.`;
    return [
      problem('wildcard-solver', item.place, message, {
        severity: 'error',
        field: item.field,
        related: [relatedTo(found, found.item.place, called(item))],
      }),
    ];
  });
};

function hasWildcard(root: MapNode): boolean {
  const lists = [fieldOf(root, 'spec.dnsNames'), ...mapsOf(fieldOf(root, 'spec.tls')).map((it) => fieldOf(it, 'hosts'))];
  return lists.flatMap(itemsOf).some((it) => textOf(it)?.startsWith('*.'));
}

function provesSingleNames(issuer: MapNode): boolean {
  const solvers = mapsOf(fieldOf(issuer, 'spec.acme.solvers'));
  return solvers.length > 0 && solvers.every((it) => fieldOf(it, 'dns01') === undefined);
}
