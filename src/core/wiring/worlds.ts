import { groups } from '../groups.js';
import type { Settings } from '../settings/settings.js';

/** A file, or a folder, by its steps from the root: `k8s/api` is `['k8s', 'api']`. */
export type Steps = readonly string[];

/**
 * Which files know of one another. Two folders beside each other are apart when each holds its copy of at least half of what the smaller
 * one defines, as overlays and environments do: the copies are then no duplicates, and nothing of the one stands in for what is missing
 * in the other. So are two files of several resources, such as the ways to install something. A folder above, such as a base, belongs to
 * all that lies below. Where the settings name roots, those alone count.
 */
export interface Worlds {
  readonly sees: (from: Steps, to: Steps) => boolean;
}

/** Where each resource is written: the files of its copies. And how many resources lie in each file and folder, by its path. */
export interface Copies {
  readonly files: Iterable<readonly Steps[]>;
  readonly sizes: ReadonlyMap<string, number>;
}

export function worldsOf({ files, sizes }: Copies, { worlds: roots }: Settings): Worlds {
  if (roots.length > 0) {
    return {
      sees(from, to) {
        const [a, b] = [rootOf(roots, from), rootOf(roots, to)];
        return a === undefined || b === undefined || a === b;
      },
    };
  }
  const root = separated(files, sizes);
  return {
    sees(from, to) {
      let branch: Branch | undefined = root;
      for (let depth = 0; branch; depth += 1) {
        const [a, b] = [from[depth], to[depth]];
        if (a === undefined || b === undefined) return true;
        if (a !== b) return !branch.apart.get(a)?.has(b);
        branch = branch.below.get(a);
      }
      return true;
    },
  };
}

/** A folder with the neighbours in it that are apart, each way round, and the folders below it that have some. */
interface Branch {
  readonly apart: Map<string, Set<string>>;
  readonly below: Map<string, Branch>;
}

/** How many steps two paths have in common. */
export function commonDepth(a: Steps, b: Steps): number {
  let depth = 0;
  while (depth < a.length && depth < b.length && a[depth] === b[depth]) depth += 1;
  return depth;
}

export function pathOf(steps: Steps, depth = steps.length): string {
  return steps.slice(0, depth).join('/');
}

/** The deepest of some roots that holds a file; `*` stands for any one step. Undefined outside of all. */
function rootOf(roots: readonly Steps[], file: Steps): string | undefined {
  const depths = roots.filter((root) => root.length < file.length && root.every((step, index) => step === '*' || step === file[index]));
  const deepest = Math.max(...depths.map((it) => it.length));
  return depths.length === 0 ? undefined : pathOf(file, deepest);
}

function pairOf(a: string, b: string): string {
  return a < b ? `${a}/${b}` : `${b}/${a}`;
}

/** So many copies are no accident, and comparing each with each would take too long: neighbours stand for all. */
const mostCompared = 30;

/** Two files that share fewer resources than these hold duplicates. */
const leastShared = 3;

/** All neighbours that are apart, from the root down. */
function separated(copies: Iterable<readonly Steps[]>, sizes: ReadonlyMap<string, number>): Branch {
  const shared: Shared = { folders: new Map(), files: new Map() };
  for (const files of copies) if (files.length > 1) countShared(files, 0, shared);
  const root: Branch = { apart: new Map(), below: new Map() };
  for (const [kind, least] of [
    ['folders', 1],
    ['files', leastShared],
  ] as const) {
    for (const [path, pairs] of shared[kind]) {
      const sizeOf = (step: string): number => sizes.get(path === '' ? step : `${path}/${step}`) ?? 0;
      for (const [pair, count] of pairs) {
        const [a = '', b = ''] = pair.split('/');
        if (count >= least && count * 2 >= Math.min(sizeOf(a), sizeOf(b))) separate(root, path, a, b);
      }
    }
  }
  return root;
}

function separate(root: Branch, path: string, a: string, b: string): void {
  let branch = root;
  for (const step of path === '' ? [] : path.split('/')) {
    const next = branch.below.get(step) ?? { apart: new Map<string, Set<string>>(), below: new Map<string, Branch>() };
    branch.below.set(step, next);
    branch = next;
  }
  branch.apart.set(a, (branch.apart.get(a) ?? new Set()).add(b));
  branch.apart.set(b, (branch.apart.get(b) ?? new Set()).add(a));
}

/** How many resources two neighbours share: by the folder that they lie in, then by their names. */
interface Shared {
  readonly folders: Map<string, Map<string, number>>;
  readonly files: Map<string, Map<string, number>>;
}

/** Counts one resource for each two neighbours that hold a copy of it. All files are the same up to `depth`. */
function countShared(files: readonly Steps[], depth: number, shared: Shared): void {
  const [first] = files;
  if (!first) return;
  let same = depth;
  while (files.every((it) => it.length > same + 1 && it[same] === first[same])) same += 1;
  const below = groups(files, (it) => it[same] ?? '');
  const isFile = (step: string): boolean => below.get(step)?.every((it) => it.length === same + 1) ?? false;
  countPairs(
    shared.folders,
    pathOf(first, same),
    [...below.keys()].filter((it) => !isFile(it)),
  );
  countPairs(shared.files, pathOf(first, same), [...below.keys()].filter(isFile));
  for (const group of below.values()) if (group.length > 1 && group.length < files.length) countShared(group, same, shared);
}

function countPairs(shared: Map<string, Map<string, number>>, path: string, steps: readonly string[]): void {
  if (steps.length < 2) return;
  const pairs = shared.get(path) ?? new Map<string, number>();
  shared.set(path, pairs);
  for (const [index, a] of steps.entries()) {
    for (const b of steps.slice(index + 1, steps.length > mostCompared ? index + 2 : undefined)) {
      pairs.set(pairOf(a, b), (pairs.get(pairOf(a, b)) ?? 0) + 1);
    }
  }
}
