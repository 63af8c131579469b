import assert from 'node:assert/strict';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test, type TestContext } from 'node:test';
import type { Report } from '../../../src/core/finding.js';
import { reactbin, scratchFolder, type CliResult } from '../../support/cli.js';
import { fake } from '../node/support.js';

const service = 'apiVersion: v1\nkind: Service\nmetadata:\n  name: web\nspec:\n  tpye: ClusterIP\n';
const pod = 'apiVersion: v1\nkind: Pod\nmetadata: {name: web}\nspec: {containers: [{name: web, args: ["🚀"], image: "web:latest"}]}\n';

function workspace(context: TestContext): string {
  const folder = scratchFolder(context);
  mkdirSync(join(folder, 'k8s'));
  writeFileSync(join(folder, 'k8s/service.yaml'), service);
  writeFileSync(join(folder, 'k8s/pod.yaml'), pod);
  return folder;
}

/** Without the tools: what they find is tested with them. */
function validate(folder: string, ...args: string[]): CliResult {
  return reactbin(['validate', ...args, '--kubectl', 'off', '--yamllint', 'off'], { cwd: folder });
}

test('text: files, places, the engines and the sum', (context) => {
  const { code, stdout, stderr } = validate(workspace(context));
  assert.equal(stderr, '');
  assert.equal(
    stdout.replace(/\d+ ms/g, 'N ms'),
    `k8s/pod.yaml
  4:58  warning  Replace the tag "latest" with a released one: it names another image after every push.  profile:placeholder-tag

k8s/service.yaml
  6:3  error    "tpye" is no field of ServiceSpec; did you mean "type"?  schema:unknown-field

✓ schema  N ms (Kubernetes 1.36)
✓ wiring  N ms
1 error, 1 warning in 2 files (2 documents).
`,
  );
  assert.equal(code, 1);
});

test('json: the report, columns in code points', (context) => {
  const report = JSON.parse(validate(workspace(context), '--format', 'json').stdout) as Report;
  assert.deepEqual([report.version, report.files, report.documents], [1, 2, 2]);
  assert.deepEqual(
    report.engines.map(({ id, status }) => [id, status]),
    [
      ['schema', 'ok'],
      ['wiring', 'ok'],
    ],
  );
  assert.deepEqual(report.findings[1], {
    file: 'k8s/service.yaml',
    line: 6,
    column: 3,
    endLine: 6,
    endColumn: 7,
    severity: 'error',
    source: 'schema',
    code: 'unknown-field',
    message: '"tpye" is no field of ServiceSpec; did you mean "type"?',
    resource: { apiVersion: 'v1', kind: 'Service', name: 'web' },
    field: 'spec.tpye',
  });
  assert.deepEqual([report.findings[0]?.column, report.findings[0]?.endColumn], [58, 64]);
});

test('sarif and github say the same', (context) => {
  const folder = workspace(context);
  const log = JSON.parse(validate(folder, '--format', 'sarif').stdout) as { version: string; runs: { results: { ruleId: string }[] }[] };
  assert.deepEqual(
    [log.version, log.runs.flatMap(({ results }) => results.map((it) => it.ruleId))],
    ['2.1.0', ['placeholder-tag', 'unknown-field']],
  );
  assert.match(
    validate(folder, '--format', 'github').stdout,
    /^::error file=k8s\/service\.yaml,line=6,col=3,endLine=6,endColumn=7,title=schema%3A unknown-field::"tpye" is no field of ServiceSpec; did you mean "type"\?$/m,
  );
});

test('what makes it fail, and what is told, can be chosen', (context) => {
  const folder = workspace(context);
  assert.equal(validate(folder, 'k8s/pod.yaml').code, 0);
  assert.equal(validate(folder, 'k8s/pod.yaml', '--fail-on', 'warning').code, 1);
  assert.equal(validate(folder, '--skip', 'schema').code, 0);
  const only = validate(folder, '--only', 'profile', '--fail-on', 'info');
  assert.deepEqual([only.code, only.stdout.includes('tpye')], [1, false]);
});

test('the versions that the manifests are for can be chosen', (context) => {
  const folder = scratchFolder(context);
  writeFileSync(
    join(folder, 'a.yaml'),
    'apiVersion: secrets.hashicorp.com/v1beta1\nkind: HCPAuth\nmetadata: {name: a}\nspec: {organizationID: o, projectID: p}\n',
  );
  assert.equal(validate(folder, '--vault-secrets-operator', '1.4').code, 0);
  assert.match(validate(folder, '--vault-secrets-operator', '2.0').stdout, /was removed in version 1\.6\.0/);
  assert.match(validate(folder, '--kubernetes', 'v1.30.4').stdout, /Kubernetes 1\.30\)/);
});

test('standard input is a file named -', (context) => {
  const { stdout, code } = reactbin(['validate', '-', '--kubectl', 'off', '--yamllint', 'off'], {
    cwd: scratchFolder(context),
    input: service,
  });
  assert.match(stdout, /^-\n {2}6:3 {2}error/);
  assert.equal(code, 1);
});

