import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { createServer, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { suite, test, type TestContext } from 'node:test';
import type { Finding } from '../../../src/core/finding.js';
import { startApiServer } from '../../../src/node/apiServer/server.js';
import { kubectl, kubectlCommand } from '../../../src/node/engines/kubectl.js';
import { recordedCases } from '../../support/cases.js';
import { catalogFor, withCrds } from '../../support/catalog.js';
import { expectFile, parseFixture, renderFixture, type Fixture, type Note } from '../../support/fixture.js';
import { fixtures, readTree } from '../scaffold/tree.js';
import { fake, folderWith, realTool, requestFor } from './support.js';

const path = realTool('TEST_KUBECTL');
const embedded = kubectl({ mode: 'embedded', path });

suite('what a real kubectl says stands where it belongs', () => {
  const folder = 'test/fixtures/engines/kubectl';
  for (const name of readdirSync(folder)) {
    test(name, async () => {
      const file = join(folder, name);
      const fixture = parseFixture(readFileSync(file, 'utf8'));
      const texts = Object.fromEntries(fixture.files.map((it) => [it.path, it.text]));
      const catalog = withCrds(catalogFor(), fixture.files.map((it) => it.text).join('\n---\n'));
      const { run, findings } = await embedded.run(requestFor(texts, { catalog }));
      assert.equal(run.status, 'ok', run.detail);
      assert.equal(findings.length === 0, name.startsWith('ok-'));
      const rendered = renderFixture(
        fixture,
        findings.map((it) => toNote(fixture, it)),
      );
      expectFile(file, rendered);
      assert.doesNotMatch(rendered.replace(/^(?!#).*\n/gm, ''), /hunter2/, 'a secret was told');
    });
  }
});

function toNote({ files }: Fixture, { file, line, column, endLine, endColumn, severity, code, message, resource, field }: Finding): Note {
  const lines = files.find((it) => it.path === file)?.text.split('\n') ?? [];
  const offset = (row: number, col: number): number =>
    lines.slice(0, row - 1).join('\n').length + (row > 1 ? 1 : 0) + [...(lines[row - 1] ?? '')].slice(0, col - 1).join('').length;
  const text = `${severity} ${code}: ${message} (${[resource?.name ?? 'nobody', field].filter(Boolean).join(' ')})`;
  return { path: file, start: offset(line, column), end: offset(endLine, endColumn), text };
}

test('the tree that is scaffolded is accepted as it is', async () => {
  const manifests = readTree(join(fixtures, 'default/expected/k8s'));
  const { run, findings } = await embedded.run(requestFor(Object.fromEntries(manifests)));
  assert.deepEqual([manifests.size, run.status, run.detail, findings], [12, 'ok', undefined, []]);
});

test('without a manifest nothing is started', async () => {
  const texts = { 'empty.yaml': '', 'comments.yaml': '# nothing\n', 'compose.yaml': 'services: { web: { image: web } }\n' };
  const { run, findings } = await kubectl({ mode: 'embedded', path: fake('no-such-file') }).run(requestFor(texts));
  assert.deepEqual([run.status, run.detail, findings], ['ok', 'There is no manifest to run.', []]);
});

test('it works for every version of Kubernetes', async () => {
  const text = 'apiVersion: v1\nkind: ConfigMap\nmetadata: { name: x }\ndata: []\n';
  for (const kubernetes of ['1.29', '1.30', '1.31', '1.32', '1.33', '1.34', '1.35', '1.36']) {
    const { run, findings } = await embedded.run(requestFor({ 'x.yaml': text }, { catalog: catalogFor({ kubernetes }) }));
    assert.deepEqual([run.status, findings.map(({ code, line }) => [code, line])], ['ok', [['wrong-type', 4]]], run.detail);
  }
});

test('the run tells the version and the command', async () => {
  const { run } = await embedded.run(requestFor({ 'x.yaml': 'apiVersion: v1\nkind: Namespace\nmetadata: { name: x }\n' }));
  assert.match(run.version ?? '', /^\d+\.\d+\.\d+/);
  assert.deepEqual(run.command, kubectlCommand({ mode: 'embedded', path }));
});

test('file names and texts are data, however hostile', async () => {
  const names = [
    '-f.yaml',
    '--server=http://evil.yaml',
    'a,b.yaml',
    'x*[0].yaml',
    'line\nbreak.yaml',
    '"quoted".yaml',
    'é ü.yaml',
    'http://x/y.yaml',
  ];
  const text = 'apiVersion: v1\nkind: ConfigMap\nmetadata: { name: x }\n"error validating \\"000001.yaml\\": x]": {}\n';
  const { run, findings } = await embedded.run(requestFor(Object.fromEntries(names.map((it) => [it, text]))));
  assert.equal(run.status, 'ok', run.detail);
  assert.deepEqual(
    findings.map(({ file, line, code }) => [file, line, code]),
    names.map((it) => [it, 4, 'unknown-field']),
  );
});

test("nothing of the person's own settings counts, and nothing is written beside them", async (context) => {
  const home = folderWith(context, {
    '.kube/config': 'this: [is no kubeconfig',
    '.kube/kuberc':
      'apiVersion: kubectl.config.k8s.io/v1beta1\nkind: Preference\ndefaults:\n  - command: apply\n    options: [{ name: validate, default: "ignore" }]\n',
  });
  withEnvironment(context, {
    HOME: home,
    KUBECONFIG: join(home, '.kube/config'),
    HTTP_PROXY: 'http://127.0.0.1:9',
    KUBECTL_KUBERC: 'true',
  });
  const { run, findings } = await embedded.run(
    requestFor({ 'x.yaml': 'apiVersion: v1\nkind: ConfigMap\nmetadata: { name: x }\ndatas: {}\n' }),
  );
  assert.deepEqual([run.status, findings.map((it) => it.code)], ['ok', ['unknown-field']], run.detail);
  assert.deepEqual(readdirSync(join(home, '.kube')).toSorted(), ['config', 'kuberc']);
});

test('nothing is left behind in the temporary folder', async (context) => {
  const folder = folderWith(context);
  withEnvironment(context, { TMPDIR: folder });
  await embedded.run(requestFor({ 'x.yaml': 'apiVersion: v1\nkind: Namespace\nmetadata: { name: x }\n' }));
  assert.deepEqual(readdirSync(folder), []);
});

test('a run that is cancelled says so', async () => {
  const controller = new AbortController();
  const running = embedded.run(
    requestFor({ 'x.yaml': 'apiVersion: v1\nkind: Namespace\nmetadata: { name: x }\n' }, { signal: controller.signal }),
  );
  controller.abort();
  const { run, findings } = await running;
  assert.deepEqual([run.status, findings], ['cancelled', []]);
});

suite('against the cluster of a context', () => {
  const manifests = {
    'bad.yaml': 'apiVersion: v1\nkind: ConfigMap\nmetadata: { name: Bad }\n',
    'good.yaml': 'apiVersion: v1\nkind: ConfigMap\nmetadata: { name: good }\n',
  };

  test('its verdicts are told, and its warnings', async (context) => {
    await useCluster(context);
    const { run, findings } = await kubectl({ mode: 'server', path, context: 'test' }).run(requestFor(manifests));
    assert.deepEqual(run.command, [
      path,
      'apply',
      '--dry-run=server',
      '-R',
      '-f',
      '(a copy of the manifests)',
      '-o',
      'name',
      '--context',
      'test',
    ]);
    assert.deepEqual([run.status, run.detail], ['ok', 'Warning: old things are deprecated']);
    assert.deepEqual(
      findings.map(({ file, line, column, code, field, message }) => ({ file, line, column, code, field, message })),
      [
        {
          file: 'bad.yaml',
          line: 3,
          column: 13,
          code: 'invalid',
          field: 'metadata.name',
          message: 'Invalid value: "Bad": a lowercase name.',
        },
      ],
    );
  });

  test('a context that is not there fails the run', async (context) => {
    await useCluster(context);
    const { run, findings } = await kubectl({ mode: 'client', path, context: 'other' }).run(requestFor(manifests));
    assert.deepEqual([run.status, findings], ['failed', []]);
    assert.match(run.detail ?? '', /context "other" does not exist/);
  });

  test('a cluster that does not answer fails the run', async (context) => {
    const server = await useCluster(context);
    await server.close();
    const { run, findings } = await kubectl({ mode: 'server', path, context: 'test' }).run(requestFor(manifests));
    assert.deepEqual([run.status, findings], ['failed', []]);
    assert.match(run.detail ?? '', /connect|refused/);
  });

  test('one that never answers is left at once when the run is stopped', async (context) => {
    const controller = new AbortController();
    const silent = createServer(() => controller.abort());
    const left = new Promise((done) => silent.once('connection', (socket) => socket.once('close', done)));
    await useServer(context, silent);
    const { run, findings } = await kubectl({ mode: 'server', path, context: 'test' }).run(
      requestFor(manifests, { signal: controller.signal }),
    );
    assert.deepEqual([run.status, run.detail, findings], ['cancelled', 'It was stopped.', []]);
    await left;
  });
});

/** A cluster that refuses what is named "Bad", and warns of the rest. */
async function useCluster(context: TestContext): Promise<{ readonly close: () => Promise<void> }> {
  const known = await startApiServer(catalogFor(), []);
  const refuse = (response: ServerResponse): void => {
    const cause = { reason: 'FieldValueInvalid', message: 'Invalid value: "Bad": a lowercase name', field: 'metadata.name' };
    const details = { name: 'Bad', kind: 'ConfigMap', causes: [cause] };
    const message = `ConfigMap "Bad" is invalid: metadata.name: ${cause.message}`;
    const status = { kind: 'Status', apiVersion: 'v1', status: 'Failure', reason: 'Invalid', code: 422, message, details };
    response.writeHead(422, { 'Content-Type': 'application/json' }).end(JSON.stringify(status));
  };
  const answer = async (url: string, accept: string, response: ServerResponse): Promise<void> => {
    const { status, headers, ...rest } = await fetch(known.url + url, { headers: { accept } }).then(async (it) => ({
      status: it.status,
      headers: { 'Content-Type': it.headers.get('content-type') ?? '' },
      body: Buffer.from(await it.arrayBuffer()),
    }));
    response.writeHead(status, headers).end(rest.body);
  };
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (it: Buffer) => chunks.push(it));
    request.on('end', () => {
      const body = Buffer.concat(chunks).toString();
      if (request.method === 'GET') return void answer(request.url ?? '', request.headers.accept ?? '', response);
      if (body.includes('"name":"Bad"')) return refuse(response);
      return response.writeHead(201, { 'Content-Type': 'application/json', Warning: '299 - "old things are deprecated"' }).end(body);
    });
  });
  context.after(() => known.close());
  return useServer(context, server);
}

/** Makes a server the cluster of the context `test`, in the kubeconfig of the test's environment. */
async function useServer(context: TestContext, server: Server): Promise<{ readonly close: () => Promise<void> }> {
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const { port } = server.address() as AddressInfo;
  const close = (): Promise<void> =>
    new Promise((done) => {
      server.close(() => done());
      server.closeAllConnections();
    });
  context.after(close);
  const kubeconfig = {
    apiVersion: 'v1',
    kind: 'Config',
    clusters: [{ name: 'test', cluster: { server: `http://127.0.0.1:${port}` } }],
    contexts: [{ name: 'test', context: { cluster: 'test' } }],
  };
  const home = folderWith(context, { kubeconfig: JSON.stringify(kubeconfig) });
  withEnvironment(context, { KUBECONFIG: join(home, 'kubeconfig'), HOME: home });
  return { close };
}

/** Sets variables for one test. */
function withEnvironment(context: TestContext, variables: Readonly<Record<string, string>>): void {
  const before = { ...process.env };
  Object.assign(process.env, variables);
  context.after(() => {
    for (const name of Object.keys(variables)) delete process.env[name];
    Object.assign(process.env, before);
  });
}

test('with --dry-run=server our own server says through kubectl what a real one said', async () => {
  const judging = kubectl({ mode: 'embedded', dryRun: 'server', path });
  const cases = recordedCases().filter((_, index) => index % 40 === 0);
  const texts = Object.fromEntries(cases.map(({ id, text }) => [`${id}.yaml`, text]));
  const catalog = withCrds(catalogFor(), readFileSync('test/conformance/crds.yaml', 'utf8'));
  const { run, findings } = await judging.run(requestFor(texts, { catalog }));
  assert.equal(run.status, 'ok', run.detail);
  const refused = new Set(findings.map(({ file }) => file));
  const different = cases.filter(({ id, code }) => refused.has(`${id}.yaml`) !== (code !== 201));
  assert.deepEqual(
    different.map(({ id, code, message }) => [id, code, message]),
    [],
  );
  assert.ok(cases.length > 200);
});
