import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { test, type TestContext } from 'node:test';
import { pathToFileURL } from 'node:url';
import type { CodeAction, CodeLens, Hover, Location, LocationLink, WorkspaceEdit, WorkspaceSymbol } from 'vscode-languageserver/node';
import { wiringChanged, wiringGraphs, type FolderGraph } from '../../src/protocol.js';
import { startLanguageServer, type RunningServer } from '../support/languageServer.js';

const pod = (secret: string): string =>
  `apiVersion: v1\nkind: Pod\nmetadata:\n  name: api\nspec:\n  imagePullSecrets:\n    - name: ${secret}\n  containers: [{name: api, image: "api:1"}]\n`;
const secret = (name: string): string => `apiVersion: v1\nkind: Secret\nmetadata:\n  name: ${name}\ndata: {}\n`;

interface Started extends RunningServer {
  readonly uriOf: (path: string) => string;
  readonly ask: <T>(method: string, path: string, line: number, character: number, more?: object) => Promise<T>;
}

/** A server with a folder that holds some files, once it has read them. */
async function startIn(context: TestContext, files: Readonly<Record<string, string>>): Promise<Started> {
  const folder = mkdtempSync(join(tmpdir(), 'reactbin-wiring-'));
  context.after(() => rmSync(folder, { recursive: true }));
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  const uriOf = (path: string): string => pathToFileURL(join(folder, path)).href;
  const server = await startLanguageServer(context, { folders: [{ name: 'work', uri: pathToFileURL(folder).href }] });
  const ask = <T>(method: string, path: string, line: number, character: number, more: object = {}): Promise<T> =>
    server.connection.sendRequest<T>(method, { textDocument: { uri: uriOf(path) }, position: { line, character }, ...more });
  // What is missing is told once the folder has been read: this is.
  const probe =
    'apiVersion: v1\nkind: Pod\nmetadata:\n  name: probe\nspec:\n  containers:\n    - name: a\n      image: a\n      readinessProbe:\n        tcpSocket:\n          port: none\n';
  const first = await server.open(uriOf('probe.yaml'), probe);
  if (first.length === 0) await server.published(uriOf('probe.yaml'));
  await server.connection.sendNotification('textDocument/didClose', { textDocument: { uri: uriOf('probe.yaml') } });
  return { ...server, uriOf, ask };
}

test('an edit of one file is told in the others that depend on it, and in no others', async (context) => {
  const server = await startIn(context, { 'pod.yaml': pod('registry'), 'k8s/secret.yaml': secret('registry') });
  const [podUri, secretUri] = [server.uriOf('pod.yaml'), server.uriOf('k8s/secret.yaml')];
  assert.deepEqual(await server.open(podUri, pod('registry')), []);
  await server.open(secretUri, secret('registry'));
  const told = server.published(podUri);
  await server.change(secretUri, secret('registri'));
  const [missing] = await told;
  assert.deepEqual([missing?.source, missing?.code], ['reactbin wiring', 'missing-reference']);
  assert.deepEqual(missing?.relatedInformation, [
    {
      location: { uri: secretUri, range: { start: { line: 3, character: 8 }, end: { line: 3, character: 16 } } },
      message: 'Secret "registri"',
    },
  ]);
  const again = server.published(podUri);
  await server.change(secretUri, secret('registry'));
  assert.deepEqual(await again, []);
});

test('what is on disk counts for what is not open, and again once it is closed', async (context) => {
  const server = await startIn(context, { 'pod.yaml': pod('registry'), 'secret.yaml': secret('registry') });
  const [podUri, secretUri] = [server.uriOf('pod.yaml'), server.uriOf('secret.yaml')];
  await server.open(podUri, pod('registry'));
  const gone = server.published(podUri);
  await server.open(secretUri, secret('other'));
  assert.equal((await gone).length, 1);
  const back = server.published(podUri);
  await server.connection.sendNotification('textDocument/didClose', { textDocument: { uri: secretUri } });
  assert.deepEqual(await back, []);
});

test('a fix declares what others provide in the settings, which then count', async (context) => {
  const server = await startIn(context, { 'secret.yaml': secret('registry') });
  const uri = server.uriOf('pod.yaml');
  await server.open(uri, pod('other'));
  const at = { line: 6, character: 13 };
  const actions = await server.ask<CodeAction[]>('textDocument/codeAction', 'pod.yaml', 0, 0, {
    range: { start: at, end: at },
    context: { diagnostics: [] },
  });
  const declare = actions.find(({ title }) => title.includes('provided'));
  const settings = server.uriOf('.reactbin.yaml');
  assert.deepEqual(declare?.edit?.documentChanges, [
    { kind: 'create', uri: settings, options: { ignoreIfExists: true } },
    {
      textDocument: { uri: settings, version: null },
      edits: [
        {
          range: { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } },
          newText: 'wiring:\n  provided:\n    - kind: Secret\n      name: other\n',
        },
      ],
    },
  ]);
  const told = server.published(uri);
  await server.open(settings, 'wiring:\n  provided:\n    - kind: Secret\n      name: other\n');
  assert.deepEqual(await told, []);
});

