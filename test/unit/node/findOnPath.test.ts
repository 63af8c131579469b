import assert from 'node:assert/strict';
import { chmodSync, mkdirSync, symlinkSync } from 'node:fs';
import { delimiter, join, relative } from 'node:path';
import { test, type TestContext } from 'node:test';
import { findOnPath } from '../../../src/node/findOnPath.js';
import { folderWith } from './support.js';

/** A folder that holds an executable file named `kubectl` in its folder `bin`. */
function folderWithTool(context: TestContext): { readonly folder: string; readonly bin: string; readonly tool: string } {
  const folder = folderWith(context, { 'bin/kubectl': '#!/bin/sh\n' });
  const bin = join(folder, 'bin');
  chmodSync(join(bin, 'kubectl'), 0o755);
  return { folder, bin, tool: join(bin, 'kubectl') };
}

test('the first entry with the program counts', async (context) => {
  const [first, second] = [folderWithTool(context), folderWithTool(context)];
  const path = [folderWith(context), first.bin, second.bin].join(delimiter);
  assert.equal(await findOnPath('kubectl', folderWith(context), path), first.tool);
});

test('a folder or a file without permission is no program', async (context) => {
  const [folder, plain, good] = [folderWith(context), folderWith(context, { kubectl: '#!/bin/sh\n' }), folderWithTool(context)];
  mkdirSync(join(folder, 'kubectl'));
  assert.equal(await findOnPath('kubectl', folderWith(context), [folder, plain, good.bin].join(delimiter)), good.tool);
});

test('a relative entry does not count, wherever it leads', async (context) => {
  const { bin } = folderWithTool(context);
  assert.equal(await findOnPath('kubectl', folderWith(context), relative(process.cwd(), bin)), undefined);
});

test('a program of the workspace does not count, whichever way PATH leads to it', async (context) => {
  const { folder, bin } = folderWithTool(context);
  const elsewhere = folderWith(context);
  symlinkSync(bin, join(elsewhere, 'link'));
  const entries = [bin, join(bin, '..', 'bin'), join(elsewhere, 'link')];
  assert.equal(await findOnPath('kubectl', folder, entries.join(delimiter)), undefined);
});
