import type { StructuralSchema } from './data.js';
import type { TypeLookup } from './kubernetes.js';
import { createPattern } from './pattern.js';
import type { Field, Lifetime, ObjectType, Type } from './types.js';
import { existsIn } from './version.js';

/** What a structural schema may refer to: the version of its operator, and the built-in types. */
interface Surroundings {
  readonly version: string;
  readonly kubernetes: TypeLookup;
}

/**
 * The type that a custom resource's schema describes, with `apiVersion`, `kind` and `metadata` as every resource has them.
 * What a schema leaves open or says wrongly is `any`: an unfinished CRD never makes its resources wrong.
 */
export function resourceType(kind: string, schema: StructuralSchema, surroundings: Surroundings): ObjectType {
  const type = readObject(kind, schema, surroundings);
  const metadata = surroundings.kubernetes('V1ObjectMeta');
  const fields = new Map<string, Field>([
    ['apiVersion', { type: { is: 'string' }, required: false }],
    ['kind', { type: { is: 'string' }, required: false }],
    ['metadata', { type: metadata ?? { is: 'any' }, required: false }],
    ...[...type.fields].filter(([name]) => name !== 'apiVersion' && name !== 'kind' && name !== 'metadata'),
  ]);
  return { ...type, fields };
}

function readObject(name: string, schema: StructuralSchema, surroundings: Surroundings): ObjectType {
  const fields = new Map<string, Field>();
  const absent = new Map<string, Lifetime>();
  for (const [property, value] of entries(schema.properties)) {
    const lifetime = { ...(value['x-since'] && { since: value['x-since'] }), ...(value['x-removed'] && { removed: value['x-removed'] }) };
    if (!existsIn(surroundings.version, lifetime)) {
      absent.set(property, lifetime);
      continue;
    }
    const usual = value.default;
    fields.set(property, {
      type: readStructural(property, value, surroundings),
      // A default is filled in before anything is required.
      required: Array.isArray(schema.required) && schema.required.includes(property) && usual === undefined,
      ...(typeof value.description === 'string' && { documentation: value.description }),
      ...((typeof usual === 'string' || typeof usual === 'number' || typeof usual === 'boolean') && { default: usual }),
      ...((lifetime.since ?? lifetime.removed) && { lifetime }),
      ...(value.nullable === true && { nullable: true }),
    });
  }
  const open = schema['x-kubernetes-preserve-unknown-fields'] === true;
  return { is: 'object', name, fields, ...(open && { open }), ...(absent.size > 0 && { absent }) };
}

/** The type of one property. */
function readStructural(name: string, schema: StructuralSchema, surroundings: Surroundings): Type {
  const builtIn = typeof schema.$ref === 'string' ? surroundings.kubernetes(schema.$ref.replace('kubernetes:', '')) : undefined;
  if (builtIn) return builtIn;
  const pattern = typeof schema.pattern === 'string' ? { pattern: createPattern(schema.pattern) } : {};
  if (schema['x-kubernetes-int-or-string'] === true) return { is: 'int-or-string', ...pattern };
  switch (schema.type) {
    case 'object':
      if (schema['x-kubernetes-embedded-resource'] === true) return resourceType(name, schema, surroundings);
      if (typeof schema.additionalProperties === 'object') {
        return { is: 'map', values: readStructural(name, schema.additionalProperties, surroundings) };
      }
      if (schema.additionalProperties === true) return { is: 'map', values: { is: 'any' } };
      return readObject(name, schema, surroundings);
    case 'array':
      return {
        is: 'list',
        items: schema.items ? readStructural(name, schema.items, surroundings) : { is: 'any' },
        ...limits(schema, ['minItems', 'maxItems']),
      };
    case 'string':
      return {
        is: 'string',
        ...(typeof schema.format === 'string' && { format: schema.format }),
        ...(isAll(schema.enum, 'string') && { enum: schema.enum }),
        ...pattern,
        ...limits(schema, ['minLength', 'maxLength']),
      };
    case 'integer':
    case 'number':
      return {
        is: schema.type,
        ...(typeof schema.format === 'string' && { format: schema.format }),
        ...(isAll(schema.enum, 'number') && { enum: schema.enum }),
        ...limits(schema, ['minimum', 'maximum']),
      };
    case 'boolean':
      return { is: 'boolean' };
    default:
      return { is: 'any' };
  }
}

function entries(properties: unknown): [string, StructuralSchema][] {
  if (typeof properties !== 'object' || properties === null) return [];
  return Object.entries(properties).filter((it): it is [string, StructuralSchema] => typeof it[1] === 'object' && it[1] !== null);
}

function limits<K extends 'minItems' | 'maxItems' | 'minLength' | 'maxLength' | 'minimum' | 'maximum'>(
  schema: StructuralSchema,
  names: readonly K[],
): { [P in K]?: number } {
  const found: { [P in K]?: number } = {};
  for (const name of names) if (typeof schema[name] === 'number') found[name] = schema[name];
  return found;
}

function isAll<T extends 'string' | 'number'>(values: unknown, type: T): values is readonly (T extends 'string' ? string : number)[] {
  return Array.isArray(values) && values.every((it) => typeof it === type);
}
