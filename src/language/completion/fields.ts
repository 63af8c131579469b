import { CompletionItemKind } from 'vscode-languageserver-types';
import { expectation } from '../../core/schema/words.js';
import type { Field, ObjectType, Type } from '../../core/schema/types.js';
import { formatPath } from '../../core/yaml/path.js';
import { describeField } from '../describe.js';
import type { Place } from './place.js';
import type { Suggestion } from './suggestion.js';

/** The fields that an object does not have yet: those that it needs first, what the cluster writes itself last. */
export function fieldNames(place: Place, { fields }: ObjectType): readonly Suggestion[] {
  const { cursor, kind, path } = place;
  const present = cursor.onKey && !place.prefix.includes('-') ? cursor.siblings : new Set<string>();
  const weight = ([name, { required }]: [string, Field]): number => (path.length === 0 ? topOrder(name) : required ? 0 : 1);
  return [...fields]
    .filter(([name]) => !present.has(name))
    .toSorted((a, b) => weight(a) - weight(b))
    .map(([name, field]) => ({
      label: name,
      text: keyText(place, name, field.type),
      kind: CompletionItemKind.Property,
      detail: field.required ? `${expectation(field.type)}, required` : expectation(field.type),
      ...(kind && { documentation: describeField(kind, formatPath([...path, name]), field) }),
      ...(!cursor.hasColon && { goesOn: true as const }),
    }));
}

/** The order in which everybody writes them; nobody writes a status. */
function topOrder(name: string): number {
  const at = ['apiVersion', 'kind', 'metadata', 'spec'].indexOf(name);
  return at >= 0 ? at : name === 'status' ? 5 : 4;
}

/** A key with what follows it: nothing where a colon stands there, else a place for its value. */
export function keyText({ cursor, column }: Place, name: string, type: Type): string {
  if (cursor.hasColon) return name;
  const below = `\n${' '.repeat(column + cursor.step)}`;
  if (cursor.flow) return `${name}: `;
  if (type.is === 'object' || type.is === 'map') return `${name}:${below}`;
  return type.is === 'list' ? `${name}:${below}- ` : `${name}: `;
}
