import { nearest } from '../../nearest.js';
import type { Fix, Problem } from '../../problem.js';
import type { Span } from '../fields.js';
import { shortKind } from '../kinds.js';
import type { NamedResource } from '../lookup.js';
import { provideEdit } from '../../settings/provideEdit.js';
import { settingsFile, type Provided } from '../../settings/settings.js';
import type { IndexedDocument, IndexedFile, Placed, PlacedResource, Workspace } from '../workspace.js';

/** One resource that is being checked, in the file and the workspace that it is in. */
export interface Subject extends PlacedResource {
  readonly workspace: Workspace;
  readonly file: IndexedFile;
}

/** A problem whose offsets count from the start of its document, and which points into other documents. */
export interface WiringProblem extends Omit<Problem, 'related'> {
  readonly related: readonly RelatedPlace[];
}

export interface RelatedPlace {
  readonly file: IndexedFile;
  readonly document: IndexedDocument;
  readonly place: Span;
  readonly message: string;
}

/** A rule of the wiring: a resource in, its problems out. */
export type WiringRule = (subject: Subject) => readonly WiringProblem[];

export function problem(
  code: string,
  { start, end }: Span,
  message: string,
  {
    severity = 'warning',
    field,
    fixes = [],
    related = [],
  }: Partial<Pick<WiringProblem, 'severity' | 'fixes' | 'related'>> & { readonly field?: string | undefined } = {},
): WiringProblem {
  return {
    start,
    end,
    severity,
    source: 'wiring',
    code,
    message,
    ...(field && { field }),
    ...(fixes.length > 0 && { fixes }),
    related,
  };
}

/** `Secret "api"` */
export function called({ kind, name }: Pick<NamedResource, 'kind' | 'name'>): string {
  return `${shortKind(kind)} "${name}"`;
}

/** ` in namespace app`, where it is known. */
export function inNamespace(namespace: string): string {
  return namespace ? ` in namespace ${namespace}` : '';
}

/** A place to point to. */
export function relatedTo<T>({ file, document }: Placed<T>, place: Span, message: string): RelatedPlace {
  return { file, document, place, message };
}

/** What was meant by a name that nothing has, with the fix that writes it. */
export function suggestion(
  place: Span,
  name: string,
  names: readonly string[],
): { readonly near: string | undefined; readonly fixes: readonly Fix[] } {
  const near = nearest(name, names);
  return { near, fixes: near === undefined ? [] : [change(place, near)] };
}

/** The fix that writes something else at a place, which is no more than a name. */
export function change({ start, end }: Span, text: string): Fix {
  return { title: `Change to "${text}"`, edits: [{ start, end, text }], preferred: true };
}

/** The fix that declares something as there though no file defines it. */
export function provideFix({ settings }: Workspace, name: NamedResource): readonly Fix[] {
  const provided: Provided = { kind: shortKind(name.kind), name: name.name, ...(name.namespace && { namespace: name.namespace }) };
  const edit = provideEdit(settings.text, provided);
  return edit ? [{ title: `Declare ${called(name)} as provided in ${settingsFile}`, edits: [edit], file: settingsFile }] : [];
}
