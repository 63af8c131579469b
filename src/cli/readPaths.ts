import { existsSync, realpathSync, statSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { isInside } from '../node/inside.js';
import { findManifests, textOf, type FoundManifests } from '../node/manifests.js';

/**
 * The manifests under some paths, or else the current folder, and the folder that they are named from: the current one, if it holds them
 * all. `-` is standard input.
 */
export async function readPaths(given: readonly string[]): Promise<FoundManifests & { readonly root: string }> {
  const paths = given.length > 0 ? given : ['.'];
  const named = paths.filter((it) => it !== '-').map((it) => resolve(it));
  const root = named.every((it) => isInside(process.cwd(), it)) ? process.cwd() : commonFolder(named);
  const { files, problems } = await findManifests(root, named);
  if (!paths.includes('-')) return { root, files, problems };
  const input = textOf(await buffer(process.stdin));
  if ('problem' in input) return { root, files, problems: [{ path: '-', message: input.problem }, ...problems] };
  return { root, files: [{ path: '-', text: input.text }, ...files], problems };
}

function commonFolder(paths: readonly string[]): string {
  const folders = paths.map((it) => (existsSync(it) && statSync(it).isDirectory() ? realpathSync(it) : dirname(it)));
  return folders.reduce((common, folder) => {
    let above = common;
    // Of two drives there is none: what lies on the second is then outside.
    while (!isInside(above, folder) && above !== dirname(above)) above = dirname(above);
    return above;
  });
}
