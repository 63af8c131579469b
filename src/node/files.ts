import { isUtf8 } from 'node:buffer';
import { randomUUID } from 'node:crypto';
import type { Stats } from 'node:fs';
import { lstat, mkdir, mkdtemp, open, readFile, rename, rm, rmdir, unlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import type { Change } from '../core/scaffold/plan.js';
import { isInside } from './inside.js';

export type WriteResult = { readonly written: readonly string[] } | { readonly problem: string };

/**
 * Writes changes below `root`, all of them or none: after the first that fails, those before it are taken back. A file is only
 * created where nothing stands, and only replaced while its text is still `before`; a `conflict` is replaced too, so leave out
 * the ones to keep. Nothing is written outside the root or through a symlink. Texts are written as they are, byte order mark
 * and line endings included.
 */
export async function writeChanges(root: string, changes: readonly Change[]): Promise<WriteResult> {
  const undo: Undo[] = [];
  const written: string[] = [];
  for (const change of changes.filter(({ kind }) => kind !== 'unchanged')) {
    const problem = await attempt(change.path, () => writeChange(resolve(root), change, undo));
    if (problem) return { problem: [problem, ...(await takeBack(undo))].join(' ') };
    written.push(change.path);
  }
  return { written };
}

/** One step back, and what it is about. */
interface Undo {
  readonly path: string;
  readonly run: () => Promise<unknown>;
}

/** Gives what stands in the way, or nothing. */
async function writeChange(root: string, { path, kind, before = '', after }: Change, undo: Undo[]): Promise<string | undefined> {
  const target = resolve(root, path);
  if (!isInside(root, target) || target === root) return `${path} lies outside of ${root}.`;
  const blocked = await makeFolder(root, dirname(target), undo);
  if (blocked) return `${path} cannot be written: ${blocked} is a symlink or no folder.`;
  const there = await statsOf(target);
  if (kind === 'create') {
    if (there) return `${path} is there already.`;
    const file = await open(target, 'wx');
    // From here on the file is ours, also when there is no room for its text.
    undo.push({ path, run: () => unlink(target) });
    await file.writeFile(after).finally(() => file.close());
    return undefined;
  }
  if (!there?.isFile()) return `${path} is no regular file any more.`;
  const bytes = await readFile(target);
  if (!isUtf8(bytes)) return `${path} is not UTF-8 text, so it cannot be changed.`;
  if (!Buffer.from(before).equals(bytes)) return `${path} has changed meanwhile.`;
  await replace(target, after, there.mode);
  undo.push({ path, run: () => replace(target, before, there.mode) });
  return undefined;
}

/** Makes a folder and those above it, down from the root. Gives the first that is there and is no real folder. */
async function makeFolder(root: string, folder: string, undo: Undo[]): Promise<string | undefined> {
  if (folder !== root) {
    const blocked = await makeFolder(root, dirname(folder), undo);
    if (blocked) return blocked;
    const there = await statsOf(folder);
    if (there) return there.isDirectory() ? undefined : folder;
  }
  // The root itself may be reached through symlinks: it is what the person chose.
  const first = await mkdir(folder, { recursive: true });
  const made: string[] = [];
  for (let next = folder; first && isInside(first, next); next = dirname(next)) made.unshift(next);
  undo.push(...made.map((it) => ({ path: it, run: () => rmdir(it) })));
  return undefined;
}

/** Readers see the old text or the new one, never a part of it. */
async function replace(target: string, text: string, mode: number): Promise<void> {
  const temporary = join(dirname(target), `.${randomUUID()}.tmp`);
  try {
    await writeFile(temporary, text, { flag: 'wx', mode });
    await rename(temporary, target);
  } catch (error) {
    await rm(temporary, { force: true });
    throw error;
  }
}

/** Gives what could not be taken back. */
async function takeBack(undo: readonly Undo[]): Promise<readonly string[]> {
  const left: string[] = [];
  for (const { path, run } of undo.toReversed()) {
    const problem = await attempt(path, async () => void (await run()));
    if (problem) left.push(`It could not be undone: ${problem}`);
  }
  return left;
}

/** What the system refuses (no space, no permission) is a problem to tell, not a bug. */
async function attempt(path: string, act: () => Promise<string | undefined>): Promise<string | undefined> {
  try {
    return await act();
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === undefined) throw error;
    return `${path} cannot be written (${code}).`;
  }
}

async function statsOf(path: string): Promise<Stats | undefined> {
  try {
    return await lstat(path);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}

export interface TemporaryFolder {
  readonly path: string;
  readonly remove: () => Promise<void>;
}

/** A folder of our own for a tool to work on, with the files given by relative path. Nobody else may read it. */
export async function temporaryFolder(files: ReadonlyMap<string, string>): Promise<TemporaryFolder> {
  const path = await mkdtemp(join(tmpdir(), 'reactbin-'));
  const remove = (): Promise<void> => rm(path, { recursive: true, force: true, maxRetries: 3 });
  try {
    for (const folder of new Set([...files.keys()].map((it) => dirname(it)))) await mkdir(join(path, folder), { recursive: true });
    for (const [name, text] of files) await writeFile(join(path, name), text, { mode: 0o600 });
    return { path, remove };
  } catch (error) {
    await remove();
    throw error;
  }
}
