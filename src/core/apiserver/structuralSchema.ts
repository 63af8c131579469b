import { toValue } from '../yaml/value.js';
import { entriesOf, get, isSet, isTrue, itemsOf, numberOf, scalarOf, sizeOf, textOf, textsOf, type Cursor } from './cursor.js';
import { compilationProblem, ruleVariables } from './celExpression.js';
import { choice, forbidden, goJson, invalid, notSupported, required, typeInvalid } from './refusal.js';

// Source: pkg/apis/apiextensions/validation and pkg/apiserver/schema (structural schemas) of apiextensions-apiserver.

type Level = 'root' | 'field' | 'item' | 'combined';

/** What the server asks of the schema of a custom resource's version. */
export function validateStructuralSchema(schema: Cursor, hasStatus: boolean): void {
  const type = get(schema, 'type');
  if (hasStatus && textOf(type) !== '' && textOf(type) !== 'object')
    invalid(
      type,
      textOf(type),
      'only "object" is allowed as the type at the root of the schema if the status subresource is enabled',
      rootIsObject,
    );
  const before = schema.review.problems.length;
  validateSchema(schema, 'root');
  // Only what is structural has its defaults looked at, and its rules compiled.
  if (schema.review.problems.length === before) validateMeaning(schema);
}

function validateMeaning(schema: Cursor): void {
  validateDefault(schema);
  for (const rule of itemsOf(get(schema, 'x-kubernetes-validations'))) compileRule(rule);
  for (const it of entriesOf(get(schema, 'properties'))) validateMeaning(it);
  for (const name of ['additionalProperties', 'items']) if (get(schema, name).node?.is === 'map') validateMeaning(get(schema, name));
}

const rootIsObject = { explanation: 'A resource is always an object: write "type: object".' };
const types = ['array', 'boolean', 'integer', 'number', 'object', 'string'];

function validateSchema(schema: Cursor, level: Level): void {
  validateType(schema, level);
  validateExtensions(schema);
  validateListType(schema);
  validateMapType(schema);
  validateRules(schema);
  const properties = get(schema, 'properties');
  const additional = get(schema, 'additionalProperties');
  if (isSet(additional) && sizeOf(properties) > 0)
    forbidden(additional, 'additionalProperties and properties are mutual exclusive', {
      explanation: 'An object has known properties, or any that are alike: not both.',
    });
  if (scalarOf(additional) === false)
    forbidden(additional, 'additionalProperties cannot be set to false', {
      explanation: 'Unknown fields are dropped anyway: take this away.',
    });
  if (isTrue(get(schema, 'uniqueItems')))
    forbidden(get(schema, 'uniqueItems'), 'uniqueItems cannot be set to true since the runtime complexity becomes quadratic', {
      explanation: 'Write "x-kubernetes-list-type: set" instead.',
    });
  for (const it of entriesOf(properties)) validateSchema(it, 'field');
  if (additional.node?.is === 'map') validateSchema(additional, 'field');
  if (isSet(get(schema, 'items'))) validateSchema(get(schema, 'items'), 'item');
  for (const name of ['allOf', 'anyOf', 'oneOf'])
    for (const it of itemsOf(get(schema, name))) if (!isIntOrString(schema, it)) validateCombined(it);
  if (isSet(get(schema, 'not'))) validateCombined(get(schema, 'not'));
}

/** Of a whole number or text the two types may be told, as `anyOf` or in the first of `allOf`. */
function isIntOrString(schema: Cursor, part: Cursor): boolean {
  if (!isTrue(get(schema, 'x-kubernetes-int-or-string'))) return false;
  const types = sizeOf(get(part, 'anyOf')) > 0 ? itemsOf(get(part, 'anyOf')) : [part];
  return types.every((it) => sizeOf(it) === 1 && ['integer', 'string'].includes(textOf(get(it, 'type'))));
}

/** Below allOf and its like stands only what a value must meet, never what it is. */
function validateCombined(schema: Cursor): void {
  for (const name of ['description', 'default', 'type', 'additionalProperties', 'nullable', 'x-kubernetes-preserve-unknown-fields']) {
    const at = get(schema, name);
    if (isSet(at) && scalarOf(at) !== '' && scalarOf(at) !== false) forbidden(at, 'must be empty to be structural');
  }
  for (const it of entriesOf(get(schema, 'properties'))) validateCombined(it);
  if (isSet(get(schema, 'items'))) validateCombined(get(schema, 'items'));
}

