import { createPattern, type Pattern } from '../../schema/pattern.js';
import type { StructuralSchema, ValidationRule } from '../../schema/data.js';
import type { Definition, ObjectType, Type } from '../../schema/types.js';
import { existsIn } from '../../schema/version.js';
import { formats } from './formats.js';
import { compileRule, type Rule } from './rule.js';

/** A node of a schema as the server works with it: every keyword is of the right type, or absent. */
export interface Schema {
  /** Several where the value may be an integer or text; none where nothing is said. */
  readonly types: readonly string[];
  /** One that the server checks: it ignores all others. */
  readonly format?: string;
  readonly nullable: boolean;
  /** Undefined where the schema lists none. */
  readonly properties?: ReadonlyMap<string, Schema>;
  /** Of keys that are not among the properties. */
  readonly additional?: Schema;
  readonly items?: Schema;
  readonly required: readonly string[];
  readonly enum: readonly unknown[];
  readonly default?: unknown;
  readonly pattern?: Pattern;
  readonly multipleOf?: number;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly exclusiveMinimum: boolean;
  readonly exclusiveMaximum: boolean;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly minItems?: number;
  readonly maxItems?: number;
  readonly uniqueItems: boolean;
  readonly minProperties?: number;
  readonly maxProperties?: number;
  readonly allOf: readonly Schema[];
  readonly anyOf: readonly Schema[];
  readonly oneOf: readonly Schema[];
  readonly not?: Schema;
  readonly intOrString: boolean;
  readonly preserve: boolean;
  readonly embedded: boolean;
  readonly listType?: string;
  readonly mapKeys: readonly string[];
  readonly rules: readonly Rule[];
}

/** Deeper than any schema that a server takes, and short of what a stack bears. What is below says nothing. */
const deepest = 200;

/** Compiles the schema of a kind. What is half typed, or of the wrong type, says nothing. */
export function compileSchema({ schema, version, kubernetes }: Definition): Schema {
  const builtIn = new Map<ObjectType, Schema>();

  const compile = (value: unknown, depth = 0): Schema => {
    if (!isRecord(value) || depth > deepest) return empty;
    const source = value as StructuralSchema;
    const reference = typeof source.$ref === 'string' ? kubernetes(source.$ref.replace('kubernetes:', '')) : undefined;
    if (reference) return fromType(reference);
    const below = (it: unknown): Schema => compile(it, depth + 1);
    const all = (it: unknown): readonly Schema[] => (Array.isArray(it) ? it.map(below) : []);
    const intOrString = source['x-kubernetes-int-or-string'] === true;
    const types = intOrString ? ['integer', 'string'] : typeof source.type === 'string' && source.type ? [source.type] : [];
    const format = supportedFormat(types, source.format);
    const properties = isRecord(source.properties) ? existing(source.properties, version) : undefined;
    return {
      ...empty,
      ...limits(source),
      types,
      nullable: source.nullable === true,
      intOrString,
      preserve: source['x-kubernetes-preserve-unknown-fields'] === true,
      embedded: source['x-kubernetes-embedded-resource'] === true,
      required: texts(source.required),
      enum: Array.isArray(source.enum) ? source.enum : [],
      exclusiveMinimum: source.exclusiveMinimum === true,
      exclusiveMaximum: source.exclusiveMaximum === true,
      uniqueItems: source.uniqueItems === true,
      allOf: all(source.allOf),
      anyOf: all(source.anyOf),
      oneOf: all(source.oneOf),
      mapKeys: texts(source['x-kubernetes-list-map-keys']),
      rules: rulesOf(source),
      ...(format && { format }),
      ...(properties && { properties: new Map(properties.map(([name, it]) => [name, below(it)])) }),
      ...(isRecord(source.additionalProperties) && { additional: below(source.additionalProperties) }),
      ...(isRecord(source.items) && { items: below(source.items) }),
      ...(source.default !== undefined && source.default !== null && { default: source.default }),
      ...(typeof source.pattern === 'string' && source.pattern && { pattern: createPattern(source.pattern) }),
      ...(isRecord(source.not) && { not: below(source.not) }),
      ...(typeof source['x-kubernetes-list-type'] === 'string' && { listType: source['x-kubernetes-list-type'] }),
    };
  };

  /** What a CRD says of a part that has exactly the fields of a built-in type. */
  const fromType = (type: Type): Schema => {
    switch (type.is) {
      case 'object': {
        const known = builtIn.get(type);
        if (known) return known;
        const properties = new Map<string, Schema>();
        const required = [...type.fields].flatMap(([name, field]) => (field.required ? [name] : []));
        const made = { ...empty, types: ['object'], properties, required };
        // Types refer to one another in circles.
        builtIn.set(type, made);
        for (const [name, field] of type.fields) properties.set(name, fromType(field.type));
        return made;
      }
      case 'map':
        return { ...empty, types: ['object'], additional: fromType(type.values) };
      case 'list':
        return { ...empty, types: ['array'], items: fromType(type.items), listType: 'atomic' };
      case 'quantity':
        return { ...empty, types: ['integer', 'string'], intOrString: true, pattern: quantity };
      case 'int-or-string':
        return { ...empty, types: ['integer', 'string'], intOrString: true };
      case 'any':
        return { ...empty, preserve: true };
      default: {
        const format = supportedFormat([type.is], 'format' in type ? type.format : undefined);
        return { ...empty, types: [type.is], ...(format && { format }) };
      }
    }
  };

  return compile(schema);
}

