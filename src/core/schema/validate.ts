import { isCovered } from '../apiserver/kinds.js';
import type { Fix, Problem, Severity } from '../problem.js';
import type { Entry, ListNode, MapNode, Node } from '../yaml/nodes.js';
import { removeEntry } from '../yaml/edit.js';
import { entryOf, formatPath, type Path } from '../yaml/path.js';
import { missingFieldFixes } from './missingField.js';
import { checkScalar, type ValueProblem } from './scalar.js';
import { describeUnknownField } from './unknownField.js';
import type { Catalog, Kind, ObjectType, Type } from './types.js';
import { expectation, found } from './words.js';
import { convertFixes } from './wrongType.js';

/** One resource being checked. */
export interface Validation {
  /** The text of the document that the nodes belong to. */
  readonly text: string;
  readonly catalog: Catalog;
  readonly kind: Kind;
  readonly problems: Problem[];
  /** The maps around the value being checked, outermost first. */
  readonly ancestors: Level[];
  /** Within a field that the server decodes without complaint. */
  loose: boolean;
}

/** A map on the way to the value being checked. */
export interface Level {
  readonly map: MapNode;
  readonly type: ObjectType;
  readonly path: Path;
}

/** A value in its place: what is said of it is said at `place`, the key or the dash that holds it. */
interface Position {
  readonly path: Path;
  readonly place: { readonly start: number; readonly end: number };
}

/**
 * Checks a resource against the type of its kind, as strictly as the API server decodes it: unknown and duplicate fields,
 * wrong types, missing fields, and what is true of single values. `path` is where the resource stands in the document.
 */
export function validateResource(text: string, catalog: Catalog, kind: Kind, root: MapNode, path: Path): readonly Problem[] {
  const validation: Validation = { text, catalog, kind, problems: [], ancestors: [], loose: false };
  const first = root.entries[0];
  checkObject(validation, root, kind.type, { path, place: first ? first.key : root });
  if (!isReviewed(kind)) requireName(validation, root, path);
  return validation.problems;
}

/** Groups whose objects are questions to the server: they are never stored, so they need no name. */
const questions = new Set(['authentication.k8s.io', 'authorization.k8s.io']);

/** Every stored object needs a name; the OpenAPI does not say so. Source: ValidateObjectMeta of apimachinery. */
function requireName(validation: Validation, root: MapNode, path: Path): void {
  const { kind, text } = validation;
  const metadata = entryOf(root, 'metadata');
  const named = metadata?.value.is === 'map' && (entryOf(metadata.value, 'name') ?? entryOf(metadata.value, 'generateName'));
  const broken = metadata && metadata.value.is !== 'map' && !isNull(metadata.value);
  if (named || broken || questions.has(kind.group)) return;
  const fixes =
    metadata?.value.is === 'map' ? missingFieldFixes(text, metadata.value, 'name', { type: { is: 'string' }, required: true }) : [];
  const place = metadata?.key ?? root.entries[0]?.key ?? root;
  report(validation, place, [...path, 'metadata', 'name'], {
    code: 'missing-field',
    message: `${subject([], kind)} needs a name in "metadata".`,
    fixes,
  });
}

function checkValue(validation: Validation, node: Node, type: Type, position: Position): void {
  switch (type.is) {
    case 'any':
      return;
    case 'object':
      return node.is === 'map' ? checkObject(validation, node, type, position) : wrongType(validation, node, type, position);
    case 'map':
      return node.is === 'map' ? checkEntries(validation, node, type.values, position) : wrongType(validation, node, type, position);
    case 'list':
      return node.is === 'list' ? checkItems(validation, node, type.items, position) : wrongType(validation, node, type, position);
    default:
      // Go reads bytes from a list of numbers too.
      if (type.is === 'string' && type.format === 'byte' && node.is === 'list' && isDecoded(validation)) return;
      if (node.is !== 'scalar') return wrongType(validation, node, type, position);
      for (const problem of checkScalar(
        { node, text: validation.text, name: lastName(position.path), decoded: isDecoded(validation) },
        type,
      )) {
        report(validation, node.start === node.end ? position.place : node, position.path, problem);
      }
  }
}

