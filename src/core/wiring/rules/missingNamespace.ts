import { candidates, definitionsOf, isProvided } from '../lookup.js';
import { called, problem, provideFix, relatedTo, suggestion, type WiringRule } from './subject.js';

/** A namespace that no file makes, though the files make others. */
export const missingNamespace: WiringRule = ({ workspace, file, resource }) => {
  const { namespace, namespacePlace } = resource;
  const named = { kind: 'Namespace', name: namespace, namespace: '' };
  if (!namespacePlace || isProvided(workspace, named) || definitionsOf(workspace, file, named).length > 0) return [];
  const known = candidates(workspace, file, 'Namespace', '');
  if (known.length === 0) return [];
  const { near, fixes } = suggestion(
    namespacePlace,
    namespace,
    known.map(({ item }) => item.name),
  );
  const meant = known.find(({ item }) => item.name === near);
  const message = `Nothing here makes namespace "${namespace}"${near === undefined ? ', so it must be there before this is applied.' : `; did you mean "${near}"?`}`;
  return [
    problem('missing-namespace', namespacePlace, message, {
      field: 'metadata.namespace',
      fixes: [...fixes, ...provideFix(workspace, named)],
      related: meant ? [relatedTo(meant, meant.item.place, called(meant.item))] : [],
    }),
  ];
};