/** Whether a schema, or one below it, has rules in CEL. */
export function hasRules(schema: Schema): boolean {
  const seen = new Set([schema]);
  for (const it of seen) {
    if (it.rules.length > 0) return true;
    for (const next of [...(it.properties?.values() ?? []), ...it.allOf]) seen.add(next);
    if (it.additional) seen.add(it.additional);
    if (it.items) seen.add(it.items);
  }
  return false;
}

const empty: Schema = {
  types: [],
  nullable: false,
  required: [],
  enum: [],
  exclusiveMinimum: false,
  exclusiveMaximum: false,
  uniqueItems: false,
  allOf: [],
  anyOf: [],
  oneOf: [],
  intOrString: false,
  preserve: false,
  embedded: false,
  mapKeys: [],
  rules: [],
};

/** As controller-tools writes it into CRDs. */
const quantity = createPattern(
  '^(\\+|-)?(([0-9]+(\\.[0-9]*)?)|(\\.[0-9]+))(([KMGTPE]i)|[numkMGTPE]|([eE](\\+|-)?(([0-9]+(\\.[0-9]*)?)|(\\.[0-9]+))))?$',
);

/** StripUnsupportedFormatsPostProcess of apiextensions-apiserver: formats that the server does not know count as none. */
function supportedFormat(types: readonly string[], format: unknown): string | undefined {
  if (typeof format !== 'string') return undefined;
  const [type = 'string'] = types;
  if (type === 'integer') return format === 'int32' || format === 'int64' ? format : undefined;
  if (type === 'number') return format === 'float' || format === 'double' ? format : undefined;
  return type === 'string' && formats.has(format.replaceAll('-', '')) ? format : undefined;
}

/** The properties that there are in a version of the operator. */
function existing(properties: Record<string, unknown>, version: string): readonly [string, unknown][] {
  return Object.entries(properties).filter(([, it]) => {
    const { 'x-since': since, 'x-removed': removed } = isRecord(it) ? (it as StructuralSchema) : {};
    return existsIn(version, { ...(since && { since }), ...(removed && { removed }) });
  });
}

const limitNames = [
  'multipleOf',
  'minimum',
  'maximum',
  'minLength',
  'maxLength',
  'minItems',
  'maxItems',
  'minProperties',
  'maxProperties',
] as const;

function limits(source: StructuralSchema): { [P in (typeof limitNames)[number]]?: number } {
  const found: { [P in (typeof limitNames)[number]]?: number } = {};
  for (const name of limitNames) if (typeof source[name] === 'number') found[name] = source[name];
  return found;
}

function rulesOf(source: StructuralSchema): readonly Rule[] {
  const rules = source['x-kubernetes-validations'];
  if (!Array.isArray(rules)) return [];
  return rules.filter(isRecord).flatMap((it) => compileRule(it as ValidationRule) ?? []);
}

function texts(values: unknown): readonly string[] {
  return Array.isArray(values) ? values.filter((it) => typeof it === 'string') : [];
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
