import type { Path } from '../yaml/path.js';
import type { Field, Type } from './types.js';

/** What a type says of the value at a path. Undefined where the type knows nothing of a step. */
export function fieldAt(type: Type, path: Path): Field | undefined {
  return path.reduce<Field | undefined>((field, step) => field && below(field.type, step), { type, required: true });
}

function below(type: Type, step: string | number): Field | undefined {
  if (type.is === 'object') return type.fields.get(String(step));
  if (type.is === 'map') return { type: type.values, required: false };
  if (type.is === 'list' && typeof step === 'number') return { type: type.items, required: false };
  return undefined;
}
