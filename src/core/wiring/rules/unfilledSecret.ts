import { definitionsOf, isProvided } from '../lookup.js';
import { called, problem, type WiringRule } from './subject.js';

/** A Vault secret whose destination only fills a Secret that is there, when nothing makes that Secret: the operator logs it and waits. */
export const unfilledSecret: WiringRule = ({ workspace, file, definitions }) =>
  definitions.flatMap(({ item }) => {
    if (!item.maker?.fillsOnly || isProvided(workspace, item)) return [];
    if (definitionsOf(workspace, file, item).some((it) => !it.item.maker?.fillsOnly)) return [];
    const message = `${called(item.maker)} fills ${called(item)} only where that exists, and nothing here makes it: set "create: true" beside this name.`;
    return [problem('unfilled-secret', item.place, message, { field: 'spec.destination.name' })];
  });
