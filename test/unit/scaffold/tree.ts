import { mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** Texts by their path relative to a folder, with forward slashes, in the order of the paths. */
export type Tree = ReadonlyMap<string, string>;

export const fixtures = join(process.cwd(), 'test/fixtures/scaffold');

/** Expectations are written instead of compared: never where nobody would look at the difference. */
export const updating = process.env['UPDATE_FIXTURES'] === '1';
if (updating && process.env['CI']) throw new Error('UPDATE_FIXTURES is for a person at work, not for CI.');

export function readTree(folder: string): Tree {
  const paths = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((path) => statSync(join(folder, path)).isFile());
  return new Map(paths.map((path): [string, string] => [path.replaceAll('\\', '/'), readFileSync(join(folder, path), 'utf8')]).sort());
}

export function writeTree(folder: string, tree: Tree): void {
  for (const [path, text] of tree) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
}
