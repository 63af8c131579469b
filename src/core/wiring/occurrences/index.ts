import { labelAt } from './labels.js';
import { localAt } from './locals.js';
import type { Asking, Thing } from './occurrence.js';
import { partAt } from './parts.js';
import { resourceAt } from './resources.js';

/** What stands under a cursor, of all that has a name: with where it is defined and where it is used, in all files. */
export function thingAt(asking: Asking): Thing | undefined {
  return resourceAt(asking) ?? partAt(asking) ?? localAt(asking) ?? labelAt(asking);
}
