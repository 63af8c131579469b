import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { filterGraph, searchGraph } from '../../../../src/core/wiring/graph/filter.js';
import type { WiringGraph } from '../../../../src/core/wiring/graph/graph.js';
import { graphOfFiles } from '../../../support/graph.js';

const broken = graphOfFiles([{ path: 'broken.yaml', text: readFileSync('test/fixtures/graph/broken.yaml', 'utf8') }]);

function edge({ edges }: WiringGraph<string>, from: string, to: string): string | undefined {
  const found = edges.filter((it) => it.from === from && it.to === to);
  return found.map(({ relation, broken, mentions }) => [relation, broken && 'broken', mentions.length].filter(Boolean).join(' ')).join();
}

test('what is written, made, missing, or need not be here', () => {
  const states = new Map(broken.nodes.map(({ id, state }) => [id, state]));
  assert.equal(states.get('Deployment.apps/shop/api'), 'written');
  assert.equal(states.get('Secret/shop/api-env'), 'made');
  assert.equal(states.get('VaultAuth.secrets.hashicorp.com/vault/shared'), 'missing');
  assert.equal(states.get('Pod/shop/app=apis'), 'missing');
  assert.equal(states.get('ConfigMap/shop/extra'), 'outside');
  assert.equal(states.get('ServiceAccount//default'), 'outside');
});

test('an edge is broken by a name, a key, a port, labels or a second writer', () => {
  assert.equal(edge(broken, 'VaultStaticSecret.secrets.hashicorp.com/shop/again', 'Secret/shop/api-env'), 'makes broken 1');
  assert.equal(edge(broken, 'VaultStaticSecret.secrets.hashicorp.com/shop/api', 'Deployment.apps/shop/api'), 'restarts 1');
  assert.equal(edge(broken, 'Deployment.apps/shop/api', 'Secret/shop/api-env'), 'uses 1');
  assert.equal(edge(broken, 'Deployment.apps/shop/api', 'ConfigMap/shop/settings'), 'uses broken 2');
  assert.equal(edge(broken, 'Service/shop/api', 'Deployment.apps/shop/api'), 'selects broken 2');
  assert.equal(edge(broken, 'Service/shop/web', 'Pod/shop/app=apis'), 'selects broken 1');
});

test('of the claims of a StatefulSet those are there that someone names', () => {
  const claims = broken.nodes.filter(({ kind }) => kind === 'PersistentVolumeClaim').map(({ name }) => name);
  assert.deepEqual(claims, ['data-store-0']);
  assert.equal(edge(broken, 'StatefulSet.apps/shop/store', 'PersistentVolumeClaim/shop/data-store-0'), 'makes 1');
});

test('a Secret that is written and filled is one node; copies in worlds of their own are two', () => {
  const secret = 'apiVersion: v1\nkind: Secret\nmetadata: { name: a, namespace: ns }\n';
  const fill =
    'apiVersion: secrets.hashicorp.com/v1beta1\nkind: VaultStaticSecret\nmetadata: { name: v, namespace: ns }\nspec: { destination: { name: a } }\n';
  const filled = graphOfFiles([{ path: 'a.yaml', text: `${secret}---\n${fill}` }]);
  assert.deepEqual(
    filled.nodes.map(({ id, state }) => `${id} ${state}`),
    ['Secret/ns/a written', 'VaultStaticSecret.secrets.hashicorp.com/ns/v written'],
  );
  const worlds = graphOfFiles(['blue', 'green'].map((it) => ({ path: `${it}/a.yaml`, text: fill })));
  assert.deepEqual(
    worlds.edges.map(({ from, to }) => [from, to].map((it) => it.replace(/^.*@/, ''))),
    [
      ['blue/a.yaml', 'blue/a.yaml'],
      ['green/a.yaml', 'green/a.yaml'],
    ],
  );
});

test('a filter lets through what it is about, and what is next to that', () => {
  const ids = (filter: Parameters<typeof filterGraph>[1]): readonly string[] => filterGraph(broken, filter).nodes.map(({ id }) => id);
  assert.equal(ids({ by: 'all' }).length, broken.nodes.length);
  assert.deepEqual(ids({ by: 'namespace', namespace: 'vault' }), [
    'ServiceAccount//default',
    'VaultStaticSecret.secrets.hashicorp.com/shop/again',
    'VaultStaticSecret.secrets.hashicorp.com/shop/api',
    'VaultAuth.secrets.hashicorp.com/vault/share',
    'VaultAuth.secrets.hashicorp.com/vault/shared',
  ]);
  assert.ok(ids({ by: 'kind', kind: 'StatefulSet.apps' }).includes('Service/shop/store'));
  assert.ok(!ids({ by: 'kind', kind: 'StatefulSet.apps' }).includes('Service/shop/api'));
  assert.ok(!ids({ by: 'broken' }).includes('StatefulSet.apps/shop/store'));
});

test('a search looks for all words in kind, name and namespace', () => {
  assert.deepEqual(searchGraph(broken, ' SHOP statefulset '), ['StatefulSet.apps/shop/store']);
  assert.deepEqual(searchGraph(broken, 'nothing like it'), []);
  assert.deepEqual(searchGraph(broken, ' '), []);
});
