import { groups } from '../groups.js';
import type { WiringSettings } from './settings.js';

/** A folder by its steps from the root: `k8s/api` is `['k8s', 'api']`. */
export type Folder = readonly string[];

/**
 * Which folders know of one another. Two folders beside each other are apart when each holds its copy of at least half of what the
 * smaller one defines, as overlays and environments do: the copies are then no duplicates, and nothing of the one stands in for what is
 * missing in the other. A folder above, such as a base, belongs to all that lie below. Where the settings name roots, those alone count.
 */
export interface Worlds {
  readonly sees: (from: Folder, to: Folder) => boolean;
}

/** Where each resource is written: the folders of its copies. And how many resources lie in and below each folder, by its path. */
export interface Copies {
  readonly folders: Iterable<readonly Folder[]>;
  readonly sizes: ReadonlyMap<string, number>;
}

export function worldsOf({ folders, sizes }: Copies, { worlds: roots }: WiringSettings): Worlds {
  if (roots.length > 0) {
    return {
      sees(from, to) {
        const [a, b] = [rootOf(roots, from), rootOf(roots, to)];
        return a === undefined || b === undefined || a === b;
      },
    };
  }
  const apart = separated(folders, sizes);
  return {
    sees(from, to) {
      if (apart.size === 0) return true;
      const depth = commonDepth(from, to);
      const [a, b] = [from[depth], to[depth]];
      return a === undefined || b === undefined || !apart.get(pathOf(from, depth))?.has(pairOf(a, b));
    },
  };
}

/** How many steps two folders have in common. */
export function commonDepth(a: Folder, b: Folder): number {
  let depth = 0;
  while (depth < a.length && depth < b.length && a[depth] === b[depth]) depth += 1;
  return depth;
}

export function pathOf(folder: Folder, depth = folder.length): string {
  return folder.slice(0, depth).join('/');
}

/** The deepest of some roots that holds a folder; `*` stands for any one step. Undefined outside of all. */
function rootOf(roots: readonly Folder[], folder: Folder): string | undefined {
  const depths = roots.filter(
    (root) => root.length <= folder.length && root.every((step, index) => step === '*' || step === folder[index]),
  );
  const deepest = Math.max(...depths.map((it) => it.length));
  return depths.length === 0 ? undefined : pathOf(folder, deepest);
}

function pairOf(a: string, b: string): string {
  return a < b ? `${a}/${b}` : `${b}/${a}`;
}

/** So many copies are no accident, and comparing each with each would take too long: neighbours stand for all. */
const mostCompared = 30;

/** The pairs of folders that are apart, by the path of the folder that they lie in. */
function separated(copies: Iterable<readonly Folder[]>, sizes: ReadonlyMap<string, number>): ReadonlyMap<string, ReadonlySet<string>> {
  const shared = new Map<string, Map<string, number>>();
  for (const folders of copies) if (folders.length > 1) countShared(folders, 0, shared);
  const apart = new Map<string, Set<string>>();
  for (const [path, pairs] of shared) {
    const sizeOf = (step: string): number => sizes.get(path === '' ? step : `${path}/${step}`) ?? 0;
    for (const [pair, count] of pairs) {
      const [a = '', b = ''] = pair.split('/');
      if (count * 2 < Math.min(sizeOf(a), sizeOf(b))) continue;
      const known = apart.get(path) ?? new Set();
      apart.set(path, known.add(pair));
    }
  }
  return apart;
}

/** Counts one resource for each pair of neighbouring folders that both hold a copy of it. All folders are the same up to `depth`. */
function countShared(folders: readonly Folder[], depth: number, shared: Map<string, Map<string, number>>): void {
  const [first] = folders;
  if (!first) return;
  let same = depth;
  while (folders.every((it) => it.length > same && it[same] === first[same])) same += 1;
  const below = groups(folders, (it) => it[same]);
  const steps = [...below.keys()].filter((it) => it !== undefined);
  const pairs = shared.get(pathOf(first, same)) ?? new Map<string, number>();
  shared.set(pathOf(first, same), pairs);
  for (const [index, a] of steps.entries()) {
    for (const b of steps.slice(index + 1, steps.length > mostCompared ? index + 2 : undefined)) {
      pairs.set(pairOf(a, b), (pairs.get(pairOf(a, b)) ?? 0) + 1);
    }
  }
  for (const group of below.values()) if (group.length > 1 && group.length < folders.length) countShared(group, same, shared);
}
