import type { Place } from './place.js';
import type { Refusal } from './refusal.js';
import type { Schema } from './schema.js';

/** The rules in CEL of a schema and of those below it. */
export function checkRules(_value: unknown, _schema: Schema, _place: Place): readonly Refusal[] {
  return [];
}
