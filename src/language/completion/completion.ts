import { InsertTextFormat, InsertTextMode, type CompletionItem, type CompletionList } from 'vscode-languageserver-types';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { Manifest } from '../../core/manifest.js';
import type { Catalog, ObjectType } from '../../core/schema/types.js';
import { toLspEdit } from '../convert.js';
import { holdsInOrder } from '../holdsInOrder.js';
import type { Site } from '../site.js';
import { annotationNames, annotationValues } from './annotations.js';
import { fieldNames } from './fields.js';
import { apiVersions, kindNames } from './identity.js';
import { labelKeys, labelValues } from './labels.js';
import { namedThings } from './named.js';
import { placeAt, type Place } from './place.js';
import { skeletons } from './skeletons.js';
import type { Suggestion } from './suggestion.js';
import { fieldValues } from './values.js';
import { namespaces, wantedKeys, wantedNames } from './wanted.js';

/** More than these nobody looks through: those that hold the letters of the word, and the rest when more is typed. */
const mostItems = 300;

/** What can be written at an offset of a file, the likeliest first. Reads the document around the offset alone. */
export function completion(catalog: Catalog, site: Site, manifest: Manifest, document: TextDocument, offset: number): CompletionList {
  const placed = manifest.documents.findLast(({ start }) => start <= offset);
  const place = placed && placeAt(catalog, site, placed.document.text, offset - placed.start);
  if (!place) return { isIncomplete: false, items: [] };
  const all = suggestionsAt(place);
  const typed = place.cursor.typed.toLowerCase();
  const most = all.length <= mostItems ? all : all.filter(({ label }) => holdsInOrder(label.toLowerCase(), typed)).slice(0, mostItems);
  return {
    isIncomplete: most.length < all.length,
    items: most.map((it, index) => toItem(document, placed.start, place, it, index)),
  };
}

function suggestionsAt(place: Place): readonly Suggestion[] {
  const { path, field, cursor, kind, root } = place;
  if (path.length === 0 && cursor.onKey) {
    return [...fieldNames(place, kind?.type ?? anyResource(place)), ...(root.entries.length === 1 ? skeletons(place) : [])];
  }
  if (path.length === 1 && path[0] === 'kind') return kindNames(place);
  if (path.length === 1 && path[0] === 'apiVersion') return apiVersions(place);
  if (!field) return cursor.onKey ? [] : valuesOfOthers(place);
  switch (field.type.is) {
    case 'any':
    case 'list':
      return [];
    case 'object':
      return cursor.onKey || place.prefix !== cursor.gap ? fieldNames(place, field.type) : [];
    case 'map':
      return cursor.onKey || place.prefix !== cursor.gap
        ? distinct([...annotationNames(place), ...labelKeys(place), ...wantedKeys(place)])
        : [];
    default:
      return cursor.hasColon ? [] : distinct([...valuesOfOthers(place), ...fieldValues(place, field)]);
  }
}

/** What the wiring and the controllers know of a value. */
function valuesOfOthers(place: Place): readonly Suggestion[] {
  return [namedThings, wantedNames, labelValues, annotationValues, namespaces].flatMap((offer) => offer(place));
}

/** What every resource has, whatever its kind. */
function anyResource({ catalog }: Place): ObjectType {
  const [some] = catalog.kinds.values();
  const common = ['apiVersion', 'kind', 'metadata'].flatMap((name) => {
    const field = some?.type.fields.get(name);
    return field ? [[name, field] as const] : [];
  });
  return { is: 'object', name: 'resource', fields: new Map(common) };
}

function distinct(all: readonly Suggestion[]): readonly Suggestion[] {
  const seen = new Set<string>();
  return all.filter(({ label }) => !seen.has(label) && seen.add(label));
}

/** Asks the editor to suggest again, at the place that is left for a value. */
const suggestAgain = { title: 'Suggest', command: 'editor.action.triggerSuggest' };

function toItem(
  document: TextDocument,
  by: number,
  { cursor, start, prefix }: Place,
  suggestion: Suggestion,
  index: number,
): CompletionItem {
  const { label, text = label, kind, detail, documentation, edits = [], snippet, goesOn } = suggestion;
  const written = prefix + text;
  const moved = edits.map((it) => toLspEdit(document, { ...it, start: by + it.start, end: by + it.end }));
  return {
    label,
    kind,
    sortText: String(index).padStart(4, '0'),
    textEdit: toLspEdit(document, { start: by + start, end: by + cursor.end, text: written }),
    ...(cursor.quote !== '' && { filterText: cursor.quote + label }),
    ...(detail !== undefined && { detail }),
    ...(documentation !== undefined && { documentation: { kind: 'markdown', value: documentation } }),
    ...(moved.length > 0 && { additionalTextEdits: moved }),
    // The lines below the first have their indentation already.
    ...(written.includes('\n') && { insertTextMode: InsertTextMode.asIs }),
    ...(snippet && { insertTextFormat: InsertTextFormat.Snippet }),
    ...(goesOn && { command: suggestAgain }),
  };
}
