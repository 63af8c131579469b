import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readManifest, type Manifest } from '../../../src/core/manifest.js';
import { diagnoseWiring } from '../../../src/core/wiring/diagnose.js';
import { readSettings } from '../../../src/core/settings/settings.js';
import { changeSettings, createWorkspace, updateFile, type Workspace } from '../../../src/core/wiring/workspace.js';
import { worldsOf } from '../../../src/core/wiring/worlds.js';

const secret = (name: string, data = 'A: a'): string =>
  `apiVersion: v1\nkind: Secret\nmetadata: { name: ${name} }\nstringData: { ${data} }\n`;
const pod = (secret: string): string =>
  `apiVersion: v1\nkind: Pod\nmetadata: { name: api }\nspec: { containers: [{ name: a, envFrom: [{ secretRef: { name: ${secret} } }] }] }\n`;

function codes(workspace: Workspace, path: string): readonly string[] {
  return diagnoseWiring(workspace, path).map(({ code }) => code);
}

test('an update tells what may be seen otherwise: names and keys, and not where they stand', () => {
  const workspace = createWorkspace();
  const update = (manifest: Manifest | undefined): unknown => updateFile(workspace, 'secret.yaml', manifest);
  const first = readManifest(secret('a'));
  assert.deepEqual(update(first), new Set(['Secret']));
  const moved = readManifest(`# A comment.\n\n${secret('a')}`, first);
  assert.deepEqual(update(moved), new Set());
  assert.deepEqual(update(readManifest(secret('a', 'A: b'), moved)), new Set());
  assert.deepEqual(update(readManifest(secret('a', 'B: b'))), new Set(['Secret']));
  assert.deepEqual(update(undefined), new Set(['Secret']));
  assert.equal(workspace.definitions.size, 0);
  assert.equal(workspace.sizes.size, 0);
});

test('an index that was changed step by step is the index of its last files', () => {
  const stepwise = createWorkspace();
  for (const name of ['a', 'b', 'c']) {
    updateFile(stepwise, 'secret.yaml', readManifest(`${secret(name)}---\n${pod(name)}`));
    updateFile(stepwise, 'pod.yaml', readManifest(pod(name)));
    diagnoseWiring(stepwise, 'pod.yaml');
  }
  updateFile(stepwise, 'pod.yaml', undefined);
  const fresh = createWorkspace();
  updateFile(fresh, 'secret.yaml', readManifest(`${secret('c')}---\n${pod('c')}`));
  const keys = ({ definitions, references, kinds, pods, sizes }: Workspace): unknown => [
    [...definitions.keys()].toSorted(),
    [...references.keys()].toSorted(),
    [...(kinds.get('Secret')?.keys() ?? [])],
    [...pods.values()].map(({ size }) => size),
    [...sizes],
  ];
  assert.deepEqual(keys(stepwise), keys(fresh));
});

test('a patch is silent as long as a Kustomization names it', () => {
  const workspace = createWorkspace();
  updateFile(workspace, 'secret.yaml', readManifest(secret('a')));
  updateFile(workspace, 'overlay/patch.yaml', readManifest(pod('b')));
  assert.deepEqual(codes(workspace, 'overlay/patch.yaml'), ['missing-reference']);
  const changed = updateFile(workspace, 'overlay/kustomization.yaml', readManifest('patches:\n  - path: ./patch.yaml\n'));
  assert.equal(changed, 'all');
  assert.deepEqual(codes(workspace, 'overlay/patch.yaml'), []);
  updateFile(workspace, 'overlay/kustomization.yaml', readManifest('patches:\n  - path: other.yaml\n'));
  assert.deepEqual(codes(workspace, 'overlay/patch.yaml'), ['missing-reference']);
});

test('settings count as soon as they are there', () => {
  const workspace = createWorkspace();
  updateFile(workspace, 'secret.yaml', readManifest(secret('a')));
  updateFile(workspace, 'pod.yaml', readManifest(pod('b')));
  assert.deepEqual(codes(workspace, 'pod.yaml'), ['missing-reference']);
  changeSettings(workspace, readSettings('wiring: { provided: [{ kind: Secret, name: "*" }] }'));
  assert.deepEqual(codes(workspace, 'pod.yaml'), []);
});

test('folders are apart when they share half of what the smaller one has, and files when that is much', () => {
  const steps = (path: string): string[] => path.split('/');
  const sees = (sizes: Record<string, number>, copies: string[][], from: string, to: string): boolean =>
    worldsOf({ files: copies.map((it) => it.map(steps)), sizes: new Map(Object.entries(sizes)) }, readSettings('')).sees(
      steps(from),
      steps(to),
    );
  const shared = [['env/a/x.yaml', 'env/b/x.yaml']];
  assert.equal(sees({ 'env/a': 2, 'env/b': 9 }, shared, 'env/a/y.yaml', 'env/b/y.yaml'), false);
  assert.equal(sees({ 'env/a': 3, 'env/b': 9 }, shared, 'env/a/y.yaml', 'env/b/y.yaml'), true);
  assert.equal(sees({ 'env/a': 2, 'env/b': 9 }, shared, 'env/a/y.yaml', 'base/y.yaml'), true);
  assert.equal(sees({ 'env/a': 2, 'env/b': 9 }, shared, 'env/y.yaml', 'env/b/y.yaml'), true);
  const files = { 'a.yaml': 3, 'b.yaml': 3 };
  assert.equal(sees(files, [['a.yaml', 'b.yaml']], 'a.yaml', 'b.yaml'), true);
  assert.equal(
    sees(
      files,
      Array.from({ length: 3 }, () => ['a.yaml', 'b.yaml']),
      'a.yaml',
      'b.yaml',
    ),
    false,
  );
});
