import assert from 'node:assert/strict';
import { test } from 'node:test';
import { copyText, filters, rowsOf, type Row } from '../../../src/client/validation/model.js';
import { checkedFiles, merged, type Candidate, type FolderResult } from '../../../src/client/validation/result.js';
import type { EngineRun, Finding } from '../../../src/core/finding.js';

const api = { apiVersion: 'apps/v1', kind: 'Deployment', name: 'api' };

const candidates: readonly Candidate[] = [
  { path: 'k8s/ingress.yaml', text: 'apiVersion: networking.k8s.io/v1\nkind: Ingress\nmetadata:\n  name: web\n' },
  {
    path: 'k8s/api/deployment.yaml',
    text: 'apiVersion: apps/v1\nkind: Deployment\nmetadata:\n  name: api\n---\napiVersion: v1\nkind: Service\nmetadata:\n  name: api\n',
  },
  { path: 'charts/notes/values.yaml', text: 'replicas: 1\n' },
  { path: 'broken.yaml', message: 'It is not UTF-8 text.' },
];

function finding(file: string, line: number, more: Partial<Finding>): Finding {
  const place = { file, line, column: 3, endLine: line, endColumn: 7 };
  return { ...place, severity: 'error', source: 'kubectl', code: 'unknown-field', message: 'Unknown field.', ...more };
}

const findings: readonly Finding[] = [
  finding('k8s/api/deployment.yaml', 2, { resource: api }),
  finding('k8s/api/deployment.yaml', 3, {
    resource: api,
    severity: 'warning',
    source: 'profile',
    code: 'placeholder-tag',
    message: 'Replace the tag.',
  }),
  finding('k8s/api/deployment.yaml', 1, {
    source: 'yamllint',
    severity: 'warning',
    code: 'document-start',
    message: 'missing document start',
  }),
];

const engines: readonly EngineRun[] = [
  { id: 'schema', status: 'ok', milliseconds: 3 },
  { id: 'kubectl', status: 'ok', version: '1.36.3', milliseconds: 95, command: ['kubectl', 'apply'] },
  { id: 'yamllint', status: 'skipped', milliseconds: 0, detail: 'yamllint is not found: pip install yamllint.' },
];

function result(of: readonly Finding[] = findings, from = candidates): FolderResult {
  return { folder: 'file:///work', name: 'work', engines, files: checkedFiles(from, { findings: of }) };
}

/** Rows as indented lines: state, label, description. */
function drawn(rows: readonly Row[], indent = ''): readonly string[] {
  return rows.flatMap(({ state, label, description, rows }) => [
    [`${indent}[${state}]`, label, description && `(${description})`].filter(Boolean).join(' '),
    ...drawn(rows, `${indent}  `),
  ]);
}

test('folders hold files, files hold resources, resources hold findings, with counts', () => {
  assert.deepEqual(drawn(rowsOf([result()], filters[0])), [
    '[skipped] Engines (schema, kubectl, yamllint skipped)',
    '  [ok] schema (3 ms)',
    '  [ok] kubectl (1.36.3 · 95 ms)',
    '  [skipped] yamllint (skipped · yamllint is not found: pip install yamllint.)',
    '[error] k8s (1 error, 2 warnings)',
    '  [error] api (1 error, 2 warnings)',
    '    [error] deployment.yaml (1 error, 2 warnings)',
    '      [warning] missing document start (yamllint document-start · line 1)',
    '      [error] Deployment api (1 error, 1 warning)',
    '        [error] Unknown field. (kubectl unknown-field · line 2)',
    '        [warning] Replace the tag. (profile placeholder-tag · line 3)',
    '      [ok] Service api',
    '  [ok] ingress.yaml',
    '    [ok] Ingress web',
    '[failed] broken.yaml (It is not UTF-8 text.)',
  ]);
});

