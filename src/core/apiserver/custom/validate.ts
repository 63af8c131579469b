import type { Definition } from '../../schema/types.js';
import type { MapNode } from '../../yaml/nodes.js';
import { toValue } from '../../yaml/value.js';
import { checkEmbedded } from './embedded.js';
import { checkLists } from './lists.js';
import { checkMetadata } from './metadata.js';
import { top } from './place.js';
import { invalidSomewhere, type Reason, type Refusal } from './refusal.js';
import { checkRules } from './rules.js';
import { checkScale } from './scale.js';
import { compileSchema, hasRules, type Schema } from './schema.js';
import { isMap, settle } from './settle.js';
import { checkValue } from './values.js';

interface Compiled {
  readonly schema: Schema;
  readonly hasRules: boolean;
}

const compiled = new WeakMap<Definition, Compiled>();

/**
 * Why a kube-apiserver would refuse to create a custom resource: the causes of its 422, in its order, each told once. Rules are checked
 * for what it could decode alone: they would speak of fields under other names. Never throws. Source: Validate of apiextensions-apiserver's registry/customresource.
 */
export function validateCustomResource(definition: Definition, root: MapNode, isDecodable: boolean): readonly Refusal[] {
  const { schema, hasRules } = compile(definition);
  const resource = toValue(root);
  if (!isMap(resource)) return [];
  settle(resource, schema);
  // What somebody writes into a status goes another way.
  if (definition.statusSubresource) delete resource['status'];
  const refusals = [
    ...checkMetadata(resource, top),
    ...checkValue(resource, schema, top).refusals,
    ...(definition.scale ? checkScale(resource, definition.scale, top) : []),
    ...checkEmbedded(resource, schema, top),
    ...checkLists(resource, schema, top),
  ];
  if (!hasRules || !isDecodable) return withoutRepeats(refusals);
  const blocked = refusals.some(({ reason }) => blocking.has(reason));
  return withoutRepeats([...refusals, ...(blocked ? [unchecked] : checkRules(resource, schema, top))]);
}

function compile(definition: Definition): Compiled {
  const known = compiled.get(definition);
  if (known) return known;
  const schema = compileSchema(definition);
  const made = { schema, hasRules: hasRules(schema) };
  compiled.set(definition, made);
  return made;
}

/** With these a value may be of any form, so that rules cannot count on it. */
const blocking: ReadonlySet<Reason> = new Set<Reason>([
  'FieldValueNotSupported',
  'FieldValueRequired',
  'FieldValueTooLong',
  'FieldValueTooMany',
  'FieldValueTypeInvalid',
]);

/** What the server says instead of checking rules. */
export const unchecked: Refusal = invalidSomewhere(
  top,
  null,
  'some validation rules were not checked because the object was invalid; correct the existing errors to complete validation',
);

/** Several schemas may find the same. */
function withoutRepeats(refusals: readonly Refusal[]): readonly Refusal[] {
  const seen = new Set<string>();
  return refusals.filter(({ reason, field, message }) => {
    const key = `${reason} ${field} ${message}`;
    return !seen.has(key) && seen.add(key);
  });
}
