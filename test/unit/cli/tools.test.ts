import assert from 'node:assert/strict';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test, type TestContext } from 'node:test';
import type { Report } from '../../../src/core/finding.js';
import { reactbin, scratchFolder, type CliResult } from '../../support/cli.js';
import { realTool } from '../node/support.js';

const kubectl = realTool('TEST_KUBECTL');
const yamllint = realTool('TEST_YAMLLINT');

const service = '---\napiVersion: v1\nkind: Service\nmetadata:\n  name:  web\nspec:\n  tpye: ClusterIP\n';
const broken = '---\napiVersion: v1\nkind: ConfigMap\nmetadata: {name: first}\n---\na: b: c\napiVersion: v1\n';

function workspace(context: TestContext, files: Readonly<Record<string, string>>): string {
  const folder = scratchFolder(context);
  mkdirSync(join(folder, 'k8s'));
  for (const [path, text] of Object.entries(files)) writeFileSync(join(folder, path), text);
  return folder;
}

function validate(cwd: string, args: readonly string[], input = ''): CliResult {
  return reactbin(['validate', ...args, '--kubectl', kubectl, '--yamllint', yamllint], { cwd, input });
}

/** What is the same in every run. */
function stable(text: string): string {
  return text.replace(/^✓ (\w+) [\d.]+/gm, '✓ $1 VERSION').replace(/ +\d+ ms/g, ' N ms');
}

test('all engines tell what they find, in the order of the places', (context) => {
  const cwd = workspace(context, { 'k8s/service.yaml': service, 'k8s/broken.yaml': broken });
  const { code, stdout, stderr } = validate(cwd, []);
  assert.equal(stderr, '');
  assert.equal(
    stable(stdout),
    `k8s/broken.yaml
  6:1  error    Mapping values are not allowed in this context.  kubectl:syntax
  6:5  error    Mapping values are not allowed here: is this line indented like its neighbours, and is text that holds a colon in quotes?  yaml:yaml-syntax
  6:5  error    Syntax error: mapping values are not allowed here.  yamllint:syntax

k8s/service.yaml
  5:9  error    Too many spaces after colon.  yamllint:colons
  7:3  error    Unknown field "tpye" in ServiceSpec.  kubectl:unknown-field
  7:3  error    "tpye" is no field of ServiceSpec; did you mean "type"?  schema:unknown-field

✓ yamllint VERSION N ms
✓ kubectl VERSION N ms
✓ schema N ms (Kubernetes 1.36)
✓ wiring N ms
6 errors in 2 files (3 documents).
`,
  );
  assert.equal(code, 1);
});

test('the report names the tools, their versions and their commands', (context) => {
  const { stdout } = validate(workspace(context, { 'k8s/service.yaml': service }), ['--format', 'json']);
  const { engines, findings } = JSON.parse(stdout) as Report;
  assert.deepEqual(
    engines.map(({ id, status, version, command }) => [id, status, /^\d+\.\d+\.\d+/.test(version ?? ''), command?.[0]]),
    [
      ['yamllint', 'ok', true, yamllint],
      ['kubectl', 'ok', true, kubectl],
      ['schema', 'ok', false, undefined],
      ['wiring', 'ok', false, undefined],
    ],
  );
  assert.deepEqual(
    findings.map(({ source, code }) => `${source}:${code}`),
    ['yamllint:colons', 'kubectl:unknown-field', 'schema:unknown-field'],
  );
});

test('SARIF has a run for each engine that found something', (context) => {
  const { stdout } = validate(workspace(context, { 'k8s/service.yaml': service }), ['--format', 'sarif']);
  const { runs } = JSON.parse(stdout) as { runs: { tool: { driver: { name: string } }; results: unknown[] }[] };
  assert.deepEqual(
    runs.map(({ tool, results }) => [tool.driver.name, results.length]),
    [
      ['reactbin yamllint', 1],
      ['reactbin kubectl', 1],
      ['reactbin schema', 1],
    ],
  );
});

test('standard input goes to all engines', (context) => {
  const { code, stdout } = validate(scratchFolder(context), ['-', '--format', 'github'], service);
  const places = [...stdout.matchAll(/file=(\S+?),line=(\d+),.*title=(\w+)/g)].map(([, ...groups]) => groups.join(' '));
  assert.deepEqual([code, places], [1, ['- 5 yamllint', '- 7 kubectl', '- 7 schema']]);
});

test('a broken configuration is told on standard error, and what the others find is told all the same', (context) => {
  const cwd = workspace(context, { 'k8s/service.yaml': service, '.yamllint': 'rules: {colonz: enable}\n' });
  const { code, stdout, stderr } = validate(cwd, ['--format', 'github', '--only', 'yamllint,kubectl']);
  assert.equal(stderr, 'reactbin: yamllint: yamllint ended with exit code 255: invalid config: no such rule: "colonz"\n');
  assert.match(stdout, /^::error file=k8s\/service\.yaml,line=7,[^\n]*\n$/);
  assert.equal(code, 2);
});

test('the tree that is scaffolded has warnings at its placeholders alone', (context) => {
  const cwd = scratchFolder(context);
  assert.equal(reactbin(['scaffold'], { cwd }).code, 0);
  const { code, stdout, stderr } = validate(cwd, ['--format', 'json']);
  const { engines, findings } = JSON.parse(stdout) as Report;
  assert.deepEqual(
    engines.map(({ status }) => status),
    ['ok', 'ok', 'ok', 'ok'],
    stderr,
  );
  assert.deepEqual(
    [...new Set(findings.map(({ severity, code: it }) => `${severity} ${it}`))],
    ['warning placeholder-tag', 'warning placeholder-domain'],
  );
  assert.equal(code, 0);
});
