import type { Part, Reference } from '../facts.js';
import { definitionsOf } from '../lookup.js';
import type { PartName } from '../references/rule.js';
import { called, change, problem, relatedTo, suggestion, type Subject, type WiringProblem, type WiringRule } from './subject.js';

/** A key, a port or a template that the resource does not have which should have it. What operators may add to is left alone. */
export const missingPart: WiringRule = (subject) => subject.references.flatMap(({ item }) => check(subject, item));

const codes: Readonly<Record<PartName, string>> = { key: 'missing-key', port: 'missing-port', template: 'missing-template' };

function check({ workspace, file }: Subject, reference: Reference): readonly WiringProblem[] {
  const { part, place, field, optional } = reference;
  if (!part || optional) return [];
  const definitions = definitionsOf(workspace, file, reference);
  const [first] = definitions;
  if (!first || definitions.some(({ item }) => !item.closed)) return [];
  const parts = definitions.flatMap(({ item }) => item.parts).filter((it) => it.part === part.part);
  if (parts.some((it) => isNamed(it, part.named))) return [];
  const numbers = parts.map((it) => String(it.number));
  // Of numbers none is nearly right, but the only one there is must be meant.
  const { near, fixes } =
    typeof part.named === 'string'
      ? suggestion(
          place,
          part.named,
          parts.map((it) => it.name).filter((it) => it !== ''),
        )
      : { near: undefined, fixes: numbers.length === 1 ? [change(place, numbers[0] ?? '')] : [] };
  const named = typeof part.named === 'number' ? String(part.named) : `"${part.named}"`;
  const hint = near === undefined ? `: it has ${listed(parts)}.` : `; did you mean "${near}"?`;
  const message = `${called(reference)} has no ${part.part} ${named}${hint}`;
  return [problem(codes[part.part], place, message, { field, fixes, related: [relatedTo(first, first.item.place, called(first.item))] })];
}

/** Whether a part is the one that a reference names: a port by its name or its number. */
export function isNamed(part: Part, named: string | number): boolean {
  return typeof named === 'number' ? part.number === named : part.name === named;
}

/** More than these are not worth reading. */
const mostListed = 5;

function listed(parts: readonly Part[]): string {
  const names = parts.map((it) => (it.number === undefined ? it.name : it.name ? `${it.number} (${it.name})` : String(it.number)));
  if (names.length === 0) return 'none';
  const shown = [...new Set(names)].slice(0, mostListed);
  return shown.length < new Set(names).size ? `${shown.join(', ')} and others` : shown.join(', ');
}
