import type { Schema } from './schema.js';

/** A map of a resource's plain value, as toValue makes it: without a prototype. */
export type Values = Record<string, unknown>;

export function isMap(value: unknown): value is Values {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The schema of a field: its own, or that of keys without one. */
export function fieldSchema(schema: Schema | undefined, name: string): Schema | undefined {
  return schema?.properties?.get(name) ?? schema?.additional;
}

/**
 * Makes of a value what the server goes on with once it has decoded it: nulls where none may be are dropped, and defaults are filled in.
 * Changes the value. Source: PruneNonNullableNullsWithoutDefaults and Default of apiextensions-apiserver.
 */
export function settle(value: unknown, schema: Schema | undefined): void {
  if (Array.isArray(value)) {
    for (const [index, item] of value.entries()) {
      if (item === null && isDefaulted(schema?.items)) value[index] = copy(schema?.items?.default);
      settle(value[index], schema?.items);
    }
  } else if (isMap(value)) {
    for (const [name, item] of Object.entries(value)) {
      if (item !== null) continue;
      const field = fieldSchema(schema, name);
      if (isDefaulted(field)) value[name] = copy(field?.default);
      else if (field && !field.nullable) delete value[name];
    }
    for (const [name, field] of schema?.properties ?? []) {
      if (field.default !== undefined && !Object.hasOwn(value, name)) value[name] = copy(field.default);
    }
    for (const [name, item] of Object.entries(value)) settle(item, fieldSchema(schema, name));
  }
}

/** Whether a null gives way to a default. */
function isDefaulted(schema: Schema | undefined): boolean {
  return schema?.default !== undefined && !schema.nullable;
}

/** Maps without a prototype, as those of the resource itself. */
function copy(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(copy);
  if (!isMap(value)) return value;
  return Object.assign(Object.create(null) as Values, Object.fromEntries(Object.entries(value).map(([name, it]) => [name, copy(it)])));
}
