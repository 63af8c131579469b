import { readdir, realpath } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { run, type RunOptions } from '../process.js';

/** The version of a yamllint; undefined when it cannot be learnt. */
export async function yamllintVersion(command: string, settings: RunOptions): Promise<string | undefined> {
  return (await installedVersion(command)) ?? (await askedVersion(command, settings));
}

/** From the name of the package's folder beside the program: starting Python to ask costs as much as linting a small tree. */
async function installedVersion(command: string): Promise<string | undefined> {
  const library = join(dirname(await realpath(command).catch(() => command)), '../lib');
  const found = await glob(library, [/^python3/, /^(site|dist)-packages$/, /^yamllint-[\d.]+\.(dist|egg)-info$/]);
  return /yamllint-([\d.]+)\.(?:dist|egg)-info$/.exec(found ?? '')?.[1];
}

/** The first path below a folder whose parts match the patterns, one for each level. */
async function glob(folder: string, [pattern, ...rest]: readonly RegExp[]): Promise<string | undefined> {
  if (!pattern) return folder;
  const names = await readdir(folder).catch(() => []);
  for (const name of names.filter((it) => pattern.test(it))) {
    const found = await glob(join(folder, name), rest);
    if (found !== undefined) return found;
  }
  return undefined;
}

async function askedVersion(command: string, settings: RunOptions): Promise<string | undefined> {
  const outcome = await run(command, ['--version'], settings);
  return outcome.status === 'exited' ? /^yamllint ([\d.]+)\s*$/.exec(outcome.stdout)?.[1] : undefined;
}
