import assert from 'node:assert/strict';
import { chmodSync, mkdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { suite, test, type TestContext } from 'node:test';
import { findYamllint, yamllint } from '../../../src/node/engines/yamllint.js';
import { fake, folderWith, realTool, requestFor } from './support.js';

const path = realTool('TEST_YAMLLINT');

interface Linted {
  readonly status: string;
  readonly detail: string | undefined;
  /** `file:line:column severity code message` */
  readonly found: readonly string[];
}

/** Lints files on disk, and the texts that an editor holds unsaved. */
async function lint(
  context: TestContext,
  disk: Readonly<Record<string, string>>,
  unsaved: Readonly<Record<string, string>> = {},
): Promise<Linted> {
  const root = folderWith(context, disk);
  const manifests = Object.entries({ ...disk, ...unsaved }).filter(([name]) => !name.startsWith('.') && !name.endsWith('.cfg'));
  const { run, findings } = await yamllint({ path, trusted: true }).run(requestFor(Object.fromEntries(manifests), { root }));
  const found = findings.map((it) => `${it.file}:${it.line}:${it.column} ${it.severity} ${it.code} ${it.message}`);
  return { status: run.status, detail: run.detail, found };
}

const colons = { '.yamllint': 'rules: { colons: enable, key-duplicates: enable, truthy: { level: warning } }\n' };

test('problems come with their place, level and rule, and with the resource that they are in', async (context) => {
  const text = 'apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name:  "ünï"\n---\nkind: Secret\nmetadata: { 𝄞: "😀",  b:  yes }\n';
  const root = folderWith(context, { ...colons, 'k8s/x.yaml': text });
  const { run, findings } = await yamllint({ path, trusted: true }).run(requestFor({ 'k8s/x.yaml': text }, { root }));
  assert.deepEqual([run.status, run.version], ['ok', '1.38.0']);
  const places = findings.map(({ file, line, column, severity, code, message, resource }) => [
    `${file}:${line}:${column}`,
    severity,
    code,
    message,
    resource?.name,
  ]);
  assert.deepEqual(places, [
    ['k8s/x.yaml:4:9', 'error', 'colons', 'Too many spaces after colon.', 'ünï'],
    ['k8s/x.yaml:7:25', 'error', 'colons', 'Too many spaces after colon.', undefined],
    ['k8s/x.yaml:7:26', 'warning', 'truthy', 'Truthy value should be one of [false, true].', undefined],
  ]);
});

suite('the configuration is found as yamllint finds it', () => {
  test('without one it is the default', async (context) => {
    const { found } = await lint(context, { 'a.yaml': 'a: 1\n' });
    assert.deepEqual(found, ['a.yaml:1:1 warning document-start Missing document start "---".']);
  });

  test('what it ignores is ignored, saved or not', async (context) => {
    const config = { '.yamllint.yml': 'ignore: [vendor/, "*.gen.yaml"]\nrules: { colons: enable }\n' };
    const bad = { 'vendor/a.yaml': 'a:  1\n', 'a.gen.yaml': 'a:  1\n', 'b.yaml': 'a:  1\n' };
    assert.deepEqual((await lint(context, { ...config, ...bad })).found, ['b.yaml:1:4 error colons Too many spaces after colon.']);
    const worse = Object.fromEntries(Object.entries(bad).map(([name, text]) => [name, `\n${text}`]));
    assert.deepEqual((await lint(context, { ...config, ...bad }, worse)).found, ['b.yaml:2:4 error colons Too many spaces after colon.']);
  });

  test('also in a folder above, and where the environment says', async (context) => {
    const folder = folderWith(context, { '.yamllint': colons['.yamllint'], 'own.yaml': 'rules: { empty-lines: enable }\n' });
    const request = requestFor({ 'a.yaml': 'a:  1\n\n\n' }, { root: join(folder, 'deep/er') });
    mkdirSync(request.root, { recursive: true });
    writeFileSync(join(request.root, 'a.yaml'), 'a:  1\n\n\n');
    const codes = async (): Promise<readonly string[]> =>
      (await yamllint({ path, trusted: true }).run(request)).findings.map(({ code }) => code);
    assert.deepEqual(await codes(), ['colons']);
    rmSync(join(folder, '.yamllint'));
    process.env['YAMLLINT_CONFIG_FILE'] = join(folder, 'own.yaml');
    context.after(() => delete process.env['YAMLLINT_CONFIG_FILE']);
    assert.deepEqual(await codes(), ['empty-lines']);
  });

  test('a broken one fails the run, once, however many files there are', async (context) => {
    const { status, detail, found } = await lint(context, {
      '.yamllint': 'rules: { colonz: enable }\n',
      'a.yaml': 'a:  1\n',
      'b.yaml': '',
    });
    assert.deepEqual([status, detail, found], ['failed', 'yamllint ended with exit code 255: invalid config: no such rule: "colonz"', []]);
  });

  test('one that extends what is not there fails the run too', async (context) => {
    const { status, detail } = await lint(context, { '.yamllint': 'extends: absent.cfg\n', 'a.yaml': 'a: 1\n', 'b.yaml': '' });
    assert.equal(status, 'failed');
    assert.match(detail ?? '', /exit code 1: FileNotFoundError: .*absent\.cfg/);
  });
});

test('a syntax error takes nothing from the other problems', async (context) => {
  const { status, found } = await lint(context, { ...colons, 'a.yaml': 'a:  1\nb: c: d\n', 'b.yaml': 'a:  1\n' });
  assert.equal(status, 'ok');
  assert.deepEqual(found, [
    'a.yaml:1:4 error colons Too many spaces after colon.',
    'a.yaml:2:5 error syntax Syntax error: mapping values are not allowed here.',
    'b.yaml:1:4 error colons Too many spaces after colon.',
  ]);
});

test('an unsaved text counts instead of the file', async (context) => {
  const { found } = await lint(
    context,
    { ...colons, 'a.yaml': 'a:  1\n', 'b.yaml': 'b: 1\n' },
    { 'a.yaml': 'a: 1\n', 'b.yaml': '\nb:  1\n', 'new.yaml': 'c:  1\n' },
  );
  assert.deepEqual(found, [
    'b.yaml:2:4 error colons Too many spaces after colon.',
    'new.yaml:1:4 error colons Too many spaces after colon.',
  ]);
});

test('file names are data, however hostile', async (context) => {
  const names = [
    '-f.yaml',
    '--version',
    'a b.yaml',
    'x[0]:1:2.yaml',
    'a:1:2: [error] b (c).yaml',
    '"quotes".yaml',
    'line\nbreak.yaml',
    'ünï.yaml',
    '$(exit 1).yaml',
  ];
  const { status, found } = await lint(context, { ...colons, ...Object.fromEntries(names.map((it) => [it, 'a:  1\n'])) });
  assert.equal(status, 'ok');
  assert.deepEqual(found.toSorted(), names.map((it) => `${it}:1:4 error colons Too many spaces after colon.`).toSorted());
});

test('a file that yamllint cannot read takes nothing from the others', async (context) => {
  const good = Object.fromEntries(['a', 'b', 'd', 'e'].map((it) => [`${it}.yaml`, 'a:  1\n']));
  const { status, found } = await lint(context, { ...colons, ...good, 'c.yaml': 'a: "\u0007"\n' });
  assert.equal(status, 'ok');
  assert.deepEqual(found.toSorted(), [
    'a.yaml:1:4 error colons Too many spaces after colon.',
    'b.yaml:1:4 error colons Too many spaces after colon.',
    'c.yaml:1:1 error unreadable yamllint cannot read this file: yaml.reader.ReaderError: unacceptable character #x0007: special characters are not allowed.',
    'd.yaml:1:4 error colons Too many spaces after colon.',
    'e.yaml:1:4 error colons Too many spaces after colon.',
  ]);
});

test('a message may have a line break', async (context) => {
  const { found } = await lint(context, { ...colons, 'a.yaml': '"a\\nb": 1\n"a\\nb": 2\nc:  3\n' });
  assert.deepEqual(found, [
    'a.yaml:2:1 error key-duplicates Duplication of key "a b" in mapping.',
    'a.yaml:3:4 error colons Too many spaces after colon.',
  ]);
});

test('files go into as few processes as the system allows', async (context) => {
  const names = Array.from({ length: 1200 }, (_, index) => `${'long-name-'.repeat(18)}${index}.yaml`);
  const files = Object.fromEntries(names.map((it) => [it, '']));
  const engine = yamllint({ path: fake('counts-its-files'), trusted: true });
  const { run, findings } = await engine.run(requestFor(files, { root: folderWith(context, files) }));
  assert.deepEqual([run.status, run.version, findings.length], ['ok', '1.2.3', names.length]);
  const perProcess = new Set(findings.map((it) => Number.parseInt(it.message)));
  assert.deepEqual([perProcess.size, [...perProcess].reduce((sum, it) => sum + it)], [2, names.length]);
});

test("a workspace's own yamllint is only found when the workspace is trusted", async (context) => {
  const root = folderWith(context);
  const own = join(root, '.venv/bin/yamllint');
  mkdirSync(dirname(own), { recursive: true });
  symlinkSync(fake('silent'), own);
  const before = process.env['PATH'];
  process.env['PATH'] = dirname(own);
  context.after(() => (process.env['PATH'] = before));
  assert.equal(await findYamllint(root, false), undefined);
  assert.equal(await findYamllint(root, true), own);
  const onPath = folderWith(context);
  writeFileSync(join(onPath, 'yamllint'), '#!/bin/sh\n');
  chmodSync(join(onPath, 'yamllint'), 0o755);
  process.env['PATH'] = onPath;
  assert.equal(await findYamllint(root, true), join(onPath, 'yamllint'));
});
