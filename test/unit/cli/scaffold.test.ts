import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { reactbin, scratchFolder } from '../../support/cli.js';

test('it writes the tree, and a second time nothing', (context) => {
  const folder = scratchFolder(context);
  const first = reactbin(['scaffold', 'deploy'], { cwd: folder });
  assert.equal(first.code, 0, first.stderr);
  assert.match(first.stdout, /^create {5}k8s\/namespace\.yaml$/m);
  assert.match(first.stdout, /^18 to create, 0 to modify, 0 unchanged, 0 in conflict\.$/m);
  const manifest = readFileSync(join(folder, 'deploy/k8s/ingress.yaml'), 'utf8');
  assert.match(manifest, /<your-domain>/);
  const second = reactbin(['scaffold', 'deploy'], { cwd: folder });
  assert.match(second.stdout, /^0 to create, 0 to modify, 18 unchanged, 0 in conflict\.$/m);
  assert.equal(second.code, 0);
});

test('answers rename the tree throughout', (context) => {
  const folder = scratchFolder(context);
  writeFileSync(join(folder, 'answers.yaml'), 'application: shop\ndomain: old.example.com\n');
  const { code, stderr } = reactbin(['scaffold', '--answers', 'answers.yaml', '--set', 'domain=shop.example.com'], { cwd: folder });
  assert.equal(code, 0, stderr);
  const ingress = readFileSync(join(folder, 'k8s/ingress.yaml'), 'utf8');
  assert.match(ingress, /secretName: shop-tls/);
  assert.match(ingress, /host: shop\.example\.com/);
});

test('a dry run writes nothing', (context) => {
  const folder = scratchFolder(context);
  const { code, stdout } = reactbin(['scaffold', '--dry-run'], { cwd: folder });
  assert.equal(code, 0);
  assert.match(stdout, /^18 to create/m);
  assert.equal(existsSync(join(folder, 'k8s')), false);
});

test('a file with another text is kept, and told of, until it is to be overwritten', (context) => {
  const folder = scratchFolder(context);
  mkdirSync(join(folder, 'k8s'));
  writeFileSync(join(folder, 'k8s/namespace.yaml'), 'mine: true\n');
  const kept = reactbin(['scaffold'], { cwd: folder });
  assert.equal(kept.code, 1);
  assert.match(kept.stdout, /^conflict {3}k8s\/namespace\.yaml {2}\(kept: it has another text; --force overwrites it\)$/m);
  assert.equal(readFileSync(join(folder, 'k8s/namespace.yaml'), 'utf8'), 'mine: true\n');
  const forced = reactbin(['scaffold', '--force'], { cwd: folder });
  assert.equal(forced.code, 0);
  assert.match(readFileSync(join(folder, 'k8s/namespace.yaml'), 'utf8'), /kind: Namespace/);
});

const wrong: Readonly<Record<string, readonly [readonly string[], RegExp]>> = {
  'an answer that cannot be': [['--set', 'domain=not a host'], /^reactbin scaffold: domain: /],
  'a question that does not exist': [['--set', 'colour=red'], /^reactbin scaffold: colour: /],
  'a setting without a value': [['--set', 'domain'], /--set takes KEY=VALUE, not "domain"/],
  'a file of answers that is not there': [['--answers', 'nope.yaml'], /there is no file nope\.yaml/],
  'a file of answers that is broken': [['--answers', 'broken.yaml'], /broken\.yaml: /],
  'a file of answers that is no map': [['--answers', 'list.yaml'], /list\.yaml must hold a map of answers/],
  'a file of answers that refers to nothing': [['--answers', 'alias.yaml'], /alias\.yaml: Unresolved alias/],
  'a folder that is a file': [['broken.yaml'], /broken\.yaml is no folder/],
  'a folder that the system cannot name': [['x'.repeat(300)], /^reactbin scaffold: ENAMETOOLONG: name too long/],
  'two folders': [['a', 'b'], /one folder at the most/],
  'an option that does not exist': [['--frob'], /Unknown option '--frob'/],
};
for (const [name, [args, message]] of Object.entries(wrong)) {
  test(`wrong usage: ${name}`, (context) => {
    const folder = scratchFolder(context);
    writeFileSync(join(folder, 'broken.yaml'), 'a: [1\n');
    writeFileSync(join(folder, 'list.yaml'), '- a\n');
    writeFileSync(join(folder, 'alias.yaml'), 'domain: *nowhere\n');
    const { code, stdout, stderr } = reactbin(['scaffold', ...args], { cwd: folder });
    assert.match(stderr, message);
    assert.deepEqual([code, stdout, existsSync(join(folder, 'k8s'))], [2, '', false]);
  });
}

test('a disk without room is left as it was', (context) => {
  const folder = scratchFolder(context);
  // No file may be larger than two blocks: some manifests fit, and the first that does not ends it.
  const cli = join(process.cwd(), 'dist/cli.js');
  const { status, stderr } = spawnSync('sh', ['-c', `ulimit -f 2; exec "${process.execPath}" "${cli}" scaffold new`], {
    cwd: folder,
    encoding: 'utf8',
  });
  assert.equal(stderr.split('\n')[0], 'reactbin scaffold: nothing was written: k8s/api/deployment.yaml cannot be written (EFBIG).');
  assert.deepEqual([status, readdirSync(folder)], [2, []]);
});