function validateType(schema: Cursor, level: Level): void {
  const type = get(schema, 'type');
  const text = textOf(type);
  const isFree = isTrue(get(schema, 'x-kubernetes-int-or-string')) || isTrue(get(schema, 'x-kubernetes-preserve-unknown-fields'));
  if (level === 'root') {
    if (text === '') required(type, 'must not be empty at the root', rootIsObject);
    else if (text !== 'object') invalid(type, text, 'must be object at the root', rootIsObject);
  } else if (text === '' && !isFree)
    required(type, `must not be empty for specified ${level === 'item' ? 'array items' : 'object fields'}`, {
      explanation: 'Say of which type the value is.',
    });
  if (text !== '' && !types.includes(text)) notSupported(type, text, types);
  if (text === 'array' && !isSet(get(schema, 'items')))
    required(get(schema, 'items'), 'must be specified', { explanation: 'Say what a list holds.' });
}

function validateExtensions(schema: Cursor): void {
  const type = get(schema, 'type');
  if (isTrue(get(schema, 'x-kubernetes-int-or-string')) && textOf(type) !== '')
    forbidden(type, 'must be empty if x-kubernetes-int-or-string is true', {
      explanation: 'A whole number or text has no one type: take "type" away.',
    });
  if (!isTrue(get(schema, 'x-kubernetes-embedded-resource'))) return;
  if (textOf(type) === '') required(type, 'must be object if x-kubernetes-embedded-resource is true');
  else if (textOf(type) !== 'object') invalid(type, textOf(type), 'must be object if x-kubernetes-embedded-resource is true');
  if (!isTrue(get(schema, 'x-kubernetes-preserve-unknown-fields')) && sizeOf(get(schema, 'properties')) === 0)
    required(
      get(schema, 'properties'),
      'must not be empty if x-kubernetes-embedded-resource is true without x-kubernetes-preserve-unknown-fields',
    );
}

const listTypes = ['atomic', 'set', 'map'];

function validateListType(schema: Cursor): void {
  const [listType, keys, type] = [get(schema, 'x-kubernetes-list-type'), get(schema, 'x-kubernetes-list-map-keys'), get(schema, 'type')];
  const isMap = textOf(listType) === 'map';
  if (sizeOf(keys) > 0 && !isMap) {
    const detail = 'must be map if x-kubernetes-list-map-keys is non-empty';
    if (isSet(listType)) invalid(listType, textOf(listType), detail);
    else required(listType, detail);
  }
  if (!isSet(listType)) return;
  if (!listTypes.includes(textOf(listType))) notSupported(listType, textOf(listType), listTypes);
  const mustBeArray = 'must be array if x-kubernetes-list-type is specified';
  if (textOf(type) === '') required(type, mustBeArray);
  else if (textOf(type) !== 'array') invalid(type, textOf(type), mustBeArray);
  if (isMap) validateListMapKeys(schema, keys);
}

function validateListMapKeys(schema: Cursor, keys: Cursor): void {
  const [items, names] = [get(schema, 'items'), textsOf(keys)];
  if (names.length === 0)
    required(keys, 'must not be empty if x-kubernetes-list-type is map', { explanation: 'Name the fields that tell the items apart.' });
  const itemType = get(items, 'type');
  if (!isSet(items)) return required(items, 'must have a schema if x-kubernetes-list-type is map');
  if (textOf(itemType) !== 'object')
    return invalid(itemType, textOf(itemType), "must be object if parent array's x-kubernetes-list-type is map");
  const known = new Map(entriesOf(get(items, 'properties')).map((it) => [it.key, it]));
  const shown = { json: goJson(names) };
  if (names.some((it) => !known.has(it)))
    invalid(keys, shown, 'entries must all be names of item properties', {
      explanation: `The items have these fields: ${[...known.keys()].join(', ')}.`,
    });
  if (new Set(names).size < names.length) invalid(keys, shown, 'must not contain duplicate entries');
  const needed = new Set(textsOf(get(items, 'required')));
  for (const name of new Set(names)) {
    const property = known.get(name);
    if (!property) continue;
    if (isTrue(get(property, 'nullable')))
      forbidden(get(property, 'nullable'), 'this property is in x-kubernetes-list-map-keys, so it cannot be nullable');
    if (['object', 'array'].includes(textOf(get(property, 'type'))))
      invalid(
        get(property, 'type'),
        textOf(get(property, 'type')),
        "must be a scalar type if parent array's x-kubernetes-list-type is map",
      );
    if (!needed.has(name) && !isSet(get(property, 'default')))
      required(
        get(property, 'default'),
        'this property is in x-kubernetes-list-map-keys, so it must have a default or be a required property',
        {
          explanation: `The items are told apart by "${name}": it belongs to "required".`,
        },
      );
  }
}

