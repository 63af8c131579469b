import assert from 'node:assert/strict';
import { readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { reactbin, scratchFolder } from '../../support/cli.js';

const config = 'rules: {colons: enable, key-duplicates: enable}';

test('files are put right, and what is left is told of', (context) => {
  const cwd = scratchFolder(context);
  const files = { 'a.yaml': 'a:  1\na: 2\n', 'b.yaml': 'b: 1\n', 'mark.yaml': '\ufeffc:  1\n', 'broken.yaml': 'd:  [\n' };
  for (const [name, text] of Object.entries(files)) writeFileSync(join(cwd, name), text);
  const { code, stdout, stderr } = reactbin(['lint', '--fix', '-d', config, '-f', 'parsable', ...Object.keys(files)], { cwd });
  assert.equal(stderr, 'Fixed 2 files.\n');
  assert.equal(code, 1);
  assert.match(
    stdout,
    /^a\.yaml:2:1: \[error\] duplication of key "a" in mapping \(key-duplicates\)\nbroken\.yaml:1:4: .*\nbroken\.yaml:2:1: /,
  );
  const now = Object.keys(files).map((name) => readFileSync(join(cwd, name), 'utf8'));
  assert.deepEqual(now, ['a: 1\na: 2\n', 'b: 1\n', '\ufeffc: 1\n', 'd:  [\n']);
});

test('standard input comes back put right, and nothing else does', (context) => {
  const run = reactbin(['lint', '--fix', '-d', config, '-'], { cwd: scratchFolder(context), input: 'a:  1\na: 2\n' });
  assert.deepEqual(run, { code: 1, stdout: 'a: 1\na: 2\n', stderr: '' });
});

test('what cannot be written is named, and left as it is', (context) => {
  const cwd = scratchFolder(context);
  writeFileSync(join(cwd, 'utf16.yaml'), Buffer.from('\ufeffa:  1\n', 'utf16le'));
  const utf16 = reactbin(['lint', '--fix', '-d', config, 'utf16.yaml'], { cwd });
  assert.deepEqual([utf16.code, utf16.stdout, utf16.stderr], [255, '', 'utf16.yaml is not UTF-8 text, so it cannot be changed.\n']);
  writeFileSync(join(cwd, 'real'), 'a:  1\n');
  symlinkSync('real', join(cwd, 'link.yaml'));
  const link = reactbin(['lint', '--fix', '-d', config, 'link.yaml'], { cwd });
  assert.deepEqual([link.code, link.stderr], [255, 'link.yaml is no regular file any more.\n']);
  assert.equal(readFileSync(join(cwd, 'real'), 'utf8'), 'a:  1\n');
});

test('ignored files are not touched', (context) => {
  const cwd = scratchFolder(context);
  writeFileSync(join(cwd, 'a.yaml'), 'a:  1\n');
  reactbin(['lint', '--fix', '-d', 'rules: {colons: enable}\nignore: a.yaml', '.'], { cwd });
  assert.equal(readFileSync(join(cwd, 'a.yaml'), 'utf8'), 'a:  1\n');
});
