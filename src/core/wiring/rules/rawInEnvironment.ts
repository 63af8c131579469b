import { definitionsOf } from '../lookup.js';
import { called, problem, relatedTo, type WiringRule } from './subject.js';

/** The whole answer of Vault among the variables of a container. Source: the key `_raw` of the operator, which is a name that a variable may have. */
export const rawInEnvironment: WiringRule = ({ workspace, file, references }) =>
  references.flatMap(({ item }) => {
    if (item.kind !== 'Secret' || item.part || !/envFrom\[\d+\]\.secretRef\.name$/.test(item.field)) return [];
    const found = definitionsOf(workspace, file, item).find(
      (it) => it.item.maker && it.item.parts.some(({ part, name }) => part === 'key' && name === '_raw'),
    );
    if (!found?.item.maker) return [];
    const message = `This puts "_raw", the whole answer of Vault, into the environment: set "excludeRaw: true" in the transformation of ${called(found.item.maker)}.`;
    return [
      problem('raw-in-environment', item.place, message, {
        field: item.field,
        related: [relatedTo(found, found.item.place, called(item))],
      }),
    ];
  });
