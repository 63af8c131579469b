import type { Span } from '../fields.js';
import type { IndexedDocument, IndexedFile, Placed, Workspace } from '../workspace.js';

/** One place where something is defined or used: UTF-16 offsets in the file. */
export interface Occurrence extends Span {
  readonly file: IndexedFile;
}

/** What stands under a cursor: something that has a name, with all places where it has it. */
export interface Thing {
  /** `Secret`, `key`, `port`, `volume`, `container`, `label` */
  readonly what: string;
  readonly name: string;
  /** Where the cursor is on it. */
  readonly here: Occurrence;
  readonly definitions: readonly Occurrence[];
  readonly uses: readonly Occurrence[];
  /** Why it cannot be renamed as a whole; undefined where it can be. */
  readonly fixed?: string | undefined;
}

/** Where someone asks from. */
export interface Asking {
  readonly workspace: Workspace;
  readonly file: IndexedFile;
  /** UTF-16, in the file. */
  readonly offset: number;
}

export function holds({ start, end }: Span, offset: number): boolean {
  return start <= offset && offset <= end;
}

/** A place in a document as one in its file. */
export function occurrence(
  { file, document }: { readonly file: IndexedFile; readonly document: IndexedDocument },
  place: Span,
): Occurrence {
  return { file, start: document.start + place.start, end: document.start + place.end };
}

/** Each place once, in the order of the files. */
export function distinct(found: Iterable<Occurrence>): readonly Occurrence[] {
  const byPlace = new Map(Array.from(found, (it) => [`${it.file.path} ${it.start}`, it]));
  return [...byPlace.values()].toSorted((a, b) => (a.file.path < b.file.path ? -1 : a.file.path > b.file.path ? 1 : a.start - b.start));
}

/** Whether a name stands at a place letter for letter; a name that is put together of others does not. */
export function isWritten({ file, start, end }: Occurrence, name: string): boolean {
  return file.text.slice(start, end) === name;
}

/** The places where a name is written, and a reason not to rename it where it is not in one of them. */
export function written(found: readonly Occurrence[], name: string): readonly Occurrence[] {
  return found.filter((it) => isWritten(it, name));
}

export function placesOf<T>(found: readonly Placed<T>[], place: (item: T) => Span): readonly Occurrence[] {
  return found.map((it) => occurrence(it, place(it.item)));
}
