import { parsePath } from '../../yaml/path.js';
import { accessKinds, accessTypes } from './access.js';
import { certManagerKinds, certManagerTypes } from './certManager.js';
import { networkingKinds, networkingTypes } from './networking.js';
import { podTypes } from './pods.js';
import type { KindName, Rule, TypeTable } from './rule.js';
import { storageKinds, storageTypes } from './storage.js';
import { vaultKinds, vaultTypes } from './vault.js';
import { workloadKinds, workloadTypes } from './workloads.js';

/** The fields of each kind, from the root of the resource. */
export const kindTables: Readonly<Record<KindName, TypeTable>> = {
  ...workloadKinds,
  ...storageKinds,
  ...networkingKinds,
  ...accessKinds,
  ...vaultKinds,
  ...certManagerKinds,
};

/** The fields of the types that kinds and other types name. */
export const typeTables: Readonly<Record<string, TypeTable>> = {
  ...podTypes,
  ...workloadTypes,
  ...storageTypes,
  ...networkingTypes,
  ...accessTypes,
  ...vaultTypes,
  ...certManagerTypes,
};

/** A type as a walk along a tree reads it: the next step by its key, and what is known of the value that is reached. */
export interface Step {
  readonly next: Map<string, Step>;
  readonly rules: Rule[];
  /** Names in `typeTables`. */
  readonly types: string[];
}

const kinds = new Map(Object.entries(kindTables).map(([name, table]) => [name, stepsOf(table)]));
const types = new Map(Object.entries(typeTables).map(([name, table]) => [name, stepsOf(table)]));

/** The fields of a kind that refer to something; undefined for a kind of which no field is known to. */
export function stepsOfKind(kind: KindName): Step | undefined {
  return kinds.get(kind);
}

export function stepsOfType(type: string): Step | undefined {
  return types.get(type);
}

function stepsOf(table: TypeTable): Step {
  const root: Step = { next: new Map(), rules: [], types: [] };
  for (const [path, what] of Object.entries(table)) {
    let step = root;
    for (const key of parsePath(path)) {
      const next = step.next.get(String(key)) ?? { next: new Map(), rules: [], types: [] };
      step.next.set(String(key), next);
      step = next;
    }
    if (typeof what === 'string') step.types.push(what);
    else step.rules.push(what);
  }
  return root;
}
