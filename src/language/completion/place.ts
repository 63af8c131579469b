import { identityOf } from '../../core/kubernetes/resource.js';
import { readManifest } from '../../core/manifest.js';
import { fieldAt } from '../../core/schema/at.js';
import { kindAt } from '../../core/schema/kindProblems.js';
import type { Catalog, Field, Kind, Type } from '../../core/schema/types.js';
import { comparePreference } from '../../core/schema/version.js';
import type { ResourceFacts } from '../../core/wiring/facts.js';
import { factsOf } from '../../core/wiring/read.js';
import type { MapNode } from '../../core/yaml/nodes.js';
import type { Path } from '../../core/yaml/path.js';
import { cursorAt, mark, type Cursor } from '../cursor.js';
import type { Site } from '../site.js';

/** Where something is to be written: in which resource, at which field, and what fits there. All offsets count from the document. */
export interface Place {
  readonly catalog: Catalog;
  readonly site: Site;
  readonly cursor: Cursor;
  /** The resource as it would be with the mark in it. */
  readonly root: MapNode;
  readonly facts?: ResourceFacts;
  readonly kind?: Kind;
  /** From the root of the resource to what is to be written, or to the map that a key is to stand in. */
  readonly path: Path;
  /** What is to be written; of a list its items. Absent where nothing is known of it. */
  readonly field?: Field;
  /** From where on the text is replaced, and what is written ahead of the suggestion: a line break, blanks and dashes as they are needed. */
  readonly start: number;
  readonly prefix: string;
  /** Where the suggestion begins in its line. */
  readonly column: number;
}

/** One character of a word in a manifest: annotations, images and times hold what programs do not. */
const letters = /[^\s,[\]{}"'#]/;

/** Undefined where nothing can be written, or in a template that becomes YAML only later. */
export function placeAt(catalog: Catalog, site: Site, text: string, offset: number): Place | undefined {
  const cursor = cursorAt(text, offset, letters);
  const resource = cursor && resourceAt(cursor.marked, cursor.path);
  if (!resource) return undefined;
  const kind = kindAt(catalog, resource.root) ?? kindByName(catalog, resource.root);
  const path = cursor.path.slice(resource.path.length);
  const slot = slotAt(cursor, path, kind && fieldAt(kind.type, path));
  // Alone on its line a word is marked as a key; where no key can stand, it is a value.
  const isValue = cursor.onKey && !cursor.hasColon && slot.field !== undefined && !isBlock(slot.field.type);
  const { root, facts } = (isValue && resourceAt(cursor.marked.replace(`${mark}:`, mark), cursor.path)) || resource;
  return { catalog, site, cursor, root, ...(kind && { kind }), ...(facts && { facts }), ...slot };
}

function resourceAt(text: string, path: Path): { readonly root: MapNode; readonly path: Path; readonly facts?: ResourceFacts } | undefined {
  const document = readManifest(text).documents[0]?.document;
  const resource = document?.resources.find((it) => it.path.every((step, depth) => step === path[depth]));
  if (!document || !resource) return undefined;
  const facts = factsOf(document).resources.find(({ span }) => span.start === resource.root.start);
  return { ...resource, ...(facts && { facts }) };
}

/** A resource that names its kind and not yet its version is taken for one of the newest. */
function kindByName({ kinds }: Catalog, root: MapNode): Kind | undefined {
  const name = identityOf(root).kind?.value;
  return [...kinds.values()].filter((it) => it.kind === name).toSorted((a, b) => comparePreference(a.version, b.version))[0];
}

type Slot = Pick<Place, 'path' | 'field' | 'start' | 'prefix' | 'column'>;

/** A map or a list that is to be written where a value stands goes to the lines below; an item of a block list needs its dash. */
function slotAt(cursor: Cursor, at: Path, field: Field | undefined): Slot {
  const { gap, flow, onKey, indent, behindColon } = cursor;
  const below = !onKey && !flow && field !== undefined && isBlock(field.type) && typeof at.at(-1) === 'string';
  let slot: Slot = below
    ? { path: at, field, start: behindColon, prefix: `\n${' '.repeat(indent)}`, column: indent }
    : { path: at, start: cursor.start, prefix: gap, column: cursor.column, ...(field && { field }) };
  if (flow) return slot;
  while (slot.field?.type.is === 'list') {
    const { path, prefix, column, field: list } = slot;
    const items: Type = slot.field.type.items;
    slot = { ...slot, path: [...path, 0], field: { ...list, type: items, required: false }, prefix: `${prefix}- `, column: column + 2 };
  }
  return slot;
}

function isBlock({ is }: Type): boolean {
  return is === 'object' || is === 'map' || is === 'list';
}
