import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { symlinkSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { findManifests } from '../../../src/node/manifests.js';
import { folderWith } from './support.js';

test('a folder gives its YAML files in order, without what is hidden or installed', async (context) => {
  const root = folderWith(context, {
    'k8s/b.yaml': 'b: 1\n',
    'k8s/a.yml': '\uFEFFa: 1\r\n',
    'k8s/notes.md': '',
    '.github/workflow.yaml': '',
    '.yamllint.yml': '',
    'node_modules/x/x.yaml': '',
    'deep/er/c.yaml': '',
  });
  const files = [
    { path: 'deep/er/c.yaml', text: '' },
    { path: 'k8s/a.yml', text: '\uFEFFa: 1\r\n' },
    { path: 'k8s/b.yaml', text: 'b: 1\n' },
  ];
  assert.deepEqual(await findManifests(root, ['.', 'k8s']), { files, problems: [] });
});

test('what is named itself is read, whatever its name', async (context) => {
  const root = folderWith(context, { '.hidden/x.txt': 'a: 1\n' });
  const { files } = await findManifests(root, ['.hidden/x.txt', join(root, '.hidden')]);
  assert.deepEqual(files, [{ path: '.hidden/x.txt', text: 'a: 1\n' }]);
});

test('strange names are names like others', async (context) => {
  const names = ['-f.yaml', 'a b.yaml', 'line\nbreak.yaml', '"quotes"\'.yaml', '[0]:1:2.yaml', '$(touch x).yaml', 'ünï.yaml'];
  const root = folderWith(context, Object.fromEntries(names.map((it) => [it, ''])));
  const { files, problems } = await findManifests(root, ['.']);
  assert.deepEqual(
    files.map((it) => it.path),
    names.toSorted(),
  );
  assert.deepEqual(problems, []);
});

test('no symlink leads out of the folder', async (context) => {
  const outside = folderWith(context, { 'secret.yaml': 'password: x\n', 'folder/secret.yaml': '' });
  const root = folderWith(context, { 'inside.yaml': 'a: 1\n' });
  symlinkSync(join(outside, 'secret.yaml'), join(root, 'out.yaml'));
  symlinkSync(join(outside, 'folder'), join(root, 'folder'));
  symlinkSync('inside.yaml', join(root, 'in.yaml'));
  symlinkSync('.', join(root, 'loop'));
  symlinkSync('nowhere', join(root, 'nowhere.yaml'));
  const { files, problems } = await findManifests(root, ['.', 'folder', 'folder/secret.yaml', outside]);
  assert.deepEqual(
    files.map((it) => it.path),
    ['in.yaml', 'inside.yaml'],
  );
  const outsideOf = `It lies outside of ${root}.`;
  assert.deepEqual(
    problems.map(({ path, message }) => [path.replace(/^\.\.\/.*/, '..'), message]),
    [
      ['..', outsideOf],
      ['folder', outsideOf],
      ['folder/secret.yaml', outsideOf],
      ['nowhere.yaml', 'There is no such file or folder.'],
      ['out.yaml', 'It is a symlink that leads out of the folder.'],
    ],
  );
});

test('what cannot be read is a problem of its path', async (context) => {
  const root = folderWith(context, { 'good.yaml': '', 'huge.yaml': '' });
  truncateSync(join(root, 'huge.yaml'), 11 * 1024 * 1024);
  writeFileSync(join(root, 'latin1.yaml'), Buffer.from([0x61, 0x3a, 0x20, 0xe9]));
  execFileSync('mkfifo', [join(root, 'pipe.yaml')]);
  const { files, problems } = await findManifests(root, ['.', 'absent', 'pipe.yaml']);
  assert.deepEqual(
    files.map((it) => it.path),
    ['good.yaml'],
  );
  assert.deepEqual(problems, [
    { path: 'absent', message: 'There is no such file or folder.' },
    { path: 'huge.yaml', message: 'It is larger than 10 MB.' },
    { path: 'latin1.yaml', message: 'It is not UTF-8 text.' },
    { path: 'pipe.yaml', message: 'It is not a regular file.' },
  ]);
});

test('a root that is not there is a problem too', async () => {
  assert.deepEqual(await findManifests('/no/such/root', ['.']), {
    files: [],
    problems: [{ path: '.', message: 'There is no such file or folder.' }],
  });
});

test('a search that is stopped gives what it has', async (context) => {
  const root = folderWith(context, { 'a.yaml': '' });
  assert.deepEqual(await findManifests(root, ['.'], AbortSignal.abort()), { files: [], problems: [] });
});
