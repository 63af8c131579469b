import { isUtf8 } from 'node:buffer';
import { constants, type Dirent } from 'node:fs';
import { lstat, open, readdir, realpath } from 'node:fs/promises';
import { join, relative, resolve, sep } from 'node:path';
import type { ManifestFile } from './engines/engine.js';
import { isInside } from './inside.js';

/** What lies under some paths. Both lists are in the order of the paths. */
export interface FoundManifests {
  readonly files: readonly ManifestFile[];
  readonly problems: readonly FileProblem[];
}

/** Why a file or folder was left out. */
export interface FileProblem {
  /** Relative to the root, with forward slashes. */
  readonly path: string;
  /** One sentence, without the path. */
  readonly message: string;
}

/** No honest manifest is larger: etcd refuses objects beyond 1.5 MB. */
const mostBytes = 10 * 1024 * 1024;

/**
 * Reads the manifests under `paths`, which are files or folders, relative to `root` or absolute. In a folder these are the
 * files named .yaml or .yml; what is hidden and `node_modules` are left out, and symlinks to folders are not followed, as
 * kubectl and yamllint do not. What is named itself is read whatever its name. Nothing outside the root is read, whichever
 * way a symlink leads. Stops early when the signal is given.
 */
export async function findManifests(root: string, paths: readonly string[], signal?: AbortSignal): Promise<FoundManifests> {
  const search: Search = { root, realRoot: await realpath(root).catch(() => root), files: new Map(), problems: new Map(), signal };
  for (const path of paths) await visitNamed(search, resolve(root, path));
  return {
    files: [...search.files].toSorted(byPath).map(([path, text]) => ({ path, text })),
    problems: [...search.problems].toSorted(byPath).map(([path, message]) => ({ path, message })),
  };
}

interface Search {
  readonly root: string;
  readonly realRoot: string;
  readonly files: Map<string, string>;
  readonly problems: Map<string, string>;
  readonly signal: AbortSignal | undefined;
}

/** A relative path as every host shows it. */
function shown({ root }: Search, path: string): string {
  return relative(root, path).split(sep).join('/') || '.';
}

async function visitNamed(search: Search, path: string): Promise<void> {
  await reporting(search, path, async () => {
    const real = await realpath(path);
    if (!isInside(search.realRoot, real)) search.problems.set(shown(search, path), `It lies outside of ${search.root}.`);
    else if ((await lstat(real)).isDirectory()) await visitFolder(search, path);
    else await visitFile(search, path, real);
  });
}

async function visitFolder(search: Search, folder: string): Promise<void> {
  await reporting(search, folder, async () => {
    for (const entry of await readdir(folder, { withFileTypes: true })) {
      if (search.signal?.aborted) return;
      if (!isLeftOut(entry)) await visitEntry(search, join(folder, entry.name), entry);
    }
  });
}

function isLeftOut({ name }: Dirent): boolean {
  return name.startsWith('.') || name === 'node_modules';
}

async function visitEntry(search: Search, path: string, entry: Dirent): Promise<void> {
  if (entry.isDirectory()) return visitFolder(search, path);
  if (!/\.ya?ml$/.test(entry.name)) return;
  if (entry.isFile()) return visitFile(search, path, path);
  if (!entry.isSymbolicLink()) return;
  await reporting(search, path, async () => {
    const real = await realpath(path);
    if (!isInside(search.realRoot, real)) search.problems.set(shown(search, path), 'It is a symlink that leads out of the folder.');
    else if (!(await lstat(real)).isDirectory()) await visitFile(search, path, real);
  });
}

/** Reads the file `real`, which holds no symlink any more, under the name `path`. */
async function visitFile(search: Search, path: string, real: string): Promise<void> {
  await reporting(search, path, async () => {
    const result = await readText(real);
    if ('text' in result) search.files.set(shown(search, path), result.text);
    else search.problems.set(shown(search, path), result.problem);
  });
}

type Text = { readonly text: string } | { readonly problem: string };

/** The text of a manifest, byte order mark included; a problem where it is not UTF-8. */
export function textOf(bytes: Buffer): Text {
  return isUtf8(bytes) ? { text: bytes.toString() } : { problem: 'It is not UTF-8 text.' };
}

async function readText(path: string): Promise<Text> {
  // A file may have become a symlink or a pipe since it was looked at: the one is refused, the other does not block.
  const file = await open(path, constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK);
  try {
    const stats = await file.stat();
    if (!stats.isFile()) return { problem: 'It is not a regular file.' };
    if (stats.size > mostBytes) return { problem: `It is larger than ${mostBytes / 1024 / 1024} MB.` };
    return textOf(await file.readFile());
  } finally {
    await file.close();
  }
}

const reasons: Readonly<Record<string, string>> = {
  ENOENT: 'There is no such file or folder.',
  EACCES: 'You may not read it.',
  ELOOP: 'It is a symlink that leads nowhere.',
};

/** Reading fails for reasons that are the folder's, not ours: they become a problem of the path. */
async function reporting(search: Search, path: string, read: () => Promise<void>): Promise<void> {
  try {
    await read();
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === undefined) throw error;
    search.problems.set(shown(search, path), reasons[code] ?? `It cannot be read (${code}).`);
  }
}

function byPath([a]: readonly [string, string], [b]: readonly [string, string]): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
