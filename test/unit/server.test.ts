import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { pathToFileURL } from 'node:url';
import type { CodeAction, CompletionItem, CompletionList, Hover } from 'vscode-languageserver/node';
import { startLanguageServer } from '../support/languageServer.js';

const uri = 'file:///work/service.yaml';
const service = (type: string): string =>
  `apiVersion: v1\nkind: Service\nmetadata:\n  name: web\nspec:\n  type: ${type}\n  ports:\n    - port: 0080\n`;

test('diagnostics come with opening, and go with the mistake', async (context) => {
  const server = await startLanguageServer(context);
  const [found] = await server.open(uri, service('clusterip'));
  assert.equal(
    found?.message,
    `"type" must be ClusterIP, ExternalName, LoadBalancer or NodePort; did you mean ClusterIP?
Unsupported value: "clusterip": supported values: "ClusterIP", "ExternalName", "LoadBalancer", "NodePort"`,
  );
  assert.deepEqual(found.range, { start: { line: 5, character: 8 }, end: { line: 5, character: 17 } });
  assert.deepEqual([found.source, found.code], ['reactbin server', 'unsupported-value']);
  assert.deepEqual(await server.change(uri, service('ClusterIP')), []);
});

test('a fix is a code action, and all fixes are one for saving', async (context) => {
  const server = await startLanguageServer(context);
  await server.open(uri, service('clusterip'));
  const ask = (only?: string[]): Promise<CodeAction[]> =>
    server.connection.sendRequest('textDocument/codeAction', {
      textDocument: { uri },
      range: { start: { line: 5, character: 10 }, end: { line: 5, character: 10 } },
      context: { diagnostics: [], ...(only && { only }) },
    });
  const edit = {
    changes: { [uri]: [{ range: { start: { line: 5, character: 8 }, end: { line: 5, character: 17 } }, newText: 'ClusterIP' }] },
  };
  const [action, ...others] = await ask();
  assert.deepEqual([action?.title, action?.isPreferred, action?.edit, others], ['Change to ClusterIP', true, edit, []]);
  const [all] = await ask(['source.fixAll']);
  assert.deepEqual([all?.kind, all?.edit], ['source.fixAll.reactbin', edit]);
});

test('a hover tells what kubectl reads', async (context) => {
  const server = await startLanguageServer(context);
  await server.open(uri, service('ClusterIP'));
  const hover = await server.connection.sendRequest<Hover>('textDocument/hover', {
    textDocument: { uri },
    position: { line: 7, character: 13 },
  });
  assert.match(JSON.stringify(hover.contents), /kubectl reads `0080` as `80`/);
});

test('the setting chooses the Kubernetes version', async (context) => {
  const text =
    'apiVersion: v1\nkind: Pod\nmetadata: {name: web}\nspec:\n  hostnameOverride: web\n  containers: [{name: web, image: "web:1"}]\n';
  const newest = await startLanguageServer(context);
  assert.deepEqual(await newest.open(uri, text), []);
  const older = await startLanguageServer(context, { settings: { kubernetesVersion: '1.30', yamllint: { mode: 'off' } } });
  const [found] = await older.open(uri, text);
  assert.match(JSON.stringify(found), /exists from version 1\.34 of Kubernetes on; these manifests are for 1\.30/);
});

test('kinds of a CRD count: from disk at the start, from the editor while it is typed', async (context) => {
  const folder = mkdtempSync(join(tmpdir(), 'reactbin-server-'));
  context.after(() => rmSync(folder, { recursive: true }));
  const crd = (field: string): string => `apiVersion: apiextensions.k8s.io/v1
kind: CustomResourceDefinition
metadata: {name: wheels.example.org}
spec:
  group: example.org
  scope: Namespaced
  names: {kind: Wheel, plural: wheels}
  versions: [{name: v1, served: true, storage: true, schema: {openAPIV3Schema: {type: object, properties: {${field}: {type: string}}}}}]
`;
  writeFileSync(join(folder, 'crd.yaml'), crd('size'));
  const server = await startLanguageServer(context, { folders: [{ name: 'work', uri: pathToFileURL(folder).href }] });
  const [wheel, definition] = ['wheel.yaml', 'crd.yaml'].map((it) => pathToFileURL(join(folder, it)).href) as [string, string];
  const text = 'apiVersion: example.org/v1\nkind: Wheel\nmetadata: {name: w}\nsize: "3"\n';
  // Reading the disk goes on beside: until it is done the kind is unknown.
  const first = await server.open(wheel, text);
  const known = first.length === 0 ? first : await server.published(wheel);
  assert.deepEqual(known, []);
  const changed = server.published(wheel);
  await server.open(definition, crd('width'));
  assert.equal((await changed)[0]?.message, '"size" is no field of Wheel.');
});

test('a configuration of yamllint is read as one, and a manifest has no completions of it', async (context) => {
  const server = await startLanguageServer(context);
  const text = 'apiVersion: v1\nkind: Service\nrules:\n  colon: enable\n  ';
  const ask = <T>(method: string, of: string, line: number, character: number): Promise<T> =>
    server.connection.sendRequest(method, { textDocument: { uri: of }, position: { line, character } });
  for (const name of ['.yamllint', 'k8s/.yamllint.yaml', '.yamllint.yml', '.config/yamllint/config']) {
    const config = `file:///work/${name}`;
    const found = await server.open(config, text);
    assert.deepEqual(
      found.map(({ code, source }) => [code, source]),
      [
        ['unknown-setting', 'reactbin yamllint'],
        ['unknown-setting', 'reactbin yamllint'],
        ['unknown-rule', 'reactbin yamllint'],
      ],
    );
    const items = await ask<CompletionItem[]>('textDocument/completion', config, 4, 2);
    assert.ok(items.some(({ label }) => label === 'truthy'));
    const hover = await ask<Hover>('textDocument/hover', config, 2, 1);
    assert.match(JSON.stringify(hover.contents), /Which rules are on/);
  }
  const [problem] = await server.open(uri, service('clusterip'));
  assert.equal(problem?.code, 'unsupported-value');
  const { items } = await ask<CompletionList>('textDocument/completion', uri, 5, 2);
  assert.ok(items.some(({ label }) => label === 'clusterIP') && !items.some(({ label }) => label === 'truthy'));
});
