import assert from 'node:assert/strict';
import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { parseDocument } from 'yaml';
import { planScaffold } from '../../../src/core/scaffold/plan.js';
import { completeAnswers } from '../../../src/core/scaffold/questions.js';
import { fixtures, readTree, updating, writeTree, type Tree } from './tree.js';

const nothing = (): undefined => undefined;

function scaffold(given: Readonly<Record<string, unknown>>): Tree {
  const { answers, problems } = completeAnswers(given);
  assert.deepEqual(problems, []);
  return new Map(
    planScaffold(answers, nothing)
      .changes.map((change): [string, string] => [change.path, change.after])
      .sort(),
  );
}

function manifests(tree: Tree): [string, string][] {
  return [...tree].filter(([path]) => path.startsWith('k8s/'));
}

for (const name of ['default', 'changed']) {
  const given = JSON.parse(readFileSync(join(fixtures, name, 'answers.json'), 'utf8')) as Record<string, unknown>;
  const expected = join(fixtures, name, 'expected');

  test(`the tree of ${name}/answers.json is the one in ${name}/expected`, () => {
    const tree = scaffold(given);
    if (updating) {
      rmSync(expected, { recursive: true, force: true });
      writeTree(expected, tree);
    }
    assert.deepEqual(tree, readTree(expected));
  });

  test(`planning ${name} again on its own result changes nothing`, () => {
    const tree = scaffold(given);
    const { changes } = planScaffold(completeAnswers(given).answers, (path) => tree.get(path));
    assert.deepEqual(
      changes.filter((change) => change.kind !== 'unchanged'),
      [],
    );
    assert.equal(changes.length, tree.size);
  });

  test(`planning ${name} on a checkout with CRLF changes nothing`, () => {
    const tree = scaffold(given);
    const { changes } = planScaffold(completeAnswers(given).answers, (path) => tree.get(path)?.replaceAll('\n', '\r\n'));
    assert.deepEqual(new Set(changes.map((change) => change.kind)), new Set(['unchanged']));
  });
}

test('the second tree keeps nothing of the defaults', () => {
  const given = JSON.parse(readFileSync(join(fixtures, 'changed', 'answers.json'), 'utf8')) as Record<string, unknown>;
  for (const [path, text] of scaffold(given)) {
    // The profile has the name of ours, whatever the application is called.
    const own = text.replace(/`local-path`/g, '').replace('profile: reactbin', '');
    assert.doesNotMatch(own, /reactbin|<your-domain>['"`]|:latest\b(?!`)|nginx\.ingress|letsencrypt/i, path);
  }
});

test('a file of ours with another text is a conflict, with both texts to compare', () => {
  const { answers } = completeAnswers({});
  const { changes } = planScaffold(answers, (path) => (path === 'k8s/ingress.yaml' ? 'kind: Ingress\n' : undefined));
  const change = changes.find(({ path }) => path === 'k8s/ingress.yaml');
  assert.equal(change?.kind, 'conflict');
  assert.equal(change.before, 'kind: Ingress\n');
  assert.match(change.after, /ssl-redirect/);
  assert.equal(changes.filter(({ kind }) => kind === 'create').length, changes.length - 1);
});

test('without api/Dockerfile.prod none is made, and a note says what the image must hold', () => {
  const { changes, notes } = planScaffold(completeAnswers({}).answers, nothing);
  assert.equal(
    changes.some(({ path }) => path.startsWith('api/')),
    false,
  );
  assert.deepEqual(notes, ['api/Dockerfile.prod is not there: make sure that the API image has alembic/ and alembic.ini in /app.']);
});

test('the quickstart is a file of the tree', () => {
  const { changes, quickstart } = planScaffold(completeAnswers({}).answers, nothing);
  assert.ok(changes.some(({ path }) => path === quickstart));
});

const awkward: Readonly<Record<string, unknown>>[] = [
  { application: '123', tag: '456' },
  { application: '0x10', namespace: 'null', tag: '1e3' },
  { application: 'yes', namespace: 'on', vaultRole: 'no', clusterIssuer: 'true', vaultMount: 'off', minioStorageClass: 'n' },
  { application: '2024-01-01', namespace: '1-2', vaultRole: '12_30', clusterIssuer: '1.5', apiSecretPath: '0.5', minioSecretPath: '-' },
  { apiImage: '10', uiImage: '190', tag: '20', vaultAudience: '12:30:45', minioSize: '1000', domain: '1e3' },
  { vaultAudience: 'a:', vaultMount: '-a', apiSecretPath: '--', minioSecretPath: '._', vaultRole: '_', minioSize: '5E' },
];

for (const given of awkward) {
  for (const version of ['1.1', '1.2'] as const) {
    test(`YAML ${version} reads the same shape of text from ${JSON.stringify(given)}`, () => {
      const usual = new Map(manifests(scaffold({ ...given, ...plainWords(given) })));
      for (const [path, text] of manifests(scaffold(given))) {
        assert.deepEqual(shape(text, version), shape(usual.get(path) ?? '', version), path);
      }
    });
  }
}

/** The same questions answered with words that cannot be anything but text. */
function plainWords(given: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return Object.fromEntries(Object.keys(given).map((id) => [id, id === 'minioSize' ? '10Gi' : 'word']));
}

/** Every leaf as its type alone. */
function shape(text: string, version: '1.1' | '1.2'): unknown {
  const document = parseDocument(text, { version });
  assert.deepEqual(document.errors, []);
  return JSON.parse(
    JSON.stringify(document.toJS(), (_, value: unknown) =>
      typeof value === 'object' && value !== null ? value : value instanceof Date ? 'date' : typeof value,
    ),
  );
}
