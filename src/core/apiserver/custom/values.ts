import { checkCombinators } from './combinators.js';
import { formats } from './formats.js';
import { canonical, equal } from './equal.js';
import { goJson, quote } from './goText.js';
import { checkNumber } from './numbers.js';
import { child, inBody, type Place } from './place.js';
import { invalid, notSupported, required, tooLong, tooMany, typeInvalid, type Refusal } from './refusal.js';
import type { Schema } from './schema.js';
import { isMap, type Values } from './settle.js';
import { typeError } from './types.js';
import { merge, newVerdict, type Verdict } from './verdict.js';

/**
 * What the schema itself says of a value, in the order and the words of kube-openapi's pkg/validation/validate. A list is gone
 * through in its order, and a map in the order of the text, where Go takes any.
 */
export function checkValue(value: unknown, schema: Schema, place: Place): Verdict {
  const verdict = newVerdict();
  const wrong = typeError(value, schema);
  if (wrong) {
    const { expected, found } = wrong;
    verdict.refusals.push(typeInvalid(place, found, `${inBody(place)} must be of type ${expected}: ${quote(found)}`));
  }
  const isTyped = schema.types.length > 0 || schema.format !== undefined;
  verdict.matches += isTyped && !wrong ? 2 : isTyped ? 1 : 0;
  if (value === null) {
    checkEnum(verdict, value, schema, place);
    return verdict;
  }
  checkCombinators(verdict, value, schema, place);
  verdict.matches += 1;
  if (typeof value === 'string') checkText(verdict, value, schema, place);
  if (typeof value === 'number') {
    for (const it of checkNumber(value, schema, place)) verdict.refusals.push(it);
    verdict.matches += 2;
  }
  if (Array.isArray(value)) checkItems(verdict, value, schema, place);
  checkEnum(verdict, value, schema, place);
  verdict.matches += 1;
  if (isMap(value)) {
    checkFields(verdict, value, schema, place);
    verdict.matches += 1;
  }
  verdict.matches += 1;
  return verdict;
}

/** The first of these that is not so is told. */
function checkText(verdict: Verdict, text: string, schema: Schema, place: Place): void {
  const refusal = textRefusal(text, schema, place);
  if (refusal) verdict.refusals.push(refusal);
  verdict.matches += 1;
  const { format } = schema;
  if (!format) return;
  if (!(formats.get(format.replaceAll('-', ''))?.(text) ?? true))
    verdict.refusals.push(typeInvalid(place, text, `${inBody(place)} must be of type ${format}: ${quote(text)}`));
  verdict.matches += 1;
}

function textRefusal(text: string, { minLength, maxLength, pattern }: Schema, place: Place): Refusal | undefined {
  const length = minLength === undefined && maxLength === undefined ? 0 : [...text].length;
  if (maxLength !== undefined && length > maxLength) return tooLong(place, maxLength);
  if (minLength !== undefined && length < minLength)
    return invalid(place, text, `${inBody(place)} should be at least ${minLength} chars long`);
  if (pattern && !pattern.matches(text)) return invalid(place, text, `${inBody(place)} should match '${pattern.source}'`);
  return undefined;
}

function checkItems(verdict: Verdict, list: readonly unknown[], schema: Schema, place: Place): void {
  const { items, minItems, maxItems, uniqueItems } = schema;
  if (items) for (const [index, item] of list.entries()) merge(verdict, checkValue(item, items, child(place, index)));
  if (minItems !== undefined && list.length < minItems)
    verdict.refusals.push(invalid(place, list.length, `${inBody(place)} should have at least ${minItems} items`));
  if (maxItems !== undefined && list.length > maxItems) verdict.refusals.push(tooMany(place, list.length, maxItems));
  if (uniqueItems && new Set(list.map(canonical)).size < list.length)
    verdict.refusals.push(invalid(place, '', `${inBody(place)} shouldn't contain duplicates`));
  verdict.matches += 2;
}

function checkFields(verdict: Verdict, map: Values, schema: Schema, place: Place): void {
  const { properties, additional, minProperties, maxProperties } = schema;
  const names = Object.keys(map);
  if (minProperties !== undefined && names.length < minProperties) {
    verdict.refusals.push(invalid(place, minProperties, `${inBody(place)} should have at least ${minProperties} properties`));
    return;
  }
  if (maxProperties !== undefined && names.length > maxProperties) {
    verdict.refusals.push(tooMany(place, names.length, maxProperties));
    return;
  }
  for (const name of names) {
    const field = properties?.get(name) ?? additional;
    if (field) merge(verdict, checkValue(map[name], field, child(place, name)));
  }
  for (const name of schema.required) if (!Object.hasOwn(map, name)) verdict.refusals.push(required(child(place, name)));
}

function checkEnum(verdict: Verdict, value: unknown, schema: Schema, place: Place): void {
  if (schema.enum.length === 0 || schema.enum.some((it) => equal(it, value))) return;
  const supported = schema.enum.map((it) => (typeof it === 'string' ? it : goJson(it)));
  verdict.refusals.push(notSupported(place, value, supported));
}
