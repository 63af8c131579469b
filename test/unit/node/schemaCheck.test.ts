import assert from 'node:assert/strict';
import { resolve } from 'node:path';
import { test } from 'node:test';
import { makeCatalog, type CatalogRecipe } from '../../../src/node/catalog.js';
import type { EngineRequest } from '../../../src/node/engines/engine.js';
import { schemaCheck } from '../../../src/node/engines/schemaCheck.js';

const wheel = `apiVersion: apiextensions.k8s.io/v1
kind: CustomResourceDefinition
metadata: {name: wheels.example.org}
spec:
  group: example.org
  scope: Namespaced
  names: {kind: Wheel, plural: wheels}
  versions: [{name: v1, served: true, storage: true, schema: {openAPIV3Schema: {type: object, properties: {size: {type: integer}}}}}]
`;

/** More files than are checked on our own thread, with one mistake in each. */
function manyFiles(): EngineRequest['files'] {
  const filler = '# A comment that takes some room.\n'.repeat(60);
  const files = Array.from({ length: 1200 }, (_, index) => ({
    path: `${index}.yaml`,
    text: `${filler}apiVersion: example.org/v1\nkind: Wheel\nmetadata: {name: w${index}}\nsize: large\n`,
  }));
  return [{ path: 'crd.yaml', text: wheel }, ...files];
}

function requestWith(signal: AbortSignal): { readonly request: EngineRequest; readonly recipe: CatalogRecipe } {
  const files = manyFiles();
  const settings = { kubernetes: '1.36', vaultSecretsOperator: '1.4' };
  const recipe = { bundleFolder: resolve('dist'), settings, files };
  return { request: { root: process.cwd(), files, catalog: makeCatalog(recipe), signal }, recipe };
}

test('many files are checked on a thread of their own, with the same result', async () => {
  const { request, recipe } = requestWith(new AbortController().signal);
  const here = await schemaCheck.run(request);
  const beside = await schemaCheck.run({ ...request, recipe });
  assert.equal(here.findings.length, 1200);
  assert.deepEqual(beside.findings, here.findings);
  assert.deepEqual([beside.run.status, beside.run.detail], ['ok', 'Kubernetes 1.36']);
});

test('the thread ends when the run is stopped', async () => {
  const controller = new AbortController();
  const { request, recipe } = requestWith(controller.signal);
  const running = schemaCheck.run({ ...request, recipe });
  controller.abort();
  const { run, findings } = await running;
  assert.deepEqual([run.status, findings], ['cancelled', []]);
});

test('a thread that cannot start is an error, and no silence', async () => {
  const { request, recipe } = requestWith(new AbortController().signal);
  await assert.rejects(schemaCheck.run({ ...request, recipe: { ...recipe, bundleFolder: resolve('test') } }), /Cannot find module/);
});
