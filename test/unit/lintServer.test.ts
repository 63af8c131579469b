import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test, type TestContext } from 'node:test';
import { pathToFileURL } from 'node:url';
import type { CodeAction, Diagnostic, TextEdit } from 'vscode-languageserver/node';
import { applyEdits } from '../../src/core/edits.js';
import { startLanguageServer, type RunningServer } from '../support/languageServer.js';

/** A workspace with some files, and a server that has it open. */
async function workspace(
  context: TestContext,
  files: Readonly<Record<string, string>>,
  options: { trusted?: boolean; settings?: object } = {},
): Promise<{ server: RunningServer; uri: (path: string) => string; root: string }> {
  const root = realpathSync(mkdtempSync(join(tmpdir(), 'reactbin-server-')));
  context.after(() => rmSync(root, { recursive: true }));
  const folder = join(root, 'work');
  mkdirSync(folder);
  for (const [path, text] of Object.entries(files)) writeFileSync(join(folder, path), text);
  const folders = [{ name: 'work', uri: pathToFileURL(folder).href }];
  const server = await startLanguageServer(context, { settings: {}, folders, ...options });
  return { server, root, uri: (path) => pathToFileURL(join(folder, path)).href };
}

const colons = 'rules: {colons: enable}\n';

function told(diagnostics: readonly Diagnostic[]): readonly string[] {
  return diagnostics.map(
    ({ range: { start }, source, code, message }) => `${start.line}:${start.character} ${source} ${String(code)} ${message as string}`,
  );
}

async function actions(server: RunningServer, uri: string, character: number, only?: string[]): Promise<readonly CodeAction[]> {
  const place = { line: 0, character };
  const context = { diagnostics: [], ...(only && { only }) };
  return server.connection.sendRequest('textDocument/codeAction', { textDocument: { uri }, range: { start: place, end: place }, context });
}

function edited(text: string, edits: readonly TextEdit[] = []): string {
  const starts = [0, ...Array.from(text.matchAll(/\n/g), ({ index }) => index + 1)];
  const at = ({ line, character }: { line: number; character: number }): number => (starts[line] ?? text.length) + character;
  return applyEdits(
    text,
    edits.map(({ range, newText }) => ({ start: at(range.start), end: at(range.end), text: newText })),
  );
}

test('the rules of yamllint are told of while typing, each with its page', async (context) => {
  const { server, uri } = await workspace(context, { '.yamllint': colons });
  const [found, ...others] = await server.open(uri('a.yaml'), 'a:  1\n');
  assert.deepEqual(told([found as Diagnostic]), ['0:3 yamllint colons Too many spaces after colon.']);
  assert.deepEqual(others, []);
  assert.match(found?.codeDescription?.href ?? '', /rules\.colons$/);
  assert.deepEqual(await server.change(uri('a.yaml'), 'a: 1\n'), []);
});

test('without a configuration the default one of yamllint counts, as it does for yamllint', async (context) => {
  const { server, uri } = await workspace(context, {});
  assert.deepEqual(told(await server.open(uri('a.yaml'), 'a: 1\n')), ['0:0 yamllint document-start Missing document start "---".']);
});

test('a configuration counts as it is typed, and what it ignores is passed over', async (context) => {
  const { server, uri } = await workspace(context, { '.yamllint': colons });
  assert.equal((await server.open(uri('a.yaml'), 'a:  1\n')).length, 1);
  const again = server.published(uri('a.yaml'));
  await server.open(uri('.yamllint'), 'rules: {colons: enable}\nignore: "a.yaml"\n');
  assert.deepEqual(await again, []);
});

test('what the check of manifests says already is not said twice', async (context) => {
  const { server, uri } = await workspace(context, { '.yamllint': 'rules: {key-duplicates: enable}\n' });
  const manifest = 'apiVersion: v1\nkind: ConfigMap\nmetadata: {name: a}\ndata:\n  a: b\n  a: c\n';
  assert.deepEqual(
    (await server.open(uri('a.yaml'), manifest)).map(({ code }) => code),
    ['duplicate-key'],
  );
  assert.deepEqual(
    (await server.open(uri('b.yaml'), 'a: 1\na: 2\n')).map(({ code }) => code),
    ['key-duplicates'],
  );
  assert.deepEqual(
    (await server.open(uri('c.yaml'), 'a: [1\n')).map(({ code }) => code),
    ['yaml-syntax'],
  );
});

