import { groups } from '../../groups.js';
import type { Problem } from '../../problem.js';
import type { Kind, Type } from '../../schema/types.js';
import type { Entry, MapNode, Node } from '../../yaml/nodes.js';
import { formatPath, parsePath, type Path } from '../../yaml/path.js';
import type { Reason, Refusal } from './refusal.js';
import { unchecked, validateCustomResource } from './validate.js';

/**
 * What is wrong with a custom resource: the server's refusals, in its order, explained by what the schema check `found`; and of that
 * the rest that the server cannot decode. What it refuses only in our eyes is no problem. `path` is where the resource stands in the
 * document.
 */
export function customProblems(kind: Kind, root: MapNode, path: Path, found: readonly Problem[]): readonly Problem[] {
  if (!kind.definition) return found;
  const undecodable = new Set(found.filter((it) => isUndecodable(kind, it, path)));
  const refusals = validateCustomResource(kind.definition, root, undecodable.size === 0);
  const byField = groups(refusals.length > 0 ? found : [], ({ field }) => field);
  const spanOf = createSpans(root);
  const explaining = new Set<Problem>();
  const refused = refusals.map((refusal) => {
    const same = byField.get(formatPath([...path, ...refusal.path]));
    const explained = same?.find((it) => codes[refusal.reason].includes(it.code) && !explaining.has(it));
    if (explained) explaining.add(explained);
    return toProblem(refusal, explained, spanOf(refusal.path));
  });
  return [...refused, ...found.filter((it) => !explaining.has(it) && (it.severity !== 'error' || undecodable.has(it)))];
}

/** The code of a refusal; and what the schema check calls the same thing, where it finds it too. */
const codes: Readonly<Record<Reason, readonly [own: string, ...found: string[]]>> = {
  FieldValueDuplicate: ['duplicate-value'],
  FieldValueForbidden: ['forbidden-value'],
  FieldValueInvalid: ['invalid-value', 'pattern', 'length', 'range'],
  FieldValueNotSupported: ['unsupported-value', 'enum'],
  FieldValueRequired: ['required-value', 'missing-field'],
  FieldValueTooLong: ['too-long', 'length'],
  FieldValueTooMany: ['too-many'],
  FieldValueTypeInvalid: ['wrong-type', 'int-or-string', 'base64', 'date-time'],
};

function toProblem(refusal: Refusal, explained: Problem | undefined, span: Span): Problem {
  const { reason, field, message } = refusal;
  const explanation = explained?.message ?? explain(refusal);
  return {
    ...span,
    severity: 'error',
    code: refusal === unchecked ? 'unchecked-rules' : codes[reason][0],
    ...explained,
    source: 'server',
    message,
    field,
    reason,
    ...(explanation && { explanation }),
  };
}

/** Our words where the server's alone do not say what to do. */
function explain(refusal: Refusal): string | undefined {
  const names = refusal.path.filter((it) => typeof it === 'string');
  if (refusal === unchecked) return 'The rules of this kind are checked once the other errors here are put right.';
  if (refusal.reason === 'FieldValueRequired' && refusal.message === 'Required value') return `"${names.at(-1)}" is needed here.`;
  const isItem = typeof refusal.path.at(-1) === 'number';
  return refusal.reason === 'FieldValueDuplicate' && isItem ? `This is in "${names.at(-1)}" already: take one of the two away.` : undefined;
}

interface Span {
  readonly start: number;
  readonly end: number;
}

/**
 * Finds where a place stands in the text: its scalar, or the key that holds it. What is missing is where it would be. Remembers the
 * keys of each map that it went through.
 */
function createSpans(root: MapNode): (path: Path) => Span {
  const known = new Map<MapNode, ReadonlyMap<string, Entry>>();
  const entriesOf = (map: MapNode): ReadonlyMap<string, Entry> => {
    const entries = known.get(map) ?? new Map(map.entries.map((it) => [String(it.key.value), it]));
    known.set(map, entries);
    return entries;
  };
  return (path) => {
    let node: Node = root;
    let label: Span = root.entries[0]?.key ?? root;
    for (const step of path) {
      const entry: Entry | undefined = node.is === 'map' ? entriesOf(node).get(String(step)) : undefined;
      const item: Node | undefined = node.is === 'list' && typeof step === 'number' ? node.items[step] : entry?.value;
      if (!item) break;
      node = item;
      label = entry ? entry.key : node.is === 'map' ? (node.entries[0]?.key ?? node) : node;
    }
    const { start, end } = node.is === 'scalar' && node.start < node.end ? node : label;
    return { start, end };
  };
}

/** Whether a problem is of those for which the server answers 400: unknown and double fields, and metadata of other types. */
function isUndecodable(kind: Kind, { severity, code, field = '' }: Problem, path: Path): boolean {
  if (severity !== 'error' || code === 'missing-field') return false;
  if (code === 'unknown-field' || code === 'duplicate-key') return true;
  const types: (Type | undefined)[] = [kind.type];
  for (const step of parsePath(field).slice(path.length)) types.push(below(types.at(-1), step));
  return types.some((it) => it?.is === 'object' && it.name === 'ObjectMeta');
}

function below(type: Type | undefined, step: string | number): Type | undefined {
  if (type?.is === 'object') return type.fields.get(String(step))?.type;
  if (type?.is === 'map') return type.values;
  return type?.is === 'list' ? type.items : undefined;
}
