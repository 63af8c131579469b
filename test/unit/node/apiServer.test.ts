import assert from 'node:assert/strict';
import { get } from 'node:http';
import { test, type TestContext } from 'node:test';
import { encodeOpenApi } from '../../../src/node/apiServer/openapi.js';
import { startApiServer } from '../../../src/node/apiServer/server.js';
import { catalogFor } from '../../support/catalog.js';

const catalog = catalogFor();

async function start(context: TestContext): Promise<string> {
  const server = await startApiServer(catalog, [...catalog.kinds.values()]);
  context.after(() => server.close());
  return server.url;
}

test('it listens on loopback, behind a secret of its own', async (context) => {
  const [one, other] = [await start(context), await start(context)];
  assert.match(one, /^http:\/\/127\.0\.0\.1:\d+\/[\da-f-]{36}$/);
  const { origin } = new URL(one);
  for (const path of ['/', '/version', '/api', '/openapi/v2', `${new URL(other).pathname}/version`]) {
    assert.equal((await fetch(origin + path)).status, 404, path);
  }
  assert.equal((await fetch(`${one}/version`)).status, 200);
});

test('what is no path of a URL does no harm', async (context) => {
  const { hostname, port, pathname } = new URL(await start(context));
  for (const path of ['//', '*', '/%', '//x:99999/', `${pathname}//`, `${pathname}/%/../..`]) {
    const code = await new Promise((done, fail) => get({ hostname, port, path }, ({ statusCode }) => done(statusCode)).on('error', fail));
    assert.equal(code, 404, path);
  }
});

test('it never offers to validate in the place of kubectl', async (context) => {
  const url = await start(context);
  assert.equal((await fetch(`${url}/openapi/v3`)).status, 404);
  const openApi = await (await fetch(`${url}/openapi/v2`)).text();
  assert.doesNotMatch(openApi, /fieldValidation/);
  assert.match(openApi, /DeploymentSpec/);
});

test('kinds are found in each form of discovery', async (context) => {
  const url = await start(context);
  const get = async (path: string, accept = 'application/json'): Promise<string> =>
    JSON.stringify(await (await fetch(url + path, { headers: { accept } })).json());
  for (const version of ['v2', 'v2beta1']) {
    const accept = `application/json;g=apidiscovery.k8s.io;v=${version};as=APIGroupDiscoveryList,application/json`;
    const found = await get('/apis', accept);
    assert.ok(found.includes(`"apiVersion":"apidiscovery.k8s.io/${version}"`));
    assert.ok(found.includes('"resource":"vaultstaticsecrets"'));
    assert.ok((await get('/api', accept)).includes('"resource":"configmaps"'));
  }
  assert.ok((await get('/apis')).includes('"groupVersion":"apps/v1"'));
  assert.ok((await get('/apis/apps/v1')).includes('"name":"deployments"'));
  assert.ok((await get('/api/v1')).includes('"name":"namespaces","singularName":"namespace","namespaced":false'));
  assert.ok((await get('/apis/apps/v9')).includes('"reason":"NotFound"'));
});

test('all kinds together are described within 150 ms', (context) => {
  const kinds = [...catalog.kinds.values()];
  encodeOpenApi(catalog.kubernetes, kinds);
  const started = performance.now();
  const { length } = encodeOpenApi(catalog.kubernetes, kinds);
  const milliseconds = performance.now() - started;
  context.diagnostic(`${kinds.length} kinds: ${length} bytes in ${milliseconds.toFixed(1)} ms`);
  assert.ok(milliseconds < 150, `${milliseconds} ms`);
});

test('types that refer to themselves, and many of one name, are told apart and told once', () => {
  const text = encodeOpenApi(catalog.kubernetes, [...catalog.kinds.values()]).toString('latin1');
  const count = (name: string): number => text.split(`\n${String.fromCharCode(name.length)}${name}`).length - 1;
  assert.equal(count('JSONSchemaProps'), 1);
  assert.equal(count('ObjectMeta'), 1);
  assert.equal(count('destination~2'), 1);
});
