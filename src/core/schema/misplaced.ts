import type { Fix } from '../problem.js';
import { addEntry, moveEntry, valueText } from '../yaml/edit.js';
import type { Entry, MapNode, Node } from '../yaml/nodes.js';
import { entryOf, formatPath, type Path } from '../yaml/path.js';
import type { ObjectType, Type } from './types.js';
import type { Level } from './validate.js';

/** Where a field that stands in the wrong map belongs. */
export interface RightPlace {
  /** As a person would say it: `spec.template.spec.containers[0].securityContext`. */
  readonly place: string;
  readonly fixes: readonly Fix[];
}

/** How many fields deep below a map the right place is looked for. */
const deepest = 3;

/** Parts of an object that nobody writes by hand. */
const unwritten = new Set(['status', 'managedFields', 'ownerReferences']);

/**
 * Finds the map that has a field of exactly this name: below the map where it stands, then below each map around that one.
 * Nearer beats farther; of equally near ones a field that is there beats one that is not, and a required one an optional.
 */
export function findRightPlace(text: string, ancestors: readonly Level[], entry: Entry): RightPlace | undefined {
  const current = ancestors.at(-1);
  if (!current) return undefined;
  for (const level of ancestors.toReversed()) {
    const steps = search(level, entry);
    if (!steps || (level === current && steps.length === 0)) continue;
    const maps = targets(level.map, steps);
    const inItem = maps.length > 1 ? 'each of ' : '';
    const place = formatPath([...level.path, ...(maps.length === 1 ? (maps[0]?.path ?? steps) : steps.filter((it) => it !== anyItem))]);
    const fixes =
      maps.length > 0 && maps.every(({ map }) => !entryOf(map, String(entry.key.value)))
        ? [moveFix(text, current.map, entry, maps, inItem + (place || 'the top level'))]
        : [];
    return { place: inItem + (place || 'the top level'), fixes };
  }
  return undefined;
}

/** Stands for the index of a list's item. */
const anyItem = -1;

/** The fields to go through from a level's map to the map that has the field: breadth first. */
function search({ map, type }: Level, { key, value }: Entry): Path | undefined {
  const name = String(key.value);
  let frontier: { readonly type: ObjectType; readonly steps: Path; readonly node: Node | undefined }[] = [{ type, steps: [], node: map }];
  const seen = new Set<ObjectType>();
  for (let depth = 0; depth <= deepest; depth += 1) {
    const found = frontier.filter((it) => hasShape(value, it.type.fields.get(name)?.type));
    if (found.length > 0) return (found.find((it) => it.node) ?? found[0])?.steps;
    frontier = frontier.flatMap(({ type: from, steps, node }) => {
      if (seen.has(from)) return [];
      seen.add(from);
      const fields = [...from.fields]
        .filter(([field]) => !unwritten.has(field))
        .toSorted(([, a], [, b]) => Number(b.required) - Number(a.required));
      return fields.flatMap(([field, { type: below }]) => {
        const child = node?.is === 'map' ? entryOf(node, field)?.value : undefined;
        const list = below.is === 'list';
        const target: Type = list ? below.items : below;
        const next = list && child?.is === 'list' ? child.items[0] : child;
        return target.is === 'object' ? [{ type: target, steps: [...steps, field, ...(list ? [anyItem] : [])], node: next }] : [];
      });
    });
  }
  return undefined;
}

/** Whether a value could be of a type at all, so that a field of the same name elsewhere is the one that was meant. */
function hasShape(value: Node, type: Type | undefined): boolean {
  if (!type || type.is === 'any' || (value.is === 'scalar' && value.value === null)) return type !== undefined;
  if (type.is === 'object' || type.is === 'map') return value.is === 'map';
  return type.is === 'list' ? value.is === 'list' : value.is === 'scalar';
}

interface Target {
  readonly map: MapNode;
  readonly path: Path;
  /** Maps still to be made on the way. */
  readonly missing: readonly string[];
}

/** The maps that the steps lead to in this manifest. None where a list on the way is not there. */
function targets(map: MapNode, steps: Path, path: Path = []): readonly Target[] {
  const [step, ...rest] = steps;
  if (typeof step !== 'string') return [{ map, path, missing: [] }];
  const value = entryOf(map, step)?.value;
  if (value?.is === 'map') return targets(value, rest, [...path, step]);
  if (value?.is === 'list')
    return value.items.flatMap((item, index) => (item.is === 'map' ? targets(item, rest.slice(1), [...path, step, index]) : []));
  const missing = steps.filter((it): it is string => typeof it === 'string');
  return missing.length === steps.length && !value ? [{ map, path: [...path, ...missing], missing }] : [];
}

function moveFix(text: string, from: MapNode, entry: Entry, maps: readonly Target[], place: string): Fix {
  const additions = maps.map(({ map, missing }) => {
    const keys = [...missing, String(entry.key.value)];
    const value = keys
      .slice(1)
      .reduceRight(
        (inner, key) => `\n  ${key}:${inner.startsWith('\n') ? '' : ' '}${inner.replaceAll('\n', '\n  ')}`,
        valueText(text, entry),
      );
    return addEntry(text, map, keys[0] ?? '', value);
  });
  return { title: `Move it to ${place}`, edits: moveEntry(text, from, entry, additions), preferred: true };
}
