import { DocumentHighlightKind, type DocumentHighlight } from 'vscode-languageserver-types';
import { thingAt } from '../core/wiring/occurrences/index.js';
import { locationsIn, type Site } from './site.js';

/** The places of the same file that have to do with the thing under the cursor. */
export function documentHighlights({ workspace, file, uriOf }: Site, offset: number): readonly DocumentHighlight[] {
  const thing = thingAt({ workspace, file, offset });
  if (!thing) return [];
  const locate = locationsIn(uriOf);
  const defined = new Set(thing.definitions.map(({ start }) => start));
  const here = [...thing.definitions, ...thing.uses.filter((it) => it.file !== file || !defined.has(it.start))].filter(
    (it) => it.file === file,
  );
  return here.map((it) => ({
    range: locate(it).range,
    kind: thing.definitions.includes(it) ? DocumentHighlightKind.Write : DocumentHighlightKind.Read,
  }));
}
