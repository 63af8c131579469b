import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import type { Location } from 'vscode-languageserver-types';
import { rowsOf, type Row } from '../../../src/client/wiring/rows.js';
import { graphOf } from '../../../src/core/wiring/graph/graphOf.js';
import type { FolderGraph } from '../../../src/protocol.js';
import { workspaceOf } from '../../support/workspace.js';

const text = readFileSync('test/fixtures/graph/broken.yaml', 'utf8');

function folder(name: string): FolderGraph {
  const place: Location = { uri: name, range: { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } } };
  return { folder: name, graph: graphOf(workspaceOf({ files: [{ path: 'broken.yaml', text }] }), () => place) };
}

/** The rows as the view shows them down to a depth, each with its icon. */
function drawn(rows: readonly Row[], depth: number, indent = ''): readonly string[] {
  return rows.flatMap(({ label, description, icon, rows: below }) => [
    `${indent}${[icon, label, description].filter(Boolean).join(' ')}`,
    ...(depth > 1 ? drawn(below?.() ?? [], depth - 1, `${indent}  `) : []),
  ]);
}

function find(rows: readonly Row[], label: string): Row {
  const found = rows.flatMap((it) => [it, ...(it.icon === 'namespace' ? (it.rows?.() ?? []) : [])]).find((it) => it.label === label);
  assert.ok(found, label);
  return found;
}

test('namespaces hold resources; what is missing is marked, and what need not be here is left out', () => {
  assert.deepEqual(drawn(rowsOf([folder('file:///a')]), 2), [
    'namespace shop',
    '  data ConfigMap settings',
    '  missing Deployment api broken',
    '  workload Job backup',
    '  data PersistentVolumeClaim data-store-0 made by StatefulSet store',
    '  missing Pod app=apis missing',
    '  data Secret api-env made by VaultStaticSecret again',
    '  missing Secret registry missing',
    '  missing Service api broken',
    '  network Service store',
    '  missing Service web broken',
    '  workload StatefulSet store',
    '  missing VaultStaticSecret again broken',
    '  missing VaultStaticSecret api broken',
    'namespace vault',
    '  vault VaultAuth share',
    '  missing VaultAuth shared missing',
  ]);
});

test('a resource has what it leads to and what leads to it, and so on', () => {
  const rows = rowsOf([folder('file:///a')]);
  assert.deepEqual(drawn([find(rows, 'Secret api-env')], 3), [
    'data Secret api-env made by VaultStaticSecret again',
    '  users Led to by 3',
    '    missing Deployment api broken · uses · spec.template.spec.containers[0].envFrom[0].secretRef.name',
    '    missing VaultStaticSecret again broken · makes',
    '    missing VaultStaticSecret api broken · makes',
  ]);
});

test('every row has an id of its own, however deep, and the same one for the same files', () => {
  const ids = (): readonly string[] => {
    const all: string[] = [];
    const visit = (rows: readonly Row[], depth: number): void => {
      for (const it of rows) {
        all.push(it.id);
        if (depth > 0) visit(it.rows?.() ?? [], depth - 1);
      }
    };
    visit(rowsOf([folder('file:///a'), folder('file:///b')]), 7);
    return all;
  };
  const first = ids();
  assert.equal(new Set(first).size, first.length);
  assert.deepEqual(ids(), first);
});

test('several folders are rows of their own', () => {
  assert.deepEqual(drawn(rowsOf([folder('file:///work/a%20b'), folder('')]), 1), ['folder a b', 'folder Outside of folders']);
});
