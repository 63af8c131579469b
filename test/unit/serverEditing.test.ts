import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { CompletionList, DocumentLink, FoldingRange, InlayHint, SelectionRange } from 'vscode-languageserver/node';
import { startLanguageServer } from '../support/languageServer.js';

const uri = 'file:///work/deployment.yaml';
const text = 'apiVersion: apps/v1\nkind: Deployment\nmetadata:\n  name: web\nspec:\n  minReadySeconds: 010\n  \n';
const textDocument = { uri };

test('a manifest is completed by the text as it is now', async (context) => {
  const server = await startLanguageServer(context);
  await server.open(uri, text);
  const ask = (character: number): Promise<CompletionList> =>
    server.connection.sendRequest('textDocument/completion', { textDocument, position: { line: 6, character } });
  assert.deepEqual((await ask(2)).items[0]?.label, 'selector');
  await server.change(uri, `${text.trimEnd()}\n  strategy: {type: }\n`);
  assert.deepEqual(
    (await ask(19)).items.map(({ label }) => label),
    ['RollingUpdate', 'Recreate'],
  );
});

test('what helps to read a manifest is answered', async (context) => {
  const server = await startLanguageServer(context);
  await server.open(uri, text);
  const position = { line: 3, character: 9 };
  const range = { start: { line: 0, character: 0 }, end: { line: 7, character: 0 } };
  const folds = await server.connection.sendRequest<FoldingRange[]>('textDocument/foldingRange', { textDocument });
  assert.deepEqual(
    folds.map(({ startLine, endLine }) => [startLine, endLine]),
    [
      [2, 3],
      [4, 5],
    ],
  );
  const [selection] = await server.connection.sendRequest<SelectionRange[]>('textDocument/selectionRange', {
    textDocument,
    positions: [position],
  });
  assert.deepEqual(selection?.range, { start: { line: 3, character: 8 }, end: { line: 3, character: 11 } });
  const [link] = await server.connection.sendRequest<DocumentLink[]>('textDocument/documentLink', { textDocument });
  assert.match(link?.target ?? '', /#deployment-v1-apps$/);
  const hints = await server.connection.sendRequest<InlayHint[]>('textDocument/inlayHint', { textDocument, range });
  assert.deepEqual(
    hints.map(({ label }) => label),
    ['= 8'],
  );
});

test('a setting asks for what fields are without a value', async (context) => {
  const server = await startLanguageServer(context, { settings: { inlayHints: { defaults: true }, yamllint: { mode: 'off' } } });
  await server.open(uri, text);
  const range = { start: { line: 4, character: 0 }, end: { line: 4, character: 5 } };
  const [hint] = await server.connection.sendRequest<InlayHint[]>('textDocument/inlayHint', { textDocument, range });
  assert.equal(hint?.label, 'paused: false, progressDeadlineSeconds: 600, replicas: 1, …');
});