test('nothing is told when yamllint is off', async (context) => {
  const { server, uri } = await workspace(context, { '.yamllint': colons }, { settings: { yamllint: { mode: 'off' } } });
  assert.deepEqual(await server.open(uri('a.yaml'), 'a:  1\n'), []);
});

test('a problem has a fix, can be disabled for its line, and in the configuration', async (context) => {
  const { server, uri } = await workspace(context, { '.yamllint': `# Ours.\n${colons}` });
  const text = 'a:  1\n';
  await server.open(uri('a.yaml'), text);
  const [fix, line, config, ...others] = await actions(server, uri('a.yaml'), 3);
  assert.deepEqual(
    [fix?.title, line?.title, config?.title],
    ['Remove this space', 'Disable colons for this line', 'Disable colons in .yamllint'],
  );
  assert.deepEqual(others, []);
  assert.equal(fix?.isPreferred, true);
  assert.equal(edited(text, fix?.edit?.changes?.[uri('a.yaml')]), 'a: 1\n');
  assert.equal(edited(text, line?.edit?.changes?.[uri('a.yaml')]), 'a:  1  # yamllint disable-line rule:colons\n');
  assert.equal(edited(`# Ours.\n${colons}`, config?.edit?.changes?.[uri('.yamllint')]), '# Ours.\nrules: {colons: disable}\n');
});

test('where there is no configuration one is made', async (context) => {
  const { server, uri } = await workspace(context, {});
  await server.open(uri('a.yaml'), 'a: 1\n');
  const made = (await actions(server, uri('a.yaml'), 0)).find(({ title }) => title === 'Disable document-start in .yamllint');
  assert.match(JSON.stringify(made?.edit), /"kind":"create".*"newText":"extends: default\\n\\nrules:\\n {2}document-start: disable\\n"/);
});

test('fixing all of a file fixes what the linter finds too, line by line', async (context) => {
  const { server, uri } = await workspace(context, { '.yamllint': 'rules: {colons: enable, indentation: enable}\n' });
  const text = 'apiVersion:  v1\nkind: Service\nmetadata:\n  name: web\nspec:\n    type: clusterip\n    ports:  [{port: 80}]\n';
  await server.open(uri('a.yaml'), text);
  const [all] = await actions(server, uri('a.yaml'), 0, ['source.fixAll']);
  const edits = all?.edit?.changes?.[uri('a.yaml')];
  assert.equal(
    edited(text, edits),
    'apiVersion: v1\nkind: Service\nmetadata:\n  name: web\nspec:\n  type: ClusterIP\n  ports: [{port: 80}]\n',
  );
  assert.deepEqual(
    edits?.map(({ range }) => range.start.line),
    [0, 5, 6],
  );
});

test('in a folder that is not trusted nothing is read that lies outside of it', async (context) => {
  const files = { '.yamllint': 'extends: ../outside\nrules: {hyphens: enable}\n' };
  const { server, root, uri } = await workspace(context, files, { trusted: false });
  writeFileSync(join(root, 'outside'), colons);
  assert.deepEqual(await server.open(uri('a.yaml'), 'a:  1\n'), []);
  await server.connection.sendNotification('reactbin/trustGranted');
  assert.equal((await server.published(uri('a.yaml'))).length, 1);
});

test('nor through a symlink', async (context) => {
  const { server, root, uri } = await workspace(context, {}, { trusted: false });
  writeFileSync(join(root, 'outside'), 'rules: {}\n');
  symlinkSync('../outside', join(root, 'work/.yamllint'));
  assert.deepEqual(
    (await server.open(uri('a.yaml'), 'a: 1\n')).map(({ code }) => code),
    ['document-start'],
  );
});

test('in a long file what was found moves with the text, and is looked for again in a pause', async (context) => {
  const { server, uri } = await workspace(context, { '.yamllint': colons });
  const rest = Array.from({ length: 12_000 }, (_, index) => `k${index}: 1\n`).join('');
  const lines = (found: readonly Diagnostic[]): readonly number[] => found.map(({ range }) => range.start.line);
  assert.deepEqual(lines(await server.open(uri('a.yaml'), `x:  1\ny: 1\n${rest}z:  1\n`)), [0, 12_002]);
  // Above the first problem a line is new; below it another problem.
  const changed = `new: 1\nx:  1\ny:  1\n${rest}z:  1\n`;
  assert.deepEqual(lines(await server.change(uri('a.yaml'), changed)), [12_003]);
  assert.deepEqual(lines(await server.published(uri('a.yaml'))), [1, 2, 12_003]);
});