function validateMapType(schema: Cursor): void {
  const [mapType, type] = [get(schema, 'x-kubernetes-map-type'), get(schema, 'type')];
  if (!isSet(mapType)) return;
  const known = ['atomic', 'granular'];
  if (!known.includes(textOf(mapType))) notSupported(mapType, textOf(mapType), known);
  const mustBeObject = 'must be object if x-kubernetes-map-type is specified';
  if (textOf(type) === '') required(type, mustBeObject);
  else if (textOf(type) !== 'object') invalid(type, textOf(type), mustBeObject);
}

const reasons = ['FieldValueRequired', 'FieldValueForbidden', 'FieldValueInvalid', 'FieldValueDuplicate'];

function validateRules(schema: Cursor): void {
  for (const rule of itemsOf(get(schema, 'x-kubernetes-validations'))) {
    const [expression, message, reason] = [get(rule, 'rule'), get(rule, 'message'), get(rule, 'reason')];
    if (textOf(expression).trim() === '') required(expression, 'rule is not specified', { explanation: 'A validation needs its "rule".' });
    if (textOf(message) !== '' && textOf(message).trim() === '')
      invalid(message, textOf(message), 'message must be non-empty if specified');
    else if (/[\r\n]/.test(textOf(message).trim())) invalid(message, textOf(message), 'message must not contain line breaks');
    else if (/[\r\n]/.test(textOf(expression).trim()) && textOf(message) === '' && textOf(get(rule, 'messageExpression')) === '')
      required(message, 'message must be specified if rule contains line breaks');
    if (isSet(reason) && !reasons.includes(textOf(reason)))
      notSupported(reason, textOf(reason), reasons, choice(reason, textOf(reason), reasons));
  }
}

function compileRule(rule: Cursor): void {
  const expression = get(rule, 'rule');
  const problem = compilationProblem(textOf(expression), ruleVariables);
  if (!problem) return;
  const reason = get(rule, 'reason');
  const shown = {
    Rule: textOf(expression),
    Message: textOf(get(rule, 'message')),
    MessageExpression: textOf(get(rule, 'messageExpression')),
    Reason: isSet(reason) ? textOf(reason) : null,
    FieldPath: textOf(get(rule, 'fieldPath')),
    OptionalOldSelf: scalarOf(get(rule, 'optionalOldSelf')) ?? null,
  };
  invalid(expression, { json: goJson(shown) }, problem, {
    explanation: 'A rule is an expression in CEL about "self": this cannot be read, or names what there is not.',
  });
}

/** The least that a default must be: of its type, and within its bounds and values. */
function validateDefault(schema: Cursor): void {
  const at = get(schema, 'default');
  if (!at.node) return;
  const type = textOf(get(schema, 'type'));
  const value = toValue(at.node);
  const found = Array.isArray(value) ? 'array' : typeof value === 'object' ? 'object' : typeof value;
  const name = found === 'number' && Number.isInteger(value) ? 'integer' : found;
  const fits = type === '' || name === type || (type === 'number' && name === 'integer');
  if (!fits) {
    // There is no path within a default, so the server's sentence has a gap.
    typeInvalid(at, found === 'number' ? (name === 'integer' ? 'integer' : 'number') : name, `in body must be of type ${type}`);
    if (name === 'number' && type === 'integer') invalid(at, '', 'Checked value must be of type integer (default format) in ');
    return;
  }
  const [least, most] = [numberOf(get(schema, 'minimum')), numberOf(get(schema, 'maximum'))];
  if (typeof value === 'number') {
    if (least !== undefined && value < least) invalid(at, value, ` in body should be greater than or equal to ${least}`);
    if (most !== undefined && value > most) invalid(at, value, ` in body should be less than or equal to ${most}`);
  }
  const allowed = itemsOf(get(schema, 'enum')).map(scalarOf);
  if (allowed.length > 0 && typeof value === 'string' && !allowed.includes(value)) notSupported(at, value, allowed.map(String));
}
