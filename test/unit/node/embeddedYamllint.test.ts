import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test, type TestContext } from 'node:test';
import { embeddedYamllint } from '../../../src/node/engines/yamllint.js';
import { catalogFor } from '../../support/catalog.js';
import type { EngineResult } from '../../../src/node/engines/engine.js';

const catalog = catalogFor();

function lintIn(context: TestContext, config: string, text: string): Promise<EngineResult> {
  const root = mkdtempSync(join(tmpdir(), 'reactbin-lint-'));
  context.after(() => rmSync(root, { recursive: true }));
  writeFileSync(join(root, '.yamllint'), config);
  const files = [
    { path: 'k8s/a.yaml', text },
    { path: 'k8s/ignored.yaml', text },
  ];
  return embeddedYamllint(true).run({ root, files, catalog, signal: new AbortController().signal });
}

test("it lints by the workspace's configuration, and puts findings where they are", async (context) => {
  const text = '\uFEFFapiVersion: v1\nkind:  ConfigMap\nmetadata: {name: "🚀", a: 1 }\n';
  const { run, findings } = await lintIn(context, 'rules: {colons: enable, braces: {level: warning}}\nignore: ignored.yaml\n', text);
  assert.deepEqual([run.id, run.status, run.version], ['yamllint', 'ok', 'embedded']);
  const shown = findings.map(
    ({ file, line, column, severity, code, message }) => `${file}:${line}:${column} ${severity} ${code}: ${message}`,
  );
  assert.deepEqual(shown, [
    'k8s/a.yaml:2:7 error colons: Too many spaces after colon.',
    'k8s/a.yaml:3:27 warning braces: Too many spaces inside braces.',
  ]);
});

test('a broken configuration is one failed row, in the words of yamllint', async (context) => {
  const { run, findings } = await lintIn(context, 'rules: {colon: enable}\n', 'a: 1\n');
  assert.deepEqual([run.status, run.detail, findings], ['failed', 'invalid config: no such rule: "colon"', []]);
});
