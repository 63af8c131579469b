import type { KindName } from '../wiring/references/rule.js';
import { placeholderRules } from './placeholder.js';
import type { ResourceRule } from './resourceRule.js';
import type { Condition } from './rule.js';

/** Every rule of one resource beyond the schema. */
export const resourceRules: readonly ResourceRule[] = [...placeholderRules];

const byId = new Map(resourceRules.map((it) => [it.id, it]));
const ofAllKinds = resourceRules.filter(({ kinds }) => !kinds);
const byKind = new Map(
  [...new Set(resourceRules.flatMap(({ kinds = [] }) => kinds))].map((kind): [KindName, readonly ResourceRule[]] => [
    kind,
    resourceRules.filter(({ kinds }) => !kinds || kinds.includes(kind)),
  ]),
);

/** The rules that have something to say of a kind. */
export function rulesFor(kind: KindName): readonly ResourceRule[] {
  return byKind.get(kind) ?? ofAllKinds;
}

/** Of which manifests alone a rule holds. */
export function conditionOf(id: string): Condition | undefined {
  return byId.get(id)?.only;
}
