import type { Problem } from '../../problem.js';
import type { Kind, Type } from '../../schema/types.js';
import type { Entry, MapNode, Node } from '../../yaml/nodes.js';
import { entryOf, formatPath, parsePath, type Path } from '../../yaml/path.js';
import type { Reason, Refusal } from './refusal.js';
import { unchecked, validateCustomResource } from './validate.js';

/**
 * What is wrong with a custom resource: the server's refusals, in its order, explained by what the schema check `found`; and of that
 * the rest that the server cannot decode. What it refuses only in our eyes is no problem. `path` is where the resource stands in the
 * document.
 */
export function customProblems(kind: Kind, root: MapNode, path: Path, found: readonly Problem[]): readonly Problem[] {
  if (!kind.definition) return found;
  const left = new Set(found);
  const refused = validateCustomResource(kind.definition, root).map((refusal) => {
    const explained = explanationOf(refusal, path, left);
    if (explained) left.delete(explained);
    return toProblem(refusal, root, explained);
  });
  const undecodable = [...left].filter((it) => it.severity !== 'error' || isUndecodable(kind, it, path));
  return [...refused, ...undecodable];
}

/** What the schema check calls the things that the server refuses for a reason. The first is the code where it found nothing. */
const codes: Readonly<Record<Reason, readonly string[]>> = {
  FieldValueDuplicate: ['duplicate-value'],
  FieldValueForbidden: ['forbidden-value'],
  FieldValueInvalid: ['invalid-value', 'pattern', 'length', 'range'],
  FieldValueNotSupported: ['enum'],
  FieldValueRequired: ['missing-field'],
  FieldValueTooLong: ['length'],
  FieldValueTooMany: ['too-many'],
  FieldValueTypeInvalid: ['wrong-type', 'int-or-string', 'base64', 'date-time'],
};

function explanationOf({ reason, path: inside }: Refusal, path: Path, found: ReadonlySet<Problem>): Problem | undefined {
  const field = formatPath([...path, ...inside]);
  return [...found].find((it) => it.field === field && codes[reason].includes(it.code));
}

function toProblem(refusal: Refusal, root: MapNode, explained: Problem | undefined): Problem {
  const { reason, field, message } = refusal;
  const code = refusal === unchecked ? 'unchecked-rules' : (codes[reason][0] ?? 'invalid-value');
  return {
    ...spanOf(root, refusal.path),
    severity: 'error',
    code,
    ...(explained && { ...explained, explanation: explained.message }),
    source: 'server',
    message,
    field,
    reason,
  };
}

interface Span {
  readonly start: number;
  readonly end: number;
}

/** Where a place stands in the text: its scalar, or the key that holds it. What is missing is where it would be. */
function spanOf(root: MapNode, path: Path): Span {
  let node: Node = root;
  let label: Span = root.entries[0]?.key ?? root;
  for (const step of path) {
    const entry: Entry | undefined = node.is === 'map' ? entryOf(node, String(step)) : undefined;
    const item: Node | undefined = node.is === 'list' && typeof step === 'number' ? node.items[step] : entry?.value;
    if (!item) break;
    node = item;
    label = entry ? entry.key : node.is === 'map' ? (node.entries[0]?.key ?? node) : node;
  }
  const { start, end } = node.is === 'scalar' && node.start < node.end ? node : label;
  return { start, end };
}

/** Whether a problem is of those for which the server answers 400: unknown and double fields, and metadata of other types. */
function isUndecodable(kind: Kind, { code, field = '' }: Problem, path: Path): boolean {
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
