import { opendirSync, statSync } from 'node:fs';

/**
 * The files to lint under a path, named as yamllint names them: the path itself, or what a folder holds under names that are taken,
 * in the order of the file system, files before folders. Undefined where there is nothing.
 */
export function walk(path: string, takes: (name: string) => boolean): readonly string[] | undefined {
  const stats = statSync(path, { throwIfNoEntry: false });
  if (!stats) return undefined;
  return stats.isDirectory() ? walkFolder(path, takes) : [path];
}

function walkFolder(folder: string, takes: (name: string) => boolean): readonly string[] {
  const files: string[] = [];
  const folders: string[] = [];
  const directory = opendirSync(folder);
  for (let entry = directory.readSync(); entry; entry = directory.readSync()) {
    const path = folder.endsWith('/') ? `${folder}${entry.name}` : `${folder}/${entry.name}`;
    if (entry.isDirectory()) folders.push(path);
    // A symlink to a folder is not followed; one to a file is read.
    else if (!statSync(path, { throwIfNoEntry: false })?.isDirectory() && takes(entry.name)) files.push(path);
  }
  directory.closeSync();
  return [...files, ...folders.flatMap((it) => walkFolder(it, takes))];
}

/** The text of a file in UTF-8 or UTF-16, with or without a byte order mark, which is taken off. */
export function decode(bytes: Buffer): string {
  const encoding = bytes[0] === 0xff && bytes[1] === 0xfe ? 'utf-16le' : bytes[0] === 0xfe && bytes[1] === 0xff ? 'utf-16be' : 'utf-8';
  return new TextDecoder(encoding).decode(bytes);
}