function checkObject(validation: Validation, map: MapNode, type: ObjectType, { path, place }: Position): void {
  validation.ancestors.push({ map, type, path });
  reportDuplicates(validation, map, path);
  const present = new Set<string>();
  for (const entry of map.entries) {
    const name = String(entry.key.value);
    const field = type.fields.get(name);
    const here = [...path, name];
    if (field) {
      // Null is as good as absent, unless the field takes it for a value.
      if (isNull(entry.value) && !field.nullable) continue;
      present.add(name);
      if (isNull(entry.value)) continue;
      const outside = validation.loose;
      if (field.loose) validation.loose = true;
      checkValue(validation, entry.value, field.type, { path: here, place: entry.key });
      validation.loose = outside;
    } else if (!type.open) {
      report(validation, entry.key, here, {
        code: 'unknown-field',
        severity: strictness(validation),
        ...describeUnknownField(validation, type, entry),
      });
    }
  }
  for (const [name, field] of type.fields) {
    if (!field.required || present.has(name)) continue;
    const needs = `${subject(path, validation.kind)} needs "${name}" (${expectation(field.type)})`;
    const fixes = missingFieldFixes(validation.text, map, name, field);
    const asked = { code: 'missing-field', fixes };
    if (isReviewed(validation.kind))
      report(validation, place, [...path, name], {
        ...asked,
        severity: 'warning',
        message: `${needs} for kubectl; the API server does without.`,
      });
    else report(validation, place, [...path, name], { ...asked, message: `${needs}.` });
  }
  validation.ancestors.pop();
}

function checkEntries(validation: Validation, map: MapNode, values: Type, { path }: Position): void {
  reportDuplicates(validation, map, path);
  for (const { key, value } of map.entries) {
    if (isNull(value)) continue;
    checkValue(validation, value, values, { path: [...path, String(key.value)], place: key });
  }
}

function checkItems(validation: Validation, list: ListNode, items: Type, { path }: Position): void {
  for (const [index, item] of list.items.entries()) {
    if (isNull(item) && isDecoded(validation)) continue;
    const first = item.is === 'map' ? item.entries[0] : undefined;
    checkValue(validation, item, items, { path: [...path, index], place: first ? first.key : item });
  }
}

function reportDuplicates(validation: Validation, map: MapNode, path: Path): void {
  const seen = new Set<unknown>();
  for (const entry of map.entries) {
    const { key } = entry;
    if (seen.has(key.value)) {
      const message = `"${String(key.value)}" stands twice in this map: kubectl takes the last one without a word, the API server refuses both.`;
      report(validation, key, [...path, String(key.value)], {
        code: 'duplicate-key',
        severity: strictness(validation),
        message,
        fixes: [removal(validation.text, map, entry)],
      });
    }
    seen.add(key.value);
  }
}

function removal(text: string, map: MapNode, entry: Entry): Fix {
  return { title: `Remove this "${String(entry.key.value)}"`, edits: [removeEntry(text, map, entry)] };
}

function wrongType(validation: Validation, node: Node, type: Type, { path, place }: Position): void {
  const at = node.start === node.end ? place : node;
  const message = `"${lastName(path)}" must be ${expectation(type)}, not ${found(node)}.`;
  report(validation, at, path, { code: 'wrong-type', message, fixes: convertFixes(validation.text, node, type) });
}

function report(
  { problems }: Validation,
  { start, end }: { readonly start: number; readonly end: number },
  path: Path,
  { severity = 'error', code, message, fixes = [] }: ValueProblem & { readonly severity?: Severity },
): void {
  problems.push({ start, end, severity, source: 'schema', code, message, field: formatPath(path), ...(fixes.length > 0 && { fixes }) });
}

/** Built-in resources are decoded into Go types, for which null is as good as absent; custom ones keep it. */
function isDecoded({ kind }: Validation): boolean {
  return kind.origin === 'kubernetes';
}

function strictness({ loose }: Validation): Severity {
  return loose ? 'warning' : 'error';
}

/** What the API server asks for decides, where that is known: kubectl asks for more. */
function isReviewed(kind: Kind): boolean {
  return kind.origin === 'kubernetes' && isCovered(kind);
}

function isNull(node: Node): boolean {
  return node.is === 'scalar' && node.value === null;
}

function subject(path: Path, kind: Kind): string {
  return path.length === 0 ? `${/^[AEIO]/.test(kind.kind) ? 'An' : 'A'} ${kind.kind}` : `"${lastName(path)}"`;
}

/** `spec.containers[0]` → `containers[0]`. */
function lastName(path: Path): string {
  const name = path.findLastIndex((it) => typeof it === 'string');
  return formatPath(path.slice(Math.max(name, 0)));
}
