import { Optional } from '@marcbachmann/cel-js';
import { mostPerRule, sizeOf, type Size } from './cel/cost.js';
import type { Outcome, Program } from './cel/program.js';
import { toCel } from './cel/value.js';
import { child, keyed, type Place } from './place.js';
import { duplicateWithoutValue, forbidden, invalid, invalidWithoutValue, required, type Refusal } from './refusal.js';
import type { Rule } from './rule.js';
import type { Schema } from './schema.js';
import { isMap } from './settle.js';

/** All rules together may cost this for one resource; what would be more is not checked. The server has a limit of its own. */
const mostPerResource = 3 * mostPerRule;

/**
 * The rules in CEL of a schema and of those below it. Rules about a change hold for new resources only if they say so. Source:
 * Validate of apiextensions-apiserver's schema/cel.
 */
export function checkRules(resource: unknown, schema: Schema, place: Place): readonly Refusal[] {
  let left = mostPerResource;

  const check = (value: unknown, rules: Schema, node: Schema, at: Place): readonly Refusal[] => {
    if (value === null) return [];
    const own = rules.rules.length > 0 ? checkOwn(value, rules.rules, node, at) : [];
    const all = rules.allOf.flatMap((it) => check(value, it, node, at));
    return [...own, ...all, ...checkBelow(value, rules, node, at)];
  };

  const checkBelow = (value: unknown, rules: Schema, node: Schema, at: Place): readonly Refusal[] => {
    if (Array.isArray(value)) {
      const { items } = rules;
      return items ? value.flatMap((item, index) => check(item, items, node.items ?? items, child(at, index))) : [];
    }
    if (!isMap(value)) return [];
    return Object.entries(value).flatMap(([name, item]) => {
      const field = rules.properties?.get(name);
      return [
        ...(rules.additional ? check(item, rules.additional, node.additional ?? rules.additional, keyed(at, name)) : []),
        ...(field ? check(item, field, node.properties?.get(name) ?? field, child(at, name)) : []),
      ];
    });
  };

  const checkOwn = (value: unknown, rules: readonly Rule[], node: Schema, at: Place): readonly Refusal[] => {
    if (left <= 0) return [];
    const size = sizeOf(value);
    const self = toCel(value, node, node.embedded || !at.up);
    return rules.flatMap((rule) => {
      if (rule.program.usesOldSelf && !rule.optionalOldSelf) return [];
      const run = (program: Program): Outcome => evaluate(program, { self, oldSelf: Optional.none() }, size);
      const outcome = run(rule.program);
      if (!outcome || outcome.value === true) return [];
      if (outcome.error !== undefined) return [invalid(at, node.intOrString ? '' : (node.types[0] ?? ''), failure(outcome.error, rule))];
      return [refuse(rule, at, node, messageOf(rule, run))];
    });
  };

  const evaluate = (program: Program, variables: { self: unknown; oldSelf: unknown }, size: Size): Outcome => {
    const cost = program.cost(size);
    if (cost > mostPerRule) return undefined;
    left -= cost;
    if (left <= 0) return undefined;
    return program.run(variables);
  };

  return check(resource, schema, schema, place);
}

/** Why a rule could not be evaluated. */
function failure(error: string, { text }: Rule): string {
  return error.startsWith('no such overload')
    ? `'${error}': call arguments did not match a supported operator, function or macro signature for rule: ${text}`
    : `${error} evaluating rule: ${text}`;
}

/** What the rule's expression says where it says something fit to be printed, else its message. */
function messageOf({ messageProgram, message, text }: Rule, run: (program: Program) => Outcome): string {
  const said = messageProgram && run(messageProgram)?.value;
  const printed = typeof said === 'string' ? said.trim() : '';
  const fits = printed !== '' && !printed.includes('\n') && new TextEncoder().encode(printed).length <= 5 * 1024;
  return fits ? printed : (message ?? `failed rule: ${text}`);
}

function refuse({ reason, fieldPath }: Rule, place: Place, schema: Schema, message: string): Refusal {
  const at = fieldPath ? placeAt(fieldPath, place, schema) : place;
  switch (reason) {
    case 'FieldValueForbidden':
      return forbidden(at, message);
    case 'FieldValueRequired':
      return required(at, message);
    case 'FieldValueDuplicate':
      return duplicateWithoutValue(at);
    default:
      return invalidWithoutValue(at, message);
  }
}

/** The place that a path such as `.limits['a.b']` names. Keys of a map without fields of its own stand in brackets. */
function placeAt(path: string, place: Place, schema: Schema): Place {
  let at = place;
  let inside: Schema | undefined = schema;
  for (const [, name, quoted] of path.matchAll(/\.([^.[\]]+)|\['((?:[^'\\]|\\.)*)'\]/g)) {
    const step: string = name ?? (quoted ?? '').replace(/\\(.)/g, '$1');
    at = inside?.properties || !inside?.additional ? child(at, step) : keyed(at, step);
    inside = inside?.properties?.get(step) ?? inside?.additional;
  }
  return at;
}
