import { isInt64 } from './goText.js';
import type { Schema } from './schema.js';

/** The type of JSON that a value is of, and Go's name for what a number is held in. */
export function typeOf(value: unknown): { readonly type: string; readonly format: string } {
  if (value === null) return { type: 'null', format: '' };
  if (Array.isArray(value)) return { type: 'array', format: '' };
  if (typeof value === 'number') return isInt64(value) ? { type: 'integer', format: 'int64' } : { type: 'number', format: 'float64' };
  return { type: typeof value, format: '' };
}

/**
 * Which type a schema wants and which one is there, where they differ. A text, and a list, is left to the format where there is one.
 * Source: typeValidator of kube-openapi.
 */
export function typeError(
  value: unknown,
  { types, format, nullable }: Schema,
): { readonly expected: string; readonly found: string } | undefined {
  if (types.length === 0 && !format) return undefined;
  const wanted = types.join(',');
  const found = typeOf(value);
  if (value === null) return nullable || types.length === 0 ? undefined : { expected: wanted, found: found.type };
  const fits = types.includes(found.type) || (found.type === 'integer' && types.includes('number'));
  if (format && typeof value !== 'string' && !Array.isArray(value) && !fits && found.format !== format)
    return { expected: format, found: found.format };
  const isNumeric = types.includes('number') || types.includes('integer');
  if (format && !isNumeric && (typeof value === 'string' || Array.isArray(value))) return undefined;
  return fits ? undefined : { expected: wanted, found: found.type };
}
