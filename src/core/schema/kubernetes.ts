import type { FieldData, FieldDetails, SchemaData } from './data.js';
import type { Field, Lifetime, ObjectType, Type } from './types.js';
import { existsIn } from './version.js';

/** Finds a built-in type by the client's name for it (`V1PodSpec`), or without its version where that is enough (`PodSpec`). */
export type TypeLookup = (name: string) => ObjectType | undefined;

/** The built-in types of one Kubernetes version. They refer to one another as plain objects, in circles where the API does. */
export function kubernetesTypes(data: SchemaData, version: string): TypeLookup {
  const types = new Map<string, ObjectType>();
  const named = (id: string): ObjectType | undefined => {
    const known = types.get(id);
    const source = data.types[id];
    if (known || !source) return known;
    const fields = new Map<string, Field>();
    const absent = new Map<string, Lifetime>();
    const type: ObjectType = { is: 'object', name: source.name, fields, absent };
    types.set(id, type);
    for (const [name, field] of Object.entries(source.fields)) {
      const details = typeof field === 'string' ? { type: field } : field;
      if (existsIn(version, details))
        fields.set(
          name,
          readField(named, version, details, {
            documentation: data.documentation[source.name]?.[name],
            usual: data.defaults[source.name]?.[name],
          }),
        );
      else absent.set(name, lifetimeOf(details));
    }
    return type;
  };
  return (name) => named(name) ?? named(`V1${name}`);
}

/** What is known of a field beyond its OpenAPI. */
interface Known {
  readonly documentation: string | undefined;
  readonly usual: string | number | boolean | undefined;
}

function readField(named: TypeLookup, version: string, details: FieldDetails, { documentation, usual }: Known): Field {
  const lifetime = lifetimeOf(details);
  const required = details.type.endsWith('!') || Boolean(details.required?.includes(version));
  return {
    type: readType(named, details.type.replace('!', ''), details),
    required,
    ...(documentation && { documentation }),
    ...(usual !== undefined && { default: usual }),
    ...((lifetime.since ?? lifetime.removed) && { lifetime }),
    ...(details.loose && { loose: true as const }),
    ...(details.server && { server: details.server }),
  };
}

function readType(named: TypeLookup, notation: string, details: Exclude<FieldData, string>): Type {
  if (notation.startsWith('[]')) return { is: 'list', items: readType(named, notation.slice(2), details) };
  if (notation.startsWith('{}')) return { is: 'map', values: readType(named, notation.slice(2), details) };
  switch (notation) {
    case 'string':
      return { is: 'string', ...(details.enum && { enum: details.enum }) };
    case 'byte':
    case 'date-time':
    case 'date-time-micro':
      return { is: 'string', format: notation };
    case 'int32':
    case 'int64':
      return { is: 'integer', format: notation, ...bounds(details) };
    case 'double':
      return { is: 'number', ...bounds(details) };
    case 'empty':
      return { is: 'object', name: 'an empty map', fields: new Map() };
    case 'boolean':
    case 'quantity':
    case 'int-or-string':
    case 'any':
      return { is: notation };
    default:
      return named(notation) ?? { is: 'any' };
  }
}

function bounds({ minimum, maximum }: FieldDetails): { minimum?: number; maximum?: number } {
  return { ...(minimum !== undefined && { minimum }), ...(maximum !== undefined && { maximum }) };
}

function lifetimeOf({ since, removed }: Lifetime): Lifetime {
  return { ...(since && { since }), ...(removed && { removed }) };
}