test('CRDs beside the manifests count', (context) => {
  const folder = scratchFolder(context);
  const names = '  names: {kind: Wheel, plural: wheels}\n  group: example.org\n  scope: Namespaced\n';
  const versions = '  versions: [{name: v1, served: true, storage: true, schema: {openAPIV3Schema: {type: object}}}]\n';
  const crd = `apiVersion: apiextensions.k8s.io/v1\nkind: CustomResourceDefinition\nmetadata: {name: wheels.example.org}\nspec:\n${names}${versions}`;
  writeFileSync(join(folder, 'crd.yaml'), crd);
  writeFileSync(join(folder, 'wheel.yaml'), 'apiVersion: example.org/v1\nkind: Wheel\nmetadata: {name: w}\nsize: 1\n');
  assert.match(validate(folder).stdout, /"size" is no field of Wheel\./);
});

test('a path that cannot be read is told on standard error, and the rest is checked', (context) => {
  const folder = workspace(context);
  const { code, stdout, stderr } = validate(folder, 'nope.yaml', 'k8s/service.yaml');
  assert.equal(stderr, 'reactbin: nope.yaml: There is no such file or folder.\n');
  assert.match(stdout, /tpye/);
  assert.equal(code, 2);
});

test('standard input that is no UTF-8 is told of', (context) => {
  const input = Buffer.from([0x61, 0x3a, 0x20, 0xe9]);
  const args = ['validate', '-', '--kubectl', 'off', '--yamllint', 'off'];
  const result = reactbin(args, { cwd: scratchFolder(context), input });
  assert.deepEqual(result, { code: 2, stdout: '', stderr: 'reactbin: -: It is not UTF-8 text.\n' });
});

test('paths outside the current folder are named from the folder that holds them all', (context) => {
  const folder = workspace(context);
  mkdirSync(join(folder, 'here'));
  writeFileSync(join(folder, 'here/a.yaml'), service);
  const { stdout } = reactbin(['validate', '../k8s', 'a.yaml', '--kubectl', 'off', '--yamllint', 'off'], { cwd: join(folder, 'here') });
  assert.match(stdout, /^here\/a\.yaml\n {2}6:3 {2}error[^]*^k8s\/service\.yaml\n {2}6:3 {2}error/m);
});

test('a tool that fails is told on standard error whatever the format, and is no success', (context) => {
  const args = ['--only', 'yaml', '--format', 'github', '--kubectl', fake('crashes'), '--yamllint', fake('fails')];
  assert.deepEqual(reactbin(['validate', ...args], { cwd: workspace(context) }), {
    code: 2,
    stdout: '',
    stderr: 'reactbin: yamllint: yamllint ended with exit code 3: no licence found\nreactbin: kubectl: kubectl crashed (SIGSEGV).\n',
  });
});

const wrong: Readonly<Record<string, readonly [readonly string[], RegExp]>> = {
  'a format that does not exist': [['--format', 'xml'], /--format takes text, json, sarif, github, not "xml"/],
  'a source that does not exist': [['--only', 'vibes'], /--only takes yaml, schema, /],
  'a version that is none': [['--kubernetes', 'latest'], /--kubernetes takes a version such as 1\.30, not "latest"/],
  'no source at all': [['--only', ''], /--only takes yaml, schema, .*, not ""/],
  'a version that does not exist': [['--kubernetes', '2.0'], /--kubernetes takes 1\.29, .*1\.36, not "2\.0"/],
  'a cluster without its context': [['--kubectl', 'server'], /--kubectl server needs --context/],
  'a context without a cluster': [['--context', 'prod'], /--context goes with --kubectl client or --kubectl server/],
  'a tool that is not there': [['--yamllint', './nope'], /--yamllint: there is no file \.\/nope/],
  'an option that does not exist': [['--frob'], /Unknown option '--frob'/],
};
for (const [name, [args, message]] of Object.entries(wrong)) {
  test(`wrong usage: ${name}`, (context) => {
    const { code, stdout, stderr } = reactbin(['validate', ...args], { cwd: workspace(context) });
    assert.match(stderr, message);
    assert.deepEqual([code, stdout], [2, '']);
  });
}

test('help, version and a command that does not exist', (context) => {
  const cwd = scratchFolder(context);
  assert.match(reactbin(['--version'], { cwd }).stdout, /^\d+\.\d+\.\d+\n$/);
  assert.match(reactbin(['--help'], { cwd }).stdout, /^Usage: reactbin COMMAND/);
  assert.match(reactbin(['validate', '--help'], { cwd }).stdout, /--fail-on SEVERITY/);
  assert.deepEqual([reactbin([], { cwd }).code, reactbin(['frob'], { cwd }).code], [2, 2]);
  assert.match(reactbin(['frob'], { cwd }).stderr, /there is no command "frob"/);
});
