import type { Location } from 'vscode-languageserver-types';
import { thingAt } from '../core/wiring/occurrences/index.js';
import { distinct } from '../core/wiring/occurrences/occurrence.js';
import { locationsIn, type Site } from './site.js';

/** All places that use the thing under the cursor; with its definitions, where they are asked for. */
export function references({ workspace, file, uriOf }: Site, offset: number, withDefinitions: boolean): readonly Location[] {
  const thing = thingAt({ workspace, file, offset });
  if (!thing) return [];
  return distinct([...(withDefinitions ? thing.definitions : []), ...thing.uses]).map(locationsIn(uriOf));
}
