import { readFileSync, statSync } from 'node:fs';
import { homedir } from 'node:os';
import { dirname, join, parse, relative, resolve } from 'node:path';
import { readConfig, type Config, type ConfigProblem } from '../core/lint/config.js';
import { configNames, ownConfig } from '../core/lint/configFiles.js';
import { isInside } from './inside.js';
import { readInside } from './readInside.js';

/** Where yamllint looks for its configuration. */
export interface LintSurroundings {
  /** Absolute. Paths in a configuration are relative to it, wherever the configuration lies. */
  readonly cwd: string;
  readonly home: string;
  readonly env: NodeJS.ProcessEnv;
  /** The text of a file; undefined where there is none. */
  readonly read: (path: string) => string | undefined;
}

/**
 * Where yamllint looks when it is run in a folder. While the folder is not trusted nothing is read that lies outside of it, not even
 * the person's own configuration. `openText` wins over what is on disk.
 */
export function lintSurroundings(folder: string, trusted: boolean, openText: LintSurroundings['read'] = () => undefined): LintSurroundings {
  const onDisk = trusted
    ? readTextFile
    : (path: string) => (isInside(folder, path) ? readInside(folder, relative(folder, path)) : undefined);
  return { cwd: folder, home: homedir(), env: process.env, read: (path) => openText(path) ?? onDisk(path) };
}

/** The configuration that yamllint 1.38.0 would find: its own `default` where nobody wrote one. */
export function findLintConfig(surroundings: LintSurroundings): Config | ConfigProblem {
  return lintConfig(findLintConfigFile(surroundings)?.text ?? 'extends: default', surroundings);
}

/** The file that it would take its configuration from; undefined where nobody wrote one. */
export function findLintConfigFile(surroundings: LintSurroundings): { readonly path: string; readonly text: string } | undefined {
  for (const path of candidates(surroundings)) {
    const text = surroundings.read(path);
    if (text !== undefined) return { path, text };
  }
  return undefined;
}

/** The configuration of a text. */
export function lintConfig(text: string, { cwd, read }: Pick<LintSurroundings, 'cwd' | 'read'>): Config | ConfigProblem {
  return readConfig(text, { read: (path) => read(resolve(cwd, path)), lineBreak: process.platform === 'win32' ? '\r\n' : '\n' });
}

/** In the folder and in those above it, up to the person's home; then what the environment names; then the person's own. */
function candidates({ cwd, home, env }: LintSurroundings): readonly string[] {
  const folders = [cwd];
  for (let folder = cwd; folder !== home && folder !== parse(folder).root;) folders.push((folder = dirname(folder)));
  const named = env['YAMLLINT_CONFIG_FILE'];
  const settings = env['XDG_CONFIG_HOME'] ?? join(home, '.config');
  return [
    ...folders.flatMap((folder) => configNames.map((name) => join(folder, name))),
    ...(named ? [resolve(cwd, named)] : []),
    join(settings, ownConfig),
  ];
}

/** The text of a file of this machine; undefined where there is none that can be read. */
export function readTextFile(path: string): string | undefined {
  try {
    return statSync(path).isFile() ? readFileSync(path, 'utf8') : undefined;
  } catch {
    return undefined;
  }
}
