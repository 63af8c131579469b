import type { Schema } from '../schema.js';
import { isMap, type Values } from '../settle.js';
import { parseDuration } from '../duration.js';
import { isInt64 } from '../goText.js';
import { durationOf } from './times.js';

/**
 * A value as rules see it. Maps are Maps, so that no name of a key means anything to JavaScript; names of fields are escaped as rules
 * write them. Source: UnstructuredToVal of apiextensions-apiserver.
 */
export function toCel(value: unknown, schema: Schema | undefined, isResource: boolean): unknown {
  if (value === null || typeof value === 'boolean') return value;
  if (typeof value === 'number') return schema?.types[0] === 'number' || !isInt64(value) ? value : BigInt(value);
  if (typeof value === 'string') return textToCel(value, schema);
  if (Array.isArray(value)) return value.map((it) => toCel(it, schema?.items, schema?.items?.embedded ?? false));
  if (!isMap(value)) return null;
  if (!schema) return new Map(Object.entries(value).map(([name, it]) => [name, toCel(it, undefined, false)]));
  return isResource || schema.properties ? objectToCel(value, schema, isResource) : mapToCel(value, schema);
}

function textToCel(text: string, schema: Schema | undefined): unknown {
  if (schema?.types[0] !== 'string') return text;
  switch (schema.format) {
    case 'duration': {
      const nanoseconds = parseDuration(text);
      return nanoseconds === undefined ? text : durationOf(nanoseconds);
    }
    case 'date':
    case 'date-time':
    case 'datetime':
      return Number.isNaN(Date.parse(text)) ? text : new Date(text);
    case 'byte':
      return Uint8Array.from(atobOrEmpty(text), (it) => it.charCodeAt(0));
    default:
      return text;
  }
}

/** The format has been checked before. */
function atobOrEmpty(text: string): string {
  try {
    return atob(text);
  } catch {
    return '';
  }
}

function mapToCel(value: Values, { additional }: Schema): ReadonlyMap<string, unknown> {
  // What is kept without a schema cannot be spoken of.
  if (!additional) return new Map();
  return new Map(Object.entries(value).map(([name, it]) => [name, toCel(it, additional, additional.embedded)]));
}

function objectToCel(value: Values, schema: Schema, isResource: boolean): ReadonlyMap<string, unknown> {
  const fields = new Map<string, unknown>();
  for (const [name, it] of Object.entries(value)) {
    const field = schema.properties?.get(name);
    const escaped = escape(name);
    if (isResource && (name === 'apiVersion' || name === 'kind' || name === 'metadata')) {
      fields.set(name, name === 'metadata' ? nameOf(it) : it);
    } else if (field && escaped) fields.set(escaped, toCel(it, field, field.embedded));
  }
  return fields;
}

/** Of metadata rules see no more than the name. */
function nameOf(metadata: unknown): ReadonlyMap<string, unknown> {
  const names = isMap(metadata) ? Object.entries(metadata).filter(([key]) => key === 'name' || key === 'generateName') : [];
  return new Map(names);
}

const reserved = new Set(
  'true false null in as break const continue else for function if import let loop package namespace return var void while'.split(' '),
);

const symbols: Readonly<Record<string, string>> = { __: '__underscores__', '.': '__dot__', '-': '__dash__', '/': '__slash__' };

/** The name that a rule writes for a field; undefined for a field that rules cannot name. Source: Escape of apiserver's pkg/cel. */
export function escape(name: string): string | undefined {
  if (reserved.has(name)) return `__${name}__`;
  return /^[A-Za-z_][\w./-]*$/.test(name) ? name.replace(/__|[./-]/g, (it) => symbols[it] ?? it) : undefined;
}
