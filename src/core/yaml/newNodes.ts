import { withMerged } from './aliases.js';
import type { Entry, ListNode, MapNode, Node, ScalarNode } from './nodes.js';

/** A map whose entries are still being read. */
export interface OpenMap {
  readonly start: number;
  readonly flow: boolean;
  readonly entries: Entry[];
  /** What merge keys bring. */
  readonly merged: Entry[];
}

export function openMap(start: number, flow: boolean): OpenMap {
  return { start, flow, entries: [], merged: [] };
}

/** Ends with its last entry, or where it starts, when nothing closes it. */
export function closeMap({ start, flow, entries, merged }: OpenMap, end = entries.at(-1)?.end ?? start): MapNode {
  return { is: 'map', flow, start, end, entries: merged.length > 0 ? withMerged(entries, merged) : entries };
}

/** Ends with its last item, or where it starts, when nothing closes it. */
export function list(start: number, items: Node[], flow: boolean, end = items.at(-1)?.end ?? start): ListNode {
  return { is: 'list', flow, start, end, items };
}

/** What stands where nothing is written. */
export function empty(start: number, end = start): ScalarNode {
  return { is: 'scalar', start, end, value: null, style: 'plain' };
}
