import { definitionsOf, isProvided, nearestDefinition, seesAny } from '../lookup.js';
import { called, change, problem, provideFix, relatedTo, type WiringRule } from './subject.js';

/** A namespace that no file makes, though the files make others. It may well be there already: only a name that is nearly right is a warning. */
export const missingNamespace: WiringRule = ({ workspace, file, resource }) => {
  const { namespace, namespacePlace } = resource;
  const named = { kind: 'Namespace', name: namespace, namespace: '' };
  if (!namespacePlace || isProvided(workspace, named) || definitionsOf(workspace, file, named).length > 0) return [];
  if (!seesAny(workspace, file, named)) return [];
  const meant = nearestDefinition(workspace, file, named);
  const hint = meant ? `; did you mean "${meant.item.name}"?` : ', so it must be there before this is applied.';
  const message = `Nothing here makes namespace "${namespace}"${hint}`;
  return [
    problem('missing-namespace', namespacePlace, message, {
      severity: meant ? 'warning' : 'hint',
      field: 'metadata.namespace',
      fixes: [...(meant ? [change(namespacePlace, meant.item.name)] : []), ...provideFix(workspace, named)],
      related: meant ? [relatedTo(meant, meant.item.place, called(meant.item))] : [],
    }),
  ];
};
