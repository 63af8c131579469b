import { canonical } from './equal.js';
import { child, keyed, type Place } from './place.js';
import { duplicate, invalid, type Refusal } from './refusal.js';
import type { Schema } from './schema.js';
import { isMap, type Values } from './settle.js';

/**
 * Lists that are sets, or maps by some of their fields, hold nothing twice. Source: ValidateListSetsAndMaps of
 * apiextensions-apiserver.
 */
export function checkLists(value: unknown, schema: Schema, place: Place): readonly Refusal[] {
  if (Array.isArray(value)) {
    const own = schema.listType === 'set' ? checkSet(value, place) : schema.listType === 'map' ? checkMapList(value, schema, place) : [];
    const { items } = schema;
    return items ? [...own, ...value.flatMap((item, index) => checkLists(item, items, child(place, index)))] : own;
  }
  if (!isMap(value)) return [];
  return Object.entries(value).flatMap(([name, item]) => {
    const field = schema.properties?.get(name);
    return [
      ...(schema.additional ? checkLists(item, schema.additional, keyed(place, name)) : []),
      ...(field ? checkLists(item, field, child(place, name)) : []),
    ];
  });
}

function checkSet(list: readonly unknown[], place: Place): readonly Refusal[] {
  return repeated(list).map((index) => duplicate(child(place, index), list[index]));
}

function checkMapList(list: readonly unknown[], { mapKeys }: Schema, place: Place): readonly Refusal[] {
  const stranger = list.findIndex((it) => it !== null && !isMap(it));
  if (stranger >= 0) return [invalid(child(place, stranger), list[stranger], 'must be an object for an array of list-type map')];
  const keys = list.map((item) => keyOf(item, mapKeys));
  return repeated(keys).map((index) => duplicate(child(place, index), keys[index]));
}

/** The fields by which an item is told from others; those that it lacks are lacking here too. */
function keyOf(item: unknown, mapKeys: readonly string[]): Values {
  const present = isMap(item) ? mapKeys.filter((it) => Object.hasOwn(item, it)).map((it) => [it, item[it]] as const) : [];
  return Object.fromEntries(present);
}

/** Where something stands for the second time; a third time is not told. */
function repeated(values: readonly unknown[]): readonly number[] {
  const times = new Map<string, number>();
  return values.flatMap((value, index) => {
    const key = canonical(value);
    const before = times.get(key) ?? 0;
    times.set(key, before + 1);
    return before === 1 ? [index] : [];
  });
}
