import { access, constants, realpath, stat } from 'node:fs/promises';
import { delimiter, isAbsolute, join } from 'node:path';
import { isInside } from './inside.js';

/**
 * The absolute path of a program on PATH; undefined when there is none. Entries that are relative, or that lie inside `root`,
 * do not count: a folder that someone opens may hold a program named `kubectl`. On Windows only an .exe counts, since
 * anything else would need a shell.
 */
export async function findOnPath(name: string, root: string, path = process.env['PATH'] ?? ''): Promise<string | undefined> {
  const file = process.platform === 'win32' ? `${name}.exe` : name;
  const hostile = await resolved(root);
  for (const entry of path.split(delimiter)) {
    if (!isAbsolute(entry) || isInside(hostile, await resolved(entry))) continue;
    const candidate = join(entry, file);
    if (await isExecutable(candidate)) return candidate;
  }
  return undefined;
}

/** Whether a path leads to a file that may be executed. */
export async function isExecutable(path: string): Promise<boolean> {
  try {
    await access(path, constants.X_OK);
    return (await stat(path)).isFile();
  } catch {
    return false;
  }
}

async function resolved(path: string): Promise<string> {
  try {
    return await realpath(path);
  } catch {
    return path;
  }
}
