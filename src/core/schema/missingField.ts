import type { Fix } from '../problem.js';
import { addEntry } from '../yaml/edit.js';
import type { MapNode } from '../yaml/nodes.js';
import type { Field, Type } from './types.js';

/** Fixes that add a required field: one for each allowed value where there are few, else one with a value to fill in. */
export function missingFieldFixes(text: string, map: MapNode, name: string, { type, default: usual }: Field): readonly Fix[] {
  const values =
    type.is === 'string' && type.enum && type.enum.length <= 5 ? type.enum : [usual === undefined ? blank(type) : JSON.stringify(usual)];
  return values.map((value) => ({
    title: `Add "${name}: ${value.trim()}"`.replace(/: *"$/, '"'),
    edits: [addEntry(text, map, name, value)],
  }));
}

/** The emptiest value of a type that a person can go on writing from. */
function blank(type: Type): string {
  switch (type.is) {
    case 'list':
      return '[]';
    case 'object':
    case 'map':
      return '{}';
    case 'integer':
    case 'number':
      return String(type.minimum ?? 0);
    case 'boolean':
      return 'false';
    default:
      return '""';
  }
}
