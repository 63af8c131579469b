import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { planScaffold } from '../../../src/core/scaffold/plan.js';
import { completeAnswers } from '../../../src/core/scaffold/questions.js';
import { fixtures, readTree, writeTree } from './tree.js';

/** What the real yamllint says of a tree at the configuration that is in it. */
function lint(tree: ReadonlyMap<string, string>): string {
  const yamllint = process.env['TEST_YAMLLINT'];
  assert.ok(yamllint, 'TEST_YAMLLINT holds the path of yamllint when the suite is run by npm test.');
  const folder = mkdtempSync(join(tmpdir(), 'reactbin-scaffold-'));
  try {
    writeTree(folder, tree);
    const { error, stdout, stderr } = spawnSync(yamllint, ['--strict', '-f', 'parsable', '.'], { cwd: folder, encoding: 'utf8' });
    assert.equal(error, undefined);
    return stdout + stderr;
  } finally {
    rmSync(folder, { recursive: true });
  }
}

for (const name of ['default', 'changed']) {
  test(`yamllint has nothing to say of the tree ${name}`, () => {
    assert.equal(lint(readTree(join(fixtures, name, 'expected'))), '');
  });

  test(`yamllint at its own defaults has nothing to say of the manifests of ${name}`, () => {
    const tree = new Map([...readTree(join(fixtures, name, 'expected')), ['.yamllint.yml', '---\nextends: default\n']]);
    assert.equal(lint(tree), '');
  });
}

test('yamllint has nothing to say of the longest answers', () => {
  const label = 'x'.repeat(63);
  const subdomain = [label, label, label, 'x'.repeat(61)].join('.');
  const { answers, problems } = completeAnswers({
    application: label,
    domain: subdomain,
    apiImage: `${subdomain}/x`,
    tag: 'x'.repeat(128),
    clusterIssuer: subdomain,
    apiSecretPath: 'x'.repeat(512),
    vaultMount: 'x'.repeat(512),
    vaultAudience: 'x'.repeat(253),
    minioStorageClass: subdomain,
  });
  assert.deepEqual(problems, []);
  assert.equal(lint(new Map(planScaffold(answers, () => undefined).changes.map(({ path, after }) => [path, after]))), '');
});

test('the configuration of the tree is in force: what it forbids is found', () => {
  const tree = new Map([
    ...readTree(join(fixtures, 'default', 'expected')),
    ['k8s/bad.yaml', `a: 0644\nb:\n- c: yes\n  # ${'x '.repeat(60)}\n`],
  ]);
  const rules = lint(tree).match(/(?<=\()[a-z-]+(?=\))/g) ?? [];
  assert.deepEqual(rules.sort(), [
    'comments-indentation',
    'document-start',
    'indentation',
    'line-length',
    'octal-values',
    'trailing-spaces',
    'truthy',
  ]);
});
