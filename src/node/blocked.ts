import { lstatSync, type Stats } from 'node:fs';
import { join } from 'node:path';

/**
 * What stands in the way of writing a file below a folder: the first part of its path that is a symlink or is neither folder
 * nor file where it has to be, relative to the folder. Undefined when the way is free. The folder itself may be a symlink: it
 * is what the person chose.
 */
export function blockedBy(root: string, path: string): string | undefined {
  const parts = path.split('/').filter((part) => part !== '.' && part !== '');
  return parts
    .map((_, index) => parts.slice(0, index + 1).join('/'))
    .find((part) => {
      const stats = statsOf(join(root, part));
      return stats && !(part === parts.join('/') ? stats.isFile() : stats.isDirectory());
    });
}

function statsOf(path: string): Stats | undefined {
  try {
    return lstatSync(path);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT' || code === 'ENOTDIR') return undefined;
    throw error;
  }
}
