import { readManifest } from '../manifest.js';
import type { Severity } from '../problem.js';
import { fieldOf, itemsOf, mapsOf, textOf } from '../wiring/fields.js';
import type { Steps } from '../wiring/worlds.js';
import type { MapNode } from '../yaml/nodes.js';

/** The file at the root of a workspace that says what its manifests are for, and how they are checked. */
export const settingsFile = '.reactbin.yaml';

/** What that file says. */
export interface Settings {
  /** What a rule weighs here, by its id. */
  readonly rules: ReadonlyMap<string, Level>;
  /** Whose constitution the manifests keep. */
  readonly profile?: 'reactbin';
  /** What they run on. */
  readonly cluster?: 'k3s';
  /** The folders that each are a world of their own; where there are none, the copies that folders hold tell. */
  readonly worlds: readonly Steps[];
  /** What others put into the cluster. */
  readonly provided: readonly Provided[];
  /** The whole text of the file, for what adds to it. */
  readonly text: string;
}

/** How much a finding weighs, or that it is not told. */
export type Level = Severity | 'off';

/** A resource that is there though no file defines it. */
export interface Provided {
  /** As people write it: `ClusterIssuer`. */
  readonly kind: string;
  readonly name: string;
  /** Any, where it is absent. */
  readonly namespace?: string;
}

export const noSettings: Settings = { rules: new Map(), worlds: [], provided: [], text: '' };

/** Reads the file. What is not as it should be counts as absent. */
export function readSettings(text: string): Settings {
  const root = readManifest(text).documents[0]?.document.root;
  if (root?.is !== 'map') return { ...noSettings, text };
  return {
    text,
    rules: rulesOf(root),
    ...(textOf(fieldOf(root, 'profile')) === 'reactbin' && { profile: 'reactbin' }),
    ...(textOf(fieldOf(root, 'cluster')) === 'k3s' && { cluster: 'k3s' }),
    worlds: itemsOf(fieldOf(root, 'wiring.worlds')).flatMap((it) => {
      const folder = textOf(it);
      return folder === undefined ? [] : [folder.split('/').filter((step) => step !== '' && step !== '.')];
    }),
    provided: mapsOf(fieldOf(root, 'wiring.provided')).flatMap((it) => {
      const [kind, name, namespace] = ['kind', 'name', 'namespace'].map((field) => textOf(fieldOf(it, field)));
      return kind !== undefined && name !== undefined ? [{ kind, name, ...(namespace && { namespace }) }] : [];
    }),
  };
}

function rulesOf(root: MapNode): Settings['rules'] {
  const rules = fieldOf(root, 'rules');
  if (rules?.is !== 'map') return new Map();
  return new Map(
    rules.entries.flatMap(({ key, value }): [string, Level][] => {
      const level = value.is === 'scalar' ? levels.get(value.value) : undefined;
      return level ? [[String(key.value), level]] : [];
    }),
  );
}

/** As YAML reads them: a bare `off` is false. */
const levels: ReadonlyMap<unknown, Level> = new Map<unknown, Level>([
  [false, 'off'],
  ['off', 'off'],
  ['error', 'error'],
  ['warning', 'warning'],
  ['info', 'info'],
  ['hint', 'hint'],
]);
