import type { Problem } from '../problem.js';
import type { Kind } from '../schema/types.js';
import { compareVersions } from '../schema/version.js';
import type { Entry, Node, ScalarNode } from '../yaml/nodes.js';
import type { Undecodable } from './undecodable.js';
import { entryOf } from '../yaml/path.js';

/** One resource being validated, and what was found in it so far, in the server's order. */
export interface Review {
  /** The text of the document that the nodes belong to. */
  readonly text: string;
  /** The version of the server: `1.36`. */
  readonly kubernetes: string;
  readonly kind: Kind;
  readonly problems: Problem[];
  /** What the decoder refuses: the server would never get to validating. */
  readonly undecodable: Undecodable;
}

/** A value in its place, as the server sees it once it has decoded the manifest: null is as good as absent. */
export interface Cursor {
  /** What stands there. Undefined where nothing does: rules then go on with what Go would have there, as the server does. */
  readonly node: Node | undefined;
  /** What names the place in the text: the key, or the item itself. Undefined where the text has neither. */
  readonly label: Span | undefined;
  readonly up: Cursor | undefined;
  /** As it is written behind the path of `up`: `spec`, `[0]`, `[storage]`. */
  readonly step: string;
  readonly review: Review;
}

export interface Span {
  readonly start: number;
  readonly end: number;
}

/** The value at some fields below, whether or not it is there. */
export function get(at: Cursor, ...fields: readonly string[]): Cursor {
  let found = at;
  for (const field of fields) {
    const entry = found.node?.is === 'map' ? entryOf(found.node, field) : undefined;
    found = below(found, field, entry);
  }
  return found;
}

/** The values of a map, each under its key as the server writes it: `limits[cpu]`. Of keys that stand twice the last counts. */
export function entriesOf(at: Cursor): readonly (Cursor & { readonly key: string })[] {
  if (at.node?.is !== 'map') return [];
  const { entries } = at.node;
  const last = new Map(entries.map((it) => [keyOf(it), it]));
  // Go walks maps in any order; the server sorts where it matters.
  return [...last].map(([key, entry]) => ({ ...below(at, `[${key}]`, entry), key }));
}

/** The items of a list. Those that are null count as empty ones. */
export function itemsOf(at: Cursor): readonly Cursor[] {
  return at.node?.is === 'list' ? at.node.items.map((item, index) => itemAt(at, item, index)) : [];
}

export function itemAt(at: Cursor, item: Node, index: number): Cursor {
  const first = item.is === 'map' ? item.entries[0] : undefined;
  return { node: isNull(item) ? undefined : item, label: first ? first.key : item, up: at, step: `[${index}]`, review: at.review };
}

export function below(at: Cursor, step: string, entry: Entry | undefined): Cursor {
  const node = entry && !isNull(entry.value) ? entry.value : undefined;
  return { node, label: entry?.key, up: at, step, review: at.review };
}

/** The same value where the server gives another path: `spec.template.labels` for the labels in `metadata`. */
export function renamed(at: Cursor, step: string, up: Cursor | undefined = at.up): Cursor {
  return { ...at, step, up };
}

/** The path as the server writes it. */
export function pathOf({ up, step }: Cursor): string {
  const before = up ? pathOf(up) : '';
  return before === '' || step === '' || step.startsWith('[') ? before + step : `${before}.${step}`;
}

/** Where to point at: the value, its key when the value is a map or a list, or what is nearest around it. */
export function spanOf(at: Cursor): Span {
  const { node, label, up } = at;
  if (node?.is === 'scalar' && node.end > node.start) return node;
  return label ?? (up ? spanOf(up) : (node ?? { start: 0, end: 0 }));
}

/** The name of the value's field, for a sentence. */
export function nameOf({ up, step }: Cursor): string {
  return step.startsWith('[') && up ? nameOf(up) + step : step;
}

/** Whether a map, a list or any other value is there, empty or not: what is a pointer in Go is not nil. */
export function isSet(at: Cursor): boolean {
  return at.node !== undefined;
}

/** The text, or `absent` where there is none. */
export function textOf(at: Cursor, absent = ''): string {
  const value = scalarOf(at);
  return typeof value === 'string' && value !== '' ? value : absent;
}

/** The number, or undefined where there is none. */
export function numberOf(at: Cursor): number | undefined {
  const value = scalarOf(at);
  return typeof value === 'number' ? value : undefined;
}

export function isTrue(at: Cursor): boolean {
  return scalarOf(at) === true;
}

export function scalarOf({ node }: Cursor): ScalarNode['value'] | undefined {
  return node?.is === 'scalar' ? node.value : undefined;
}

/** How many items a list has, or entries a map. */
export function sizeOf({ node }: Cursor): number {
  return node?.is === 'list' ? node.items.length : node?.is === 'map' ? node.entries.length : 0;
}

/** The texts of a list; what is no text counts as an empty one. */
export function textsOf(at: Cursor): readonly string[] {
  return itemsOf(at).map((it) => textOf(it));
}

/** The entries of a map of texts. */
export function textMapOf(at: Cursor): ReadonlyMap<string, string> {
  return new Map(entriesOf(at).map((it) => [it.key, textOf(it)]));
}

/** Whether the server is of a version or newer. */
export function isFrom({ review }: Cursor, version: string): boolean {
  return compareVersions(review.kubernetes, version) >= 0;
}

export function isNull(node: Node): boolean {
  return node.is === 'scalar' && node.value === null;
}

export function keyOf({ key }: Entry): string {
  return String(key.value);
}

/** The indexes of a list's items in which something was found already. */
export function itemsWithProblems(list: Cursor): ReadonlySet<number> {
  const before = `${pathOf(list)}[`;
  const found = new Set<number>();
  for (const { field = '' } of list.review.problems) if (field.startsWith(before)) found.add(parseInt(field.slice(before.length), 10));
  return found;
}

/** Whether something was found in a value already, or it cannot be decoded. */
export function hasProblems(at: Cursor): boolean {
  if (!isReadable(at)) return true;
  const path = pathOf(at);
  return at.review.problems.some(({ field = '' }) => field === path || field.startsWith(`${path}.`) || field.startsWith(`${path}[`));
}

/** Whether all of a value can be decoded. */
export function isReadable({ node, label, review }: Cursor): boolean {
  const span = node ?? label;
  return !span || !review.undecodable.isIn(span);
}

/** Whether what is wrong with a place follows from what cannot be decoded: in the value, beside it, or where it should have been. */
export function isEcho(at: Cursor): boolean {
  if (at.node && !isReadable(at)) return true;
  let around = at.node ? at.up : at;
  while (around && !around.node) around = around.up;
  const holder = around?.node;
  return holder !== undefined && at.review.undecodable.spoils(holder, !at.node);
}
