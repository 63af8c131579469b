import { execFileSync } from 'node:child_process';
import { createReadStream, mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import type { TestContext } from 'node:test';
import type { Catalog } from '../../../src/core/schema/types.js';
import type { EngineRequest } from '../../../src/node/engines/engine.js';
import { catalogFor } from '../../support/catalog.js';

/** The path of a fake program of test/fixtures/engines. */
export function fake(name: string): string {
  return resolve('test/fixtures/engines', name);
}

/** The path of a real tool, from the variable that the suite sets. */
export function realTool(variable: string): string {
  const path = process.env[variable];
  if (!path) throw new Error(`${variable} holds no path: run this through npm test.`);
  return path;
}

/** A folder with these files, which is gone after the test. */
export function folderWith(context: TestContext, files: Readonly<Record<string, string>> = {}): string {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'reactbin-test-')));
  context.after(() => rmSync(folder, { recursive: true, force: true }));
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  return folder;
}

interface RequestOptions {
  readonly root?: string;
  readonly catalog?: Catalog;
  readonly signal?: AbortSignal;
}

/** What an engine is asked about these texts; without a root they lie nowhere. */
export function requestFor(files: Readonly<Record<string, string>>, options: RequestOptions = {}): EngineRequest {
  return {
    root: options.root ?? tmpdir(),
    files: Object.entries(files).map(([path, text]) => ({ path, text })),
    catalog: options.catalog ?? catalogFor(),
    signal: options.signal ?? new AbortController().signal,
  };
}

/** A pipe that the fake program `hangs` writes to when it has started, and that ends when it and its child have. */
export function testPipe(context: TestContext): { readonly path: string; readonly started: Promise<void>; readonly ended: Promise<void> } {
  const path = join(folderWith(context), 'pipe');
  execFileSync('mkfifo', [path]);
  const stream = createReadStream(path);
  return {
    path,
    started: new Promise((done) => stream.once('data', () => done())),
    ended: new Promise((done) => stream.once('end', done)),
  };
}
