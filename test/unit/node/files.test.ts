import assert from 'node:assert/strict';
import { chmodSync, existsSync, mkdirSync, readFileSync, readdirSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { temporaryFolder, writeChanges } from '../../../src/node/files.js';
import { folderWith } from './support.js';

/** Every file below a folder with its text, and every symlink as such. */
function contents(folder: string): Readonly<Record<string, string>> {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((it) => !it.isDirectory());
  const read = (path: string): string => (statSync(path).isFile() ? readFileSync(path, 'utf8') : '');
  return Object.fromEntries(
    entries.map(({ parentPath, name }) => join(parentPath, name)).map((it) => [it.slice(folder.length + 1), read(it)]),
  );
}

test('files are created, with their folders, and replaced', async (context) => {
  const root = folderWith(context, { Makefile: 'a:\r\n' });
  chmodSync(join(root, 'Makefile'), 0o640);
  const result = await writeChanges(join(root), [
    { path: 'k8s/api/deployment.yaml', kind: 'create', after: 'a: 1\n' },
    { path: 'Makefile', kind: 'modify', before: 'a:\r\n', after: '\uFEFFa:\r\nb:\r\n' },
    { path: 'same', kind: 'unchanged', before: '', after: '' },
  ]);
  assert.deepEqual(result, { written: ['k8s/api/deployment.yaml', 'Makefile'] });
  assert.deepEqual(contents(root), { Makefile: '\uFEFFa:\r\nb:\r\n', 'k8s/api/deployment.yaml': 'a: 1\n' });
  assert.equal(statSync(join(root, 'Makefile')).mode & 0o777, 0o640);
});

test('a folder that is not there yet is made', async (context) => {
  const root = join(folderWith(context), 'new', 'app');
  assert.deepEqual(await writeChanges(root, [{ path: 'a', kind: 'create', after: '' }]), { written: ['a'] });
  assert.deepEqual(contents(root), { a: '' });
});

test('after a failure everything is as it was', async (context) => {
  const before = { Makefile: 'a:\n', 'k8s/there.yaml': 'mine\n' };
  const root = folderWith(context, before);
  const changes = [
    { path: 'new/deep/file.yaml', kind: 'create', after: 'x' },
    { path: 'k8s/api.yaml', kind: 'create', after: 'x' },
    { path: 'Makefile', kind: 'modify', before: 'a:\n', after: 'b:\n' },
  ] as const;
  const failures = [
    [{ path: 'k8s/there.yaml', kind: 'create', after: 'x' }, 'k8s/there.yaml is there already.'],
    [{ path: 'k8s/there.yaml', kind: 'modify', before: 'yours\n', after: 'x' }, 'k8s/there.yaml has changed meanwhile.'],
    [{ path: 'absent', kind: 'modify', before: '', after: 'x' }, 'absent is no regular file any more.'],
    [{ path: '../escape', kind: 'create', after: 'x' }, `../escape lies outside of ${root}.`],
    [
      { path: 'Makefile/x', kind: 'create', after: 'x' },
      `Makefile/x cannot be written: ${join(root, 'Makefile')} is a symlink or no folder.`,
    ],
    [{ path: 'x'.repeat(300), kind: 'create', after: 'x' }, `${'x'.repeat(300)} cannot be written (ENAMETOOLONG).`],
  ] as const;
  for (const [change, problem] of failures) {
    assert.deepEqual(await writeChanges(root, [...changes, change]), { problem });
    assert.deepEqual(contents(root), before);
    assert.deepEqual(readdirSync(root).toSorted(), ['Makefile', 'k8s'], 'a folder was left behind');
  }
});

test('a folder that was made for nothing is taken away again', async (context) => {
  const parent = folderWith(context);
  const changes = [
    { path: 'a/b', kind: 'create', after: '' },
    { path: '../c', kind: 'create', after: '' },
  ] as const;
  await writeChanges(join(parent, 'new', 'app'), changes);
  assert.deepEqual(readdirSync(parent), []);
});

test('nothing is written through a symlink', async (context) => {
  const outside = folderWith(context, { 'file.yaml': 'theirs\n' });
  const root = folderWith(context);
  symlinkSync(outside, join(root, 'k8s'));
  symlinkSync(join(outside, 'file.yaml'), join(root, 'link.yaml'));
  symlinkSync(join(outside, 'new.yaml'), join(root, 'dangling.yaml'));
  const attempts = [
    { path: 'k8s/new.yaml', kind: 'create', after: 'x' },
    { path: 'k8s/file.yaml', kind: 'modify', before: 'theirs\n', after: 'x' },
    { path: 'link.yaml', kind: 'modify', before: 'theirs\n', after: 'x' },
    { path: 'dangling.yaml', kind: 'create', after: 'x' },
  ] as const;
  for (const change of attempts) assert.ok('problem' in (await writeChanges(root, [change])), change.path);
  assert.deepEqual(contents(outside), { 'file.yaml': 'theirs\n' });
});

test('a text that only looks the same is not replaced', async (context) => {
  const root = folderWith(context, { Makefile: '\uFEFFa:\r\n' });
  for (const before of ['a:\r\n', '\uFEFFa:\n']) {
    const result = await writeChanges(root, [{ path: 'Makefile', kind: 'modify', before, after: 'x' }]);
    assert.deepEqual(result, { problem: 'Makefile has changed meanwhile.' });
  }
});

test('a text that is not UTF-8 is kept, byte by byte', async (context) => {
  const root = folderWith(context);
  const bytes = Buffer.from('# caf\xe9\n', 'latin1');
  writeFileSync(join(root, 'Makefile'), bytes);
  const result = await writeChanges(root, [{ path: 'Makefile', kind: 'modify', before: bytes.toString(), after: 'x' }]);
  assert.deepEqual(result, { problem: 'Makefile is not UTF-8 text, so it cannot be changed.' });
  assert.deepEqual(readFileSync(join(root, 'Makefile')), bytes);
});

test('a temporary folder holds its files for us alone, and goes', async () => {
  const { path, remove } = await temporaryFolder(
    new Map([
      ['manifests/000000.yaml', 'a: 1\n'],
      ['kubeconfig', '{}'],
    ]),
  );
  assert.deepEqual(contents(path), { kubeconfig: '{}', 'manifests/000000.yaml': 'a: 1\n' });
  assert.equal(statSync(path).mode & 0o777, 0o700);
  assert.equal(statSync(join(path, 'kubeconfig')).mode & 0o777, 0o600);
  mkdirSync(join(path, 'cache'));
  await remove();
  assert.equal(existsSync(path), false);
});
