import assert from 'node:assert/strict';
import { symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { readInside } from '../../../src/node/readInside.js';
import { folderWith } from './support.js';

test('a file below the folder is read, also by way of a symlink within it, or to it', (context) => {
  const folder = folderWith(context, { 'api/Dockerfile.prod': '\uFEFFFROM scratch\r\n' });
  const root = join(folderWith(context), 'root');
  symlinkSync(folder, root);
  symlinkSync('api', join(folder, 'link'));
  for (const path of ['api/Dockerfile.prod', 'link/Dockerfile.prod']) {
    assert.equal(readInside(folder, path), '\uFEFFFROM scratch\r\n', path);
    assert.equal(readInside(root, path), '\uFEFFFROM scratch\r\n', path);
  }
});

test('what lies outside, or is no file, is not read', (context) => {
  const outside = folderWith(context, { 'secret.txt': 'hunter2' });
  const root = folderWith(context, { 'folder/file': '' });
  symlinkSync(outside, join(root, 'out'));
  symlinkSync(join(outside, 'secret.txt'), join(root, 'Makefile'));
  symlinkSync('loop', join(root, 'loop'));
  const paths = [
    'out/secret.txt',
    'Makefile',
    `../${outside.slice(outside.lastIndexOf('/') + 1)}/secret.txt`,
    'loop',
    'folder',
    'absent',
    'folder/file/x',
  ];
  for (const path of paths) assert.equal(readInside(root, path), undefined, path);
});