test('definition, references and hover lead across files', async (context) => {
  const server = await startIn(context, { 'pod.yaml': pod('registry'), 'secret.yaml': secret('registry') });
  await server.open(server.uriOf('pod.yaml'), pod('registry'));
  await server.open(server.uriOf('secret.yaml'), secret('registry'));
  const [link] = await server.ask<LocationLink[]>('textDocument/definition', 'pod.yaml', 6, 14);
  assert.deepEqual([link?.targetUri, link?.targetRange.start], [server.uriOf('secret.yaml'), { line: 3, character: 8 }]);
  const found = await server.ask<Location[]>('textDocument/references', 'secret.yaml', 3, 10, { context: { includeDeclaration: true } });
  assert.deepEqual(
    found.map((it) => [it.uri, it.range.start.line]),
    [
      [server.uriOf('pod.yaml'), 6],
      [server.uriOf('secret.yaml'), 3],
    ],
  );
  const hover = await server.ask<Hover>('textDocument/hover', 'pod.yaml', 6, 14);
  assert.match(JSON.stringify(hover.contents), /→ Secret `registry`: \[secret\.yaml:4\]/);
});

test('a rename changes all files, or says why not', async (context) => {
  const server = await startIn(context, { 'pod.yaml': pod('registry'), 'secret.yaml': secret('registry') });
  await server.open(server.uriOf('pod.yaml'), pod('registry'));
  const edit = await server.ask<WorkspaceEdit>('textDocument/rename', 'pod.yaml', 6, 14, { newName: 'pull' });
  assert.deepEqual(Object.keys(edit.changes ?? {}).toSorted(), [server.uriOf('pod.yaml'), server.uriOf('secret.yaml')]);
  await assert.rejects(server.ask('textDocument/rename', 'pod.yaml', 6, 14, { newName: 'Not Allowed' }), /A name here is made of/);
});

test('lenses tell who uses what, and symbols find it', async (context) => {
  const made = `apiVersion: secrets.hashicorp.com/v1beta1
kind: VaultStaticSecret
metadata:
  name: registry
spec:
  mount: kv
  type: kv-v2
  path: registry
  destination:
    name: pull
    create: true
`;
  const server = await startIn(context, { 'pod.yaml': pod('pull'), 'vault.yaml': made, 'secret.yaml': secret('registry') });
  await server.open(server.uriOf('vault.yaml'), made);
  const lenses = await server.ask<CodeLens[]>('textDocument/codeLens', 'vault.yaml', 0, 0);
  assert.deepEqual(
    lenses.map(({ command }) => [command?.title, command?.command]),
    [['makes Secret pull, used by 1', 'reactbin.showReferences']],
  );
  const symbols = await server.connection.sendRequest<WorkspaceSymbol[]>('workspace/symbol', { query: 'secret pull' });
  assert.deepEqual(
    symbols.map(({ name, containerName }) => [name, containerName]),
    [['pull', 'Secret · made by VaultStaticSecret']],
  );
  const outline = await server.ask<{ name: string; detail: string }[]>('textDocument/documentSymbol', 'vault.yaml', 0, 0);
  assert.deepEqual(
    outline.map(({ name, detail }) => [name, detail]),
    [['registry', 'VaultStaticSecret']],
  );
});

test('the graph of a folder is given when it is asked for, and told of when it changes', async (context) => {
  const server = await startIn(context, { 'pod.yaml': pod('registry'), 'k8s/secret.yaml': secret('registry') });
  const ask = async (): Promise<readonly FolderGraph[]> => server.connection.sendRequest(wiringGraphs);
  // The file that was waited for may not be gone yet.
  const nodesOf = ([it]: readonly FolderGraph[]) => it?.graph.nodes.filter(({ name }) => name !== 'probe') ?? [];
  const statesOf = (graphs: readonly FolderGraph[]): readonly string[] => nodesOf(graphs).map(({ id, state }) => `${id} ${state}`);
  const first = await ask();
  assert.deepEqual(statesOf(first), ['Pod//api written', 'Secret//registry written']);
  assert.equal(first.length, 1);
  assert.deepEqual(nodesOf(first)[1]?.place, {
    uri: server.uriOf('k8s/secret.yaml'),
    range: { start: { line: 3, character: 8 }, end: { line: 3, character: 16 } },
  });
  const told = new Promise<void>((done) => server.connection.onNotification(wiringChanged, done));
  await server.open(server.uriOf('pod.yaml'), pod('registri'));
  await told;
  assert.deepEqual(statesOf(await ask()), ['Pod//api written', 'Secret//registri missing', 'Secret//registry written']);
});
