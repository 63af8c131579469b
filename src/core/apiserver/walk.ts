import type { Field, ObjectType, Type } from '../schema/types.js';
import { entryOf } from '../yaml/path.js';
import { below, entriesOf, itemsOf, type Cursor } from './cursor.js';
import { checkFacts } from './facts.js';

/** What spans the fields of an object of one type. Named as the server names it. */
export type Rule = (at: Cursor) => void;

/** By the name of a type, without its version: `PodSpec`. */
export type Rules = Readonly<Record<string, Rule>>;

/** What there is to do for an object of one type: only fields that something is known of, or of something below them. */
interface Plan {
  readonly fields: readonly (readonly [name: string, field: Field, inside: ObjectType | undefined])[];
  readonly rule: Rule | undefined;
}

/** Walks values along their types; made once for a set of rules, as it remembers what there is to do for each type. */
export function createWalk(rules: Rules): (at: Cursor, type: ObjectType) => void {
  const plans = new WeakMap<ObjectType, Plan>();

  const planOf = (type: ObjectType): Plan => {
    const known = plans.get(type);
    if (known) return known;
    const relevant = relevantTypes(type, rules);
    for (const it of reachable(type)) plans.set(it, makePlan(it, rules, relevant));
    return plans.get(type) ?? makePlan(type, rules, relevant);
  };

  const walkObject = (at: Cursor, type: ObjectType): void => {
    const plan = planOf(type);
    for (const [name, field, inside] of plan.fields) {
      const entry = at.node?.is === 'map' ? entryOf(at.node, name) : undefined;
      checkFacts(at, name, field, entry);
      if (inside && (entry ?? field.server?.struct)) walkField(below(at, name, entry), field);
    }
    plan.rule?.(at);
  };

  const walkField = (at: Cursor, { type, server }: Field): void => {
    if (type.is === 'object' && !at.node && server?.struct) walkObject(at, type);
    else walkValue(at, type);
  };

  const walkValue = (at: Cursor, type: Type): void => {
    if (at.node?.is === 'map' && type.is === 'object') walkObject(at, type);
    else if (at.node?.is === 'map' && type.is === 'map') for (const it of entriesOf(at)) walkValue(it, type.values);
    else if (at.node?.is === 'list' && type.is === 'list') {
      for (const it of itemsOf(at)) {
        // An item that is null is an object without fields.
        if (!it.node && type.items.is === 'object') walkObject(it, type.items);
        else walkValue(it, type.items);
      }
    }
  };

  return walkObject;
}

function makePlan(type: ObjectType, rules: Rules, relevant: ReadonlySet<ObjectType>): Plan {
  const fields = [...type.fields].flatMap(([name, field]): Plan['fields'] => {
    const inside = objectIn(field.type);
    const below = inside && relevant.has(inside) && !field.server?.unchecked ? inside : undefined;
    return field.server || below ? [[name, field, below]] : [];
  });
  return { fields, rule: Object.hasOwn(rules, type.name) ? rules[type.name] : undefined };
}

/** The object that a type holds, through lists and maps. */
function objectIn(type: Type): ObjectType | undefined {
  if (type.is === 'list') return objectIn(type.items);
  if (type.is === 'map') return objectIn(type.values);
  return type.is === 'object' ? type : undefined;
}

function reachable(root: ObjectType): ReadonlySet<ObjectType> {
  const found = new Set([root]);
  for (const type of found) for (const { type: field } of type.fields.values()) found.add(objectIn(field) ?? type);
  return found;
}

/** The types in which, or below which, there is something to check. Types refer to one another in circles. */
function relevantTypes(root: ObjectType, rules: Rules): ReadonlySet<ObjectType> {
  const all = reachable(root);
  const holders = new Map<ObjectType, ObjectType[]>();
  for (const type of all) {
    for (const { type: field } of type.fields.values()) {
      const inside = objectIn(field);
      if (inside) holders.set(inside, [...(holders.get(inside) ?? []), type]);
    }
  }
  const relevant = new Set([...all].filter((it) => Object.hasOwn(rules, it.name) || [...it.fields.values()].some(({ server }) => server)));
  for (const type of relevant) for (const holder of holders.get(type) ?? []) relevant.add(holder);
  return relevant;
}
