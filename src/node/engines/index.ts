import { findOnPath } from '../findOnPath.js';
import type { Engine } from './engine.js';
import { kubectl, kubectlCommand, type KubectlOptions } from './kubectl.js';
import { schemaCheck } from './schemaCheck.js';
import { wiringCheck } from './wiringCheck.js';
import { embeddedYamllint, findYamllint, yamllint, yamllintCommand } from './yamllint.js';

export type KubectlMode = KubectlOptions['mode'] | 'off';

/** `auto` is the real one where there is one, `embedded` our own engine. */
export type YamllintMode = 'auto' | 'embedded' | 'off';

export interface EngineOptions {
  readonly kubectl: { readonly mode: KubectlMode } & Omit<KubectlOptions, 'mode'>;
  readonly yamllint: { readonly mode: YamllintMode; readonly path?: string };
  /** Without it nothing is spawned at all: only our own engines run. */
  readonly trusted: boolean;
}

/** What Validate runs, tools first: they work in processes of their own while our own checks work in ours. */
export function enginesFor({ kubectl: { mode, ...where }, yamllint: lint, trusted }: EngineOptions): readonly Engine[] {
  const own = lint.mode === 'embedded' || !trusted;
  return [
    ...(lint.mode === 'off' ? [] : [own ? embeddedYamllint(trusted) : yamllint({ ...lint, trusted })]),
    ...(mode === 'off' || !trusted ? [] : [kubectl({ ...where, mode })]),
    schemaCheck,
    wiringCheck,
  ];
}

/** The commands that those engines would run, before anything runs. Tools that are not found are left out. */
export async function plannedCommands(
  { kubectl: { mode, ...where }, yamllint: lint, trusted }: EngineOptions,
  root: string,
): Promise<readonly (readonly string[])[]> {
  if (!trusted) return [];
  const kubectlPath = mode === 'off' ? undefined : (where.path ?? (await findOnPath('kubectl', root)));
  const yamllintPath = lint.mode !== 'auto' ? undefined : (lint.path ?? (await findYamllint(root, trusted)));
  return [
    ...(mode === 'off' || kubectlPath === undefined ? [] : [kubectlCommand({ ...where, mode, path: kubectlPath })]),
    ...(yamllintPath === undefined ? [] : [yamllintCommand(yamllintPath)]),
  ];
}
