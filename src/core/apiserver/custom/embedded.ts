import { child, keyed, type Place } from './place.js';
import { invalid, required, type Refusal } from './refusal.js';
import type { Schema } from './schema.js';
import { isMap, type Values } from './settle.js';

/**
 * Resources inside a resource (`x-kubernetes-embedded-resource`) name their type. Source: validate of apiextensions-apiserver's
 * schema/objectmeta.
 */
export function checkEmbedded(value: unknown, schema: Schema | undefined, place: Place): readonly Refusal[] {
  if (Array.isArray(value)) return value.flatMap((item, index) => checkEmbedded(item, schema?.items, child(place, index)));
  if (!isMap(value) || !schema) return [];
  return [
    ...(schema.embedded ? checkTypeMeta(value, place) : []),
    ...Object.entries(value).flatMap(([name, item]) => {
      const field = schema.properties?.get(name);
      return field ? checkEmbedded(item, field, child(place, name)) : checkEmbedded(item, schema.additional, keyed(place, name));
    }),
  ];
}

const kindForm = '[a-z]([-a-z0-9]*[a-z0-9])?';

function checkTypeMeta(resource: Values, place: Place): readonly Refusal[] {
  return [
    ...checkName(resource, 'apiVersion', place, (text) =>
      text.split('/').length > 2 ? `unexpected GroupVersion string: ${text}` : undefined,
    ),
    ...checkName(resource, 'kind', place, (text) => {
      const name = text.toLowerCase();
      const problems = [
        ...(new TextEncoder().encode(name).length > 63 ? ['must be no more than 63 characters'] : []),
        ...(new RegExp(`^${kindForm}$`).test(name)
          ? []
          : [
              `a DNS-1035 label must consist of lower case alphanumeric characters or '-', start with an alphabetic character, and end with an alphanumeric character (e.g. 'my-name',  or 'abc-123', regex used for validation is '${kindForm}')`,
            ]),
      ];
      return problems.length > 0 ? `may have mixed case, but should otherwise match: ${problems.join(',')}` : undefined;
    }),
  ];
}

function checkName(resource: Values, field: string, place: Place, problemOf: (text: string) => string | undefined): readonly Refusal[] {
  const at = child(place, field);
  if (!Object.hasOwn(resource, field)) return [required(at)];
  const value = resource[field];
  if (typeof value !== 'string') return [invalid(at, value, 'must be a string')];
  if (value === '') return [invalid(at, '', 'must not be empty')];
  const problem = problemOf(value);
  return problem === undefined ? [] : [invalid(at, value, problem)];
}
