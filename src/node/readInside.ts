import { readFileSync, realpathSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { isInside } from './inside.js';

/** The text of a file below a folder; undefined when it is not there, is no file, or lies outside by way of a symlink. */
export function readInside(root: string, path: string): string | undefined {
  try {
    const real = realpathSync(join(root, path));
    return isInside(realpathSync(root), real) && statSync(real).isFile() ? readFileSync(real, 'utf8') : undefined;
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT' || code === 'ENOTDIR' || code === 'ELOOP') return undefined;
    throw error;
  }
}
