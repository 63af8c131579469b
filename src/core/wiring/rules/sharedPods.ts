import { podsOf } from '../lookup.js';
import { called, problem, relatedTo, type WiringRule } from './subject.js';

/** A workload whose selector also finds the Pods of another one: the two count each other's Pods as their own. */
export const sharedPods: WiringRule = ({ workspace, file, resource, selectors }) =>
  selectors.flatMap(({ item }) => {
    if (item.whose !== 'own') return [];
    const others = podsOf(workspace, file, item).filter((it) => it.resource.kind !== resource.kind || it.resource.name !== resource.name);
    const [other] = others;
    if (!other) return [];
    const message = `The selector of ${called(resource)} also finds the Pods of ${called(other.resource)}: give each a label of its own.`;
    return [
      problem('shared-pods', item.place, message, {
        field: item.field,
        related: [relatedTo(other, other.item.labels[0]?.place ?? other.resource.place, `Pods of ${called(other.resource)}`)],
      }),
    ];
  });
