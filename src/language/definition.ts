import type { LocationLink } from 'vscode-languageserver-types';
import { thingAt } from '../core/wiring/occurrences/index.js';
import { locationsIn, type Site } from './site.js';

/** Where the thing under the cursor is defined: written, or made by an operator. */
export function definition({ workspace, file, uriOf }: Site, offset: number): readonly LocationLink[] {
  const thing = thingAt({ workspace, file, offset });
  if (!thing) return [];
  const locate = locationsIn(uriOf);
  const originSelectionRange = locate(thing.here).range;
  return thing.definitions.map(locate).map(({ uri, range }) => ({
    originSelectionRange,
    targetUri: uri,
    targetRange: range,
    targetSelectionRange: range,
  }));
}