test('a filter leaves out what is milder, and what has nothing left', () => {
  const errors = filters.find(({ id }) => id === 'errors');
  assert.ok(errors);
  assert.deepEqual(drawn(rowsOf([result()], errors)).slice(4), [
    '[error] k8s/api (1 error)',
    '  [error] deployment.yaml (1 error)',
    '    [error] Deployment api (1 error)',
    '      [error] Unknown field. (kubectl unknown-field · line 2)',
    '[failed] broken.yaml (It is not UTF-8 text.)',
  ]);
});

test('several folders are rows of their own', () => {
  const other: FolderResult = {
    ...result([], candidates.slice(0, 1)),
    folder: 'file:///other',
    name: 'other',
    engines: engines.slice(0, 1),
  };
  assert.deepEqual(
    rowsOf([result(), other], filters[0]).map(({ label, state, rows }) => [label, state, rows.length]),
    [
      ['work', 'error', 3],
      ['other', 'ok', 2],
    ],
  );
});

test('a result without findings is not fine when a tool did not run', () => {
  const clean = result([], candidates.slice(0, 1));
  const states = (of: FolderResult): readonly string[] => rowsOf([of, of], filters[0]).map(({ state }) => state);
  assert.deepEqual(states(clean), ['skipped', 'skipped']);
  assert.deepEqual(states({ ...clean, engines: engines.slice(0, 2) }), ['ok', 'ok']);
});

test('no two rows have the same id, and it stays the same in another run', () => {
  const twice = [
    ...candidates,
    {
      path: 'k8s/twice.yaml',
      text: 'kind: Pod\napiVersion: v1\nmetadata: { name: a }\n---\nkind: Pod\napiVersion: v1\nmetadata: { name: a }\n',
    },
  ];
  const ids = (rows: readonly Row[]): readonly string[] => rows.flatMap((row) => [row.id, ...ids(row.rows)]);
  const all = ids(rowsOf([result([...findings, ...findings], twice)], filters[0]));
  assert.equal(new Set(all).size, all.length);
  assert.deepEqual(ids(rowsOf([result([...findings, ...findings], twice)], filters[0])), all);
});

test('only findings that something is written about are documented', () => {
  const kinds = (rows: readonly Row[]): readonly string[] =>
    rows.flatMap(({ kind, label, rows }) => [...(kind.startsWith('finding') ? [`${label} ${kind}`] : []), ...kinds(rows)]);
  assert.deepEqual(kinds(rowsOf([result()], filters[0])), [
    'missing document start finding-documented',
    'Unknown field. finding-documented',
    'Replace the tag. finding',
  ]);
});

test('a run over some files replaces what is known of these', () => {
  const later: FolderResult = { ...result([], candidates.slice(1, 2)), engines: engines.slice(0, 1) };
  const both = merged(result(), [later], (path) => path.startsWith('k8s/api/'));
  assert.deepEqual(
    both.files.map(({ path, findings }) => [path, findings.length]),
    [
      ['broken.yaml', 0],
      ['k8s/api/deployment.yaml', 0],
      ['k8s/ingress.yaml', 0],
    ],
  );
  assert.equal(both.engines.length, 1);
});

test('columns count code points in findings and UTF-16 in editors', () => {
  const [checked] = checkedFiles([{ path: 'a.yaml', text: 'a: "😀" # é\n' }], {
    findings: [{ ...finding('a.yaml', 1, {}), column: 6, endColumn: 9 }],
  });
  assert.deepEqual(
    checked?.findings.map(({ start, end }) => [start.character, end.character]),
    [[6, 9]],
  );
});

test('a byte order mark takes no place in an editor', () => {
  const [checked] = checkedFiles([{ path: 'a.yaml', text: '\ufeffkind: Pod\n' }], {
    findings: [{ ...finding('a.yaml', 1, {}), column: 2, endColumn: 6 }],
  });
  assert.deepEqual(
    checked?.findings.map(({ start, end }) => [start.character, end.character]),
    [[0, 4]],
  );
});

test('a finding is copied as tools print it', () => {
  const [, deployment] = result().files;
  assert.equal(
    deployment && copyText(deployment.findings[0]!),
    'k8s/api/deployment.yaml:2:3: error: Unknown field. (kubectl unknown-field)',
  );
});
