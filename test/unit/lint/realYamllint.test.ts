import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { test } from 'node:test';
import { rules } from '../../../src/core/lint/rules/index.js';
import { reactbin, scratchFolder, type CliResult } from '../../support/cli.js';

/** The real yamllint, run as our own `reactbin lint` is. */
function yamllint(args: readonly string[], { cwd, input = '' }: { cwd: string; input?: string }): CliResult {
  const path = process.env['TEST_YAMLLINT'];
  assert.ok(path, 'TEST_YAMLLINT must name the real yamllint');
  const { status, stdout, stderr } = spawnSync(path, args, { cwd, input, encoding: 'utf8', maxBuffer: 1 << 28 });
  return { code: status, stdout, stderr };
}

const everything = `rules: {${[...rules].map(({ id }) => `${id}: enable`).join(', ')}}`;
const scaffolded = readFileSync('test/fixtures/scaffold/default/expected/.yamllint.yml', 'utf8');
const configurations: Readonly<Record<string, string>> = {
  default: 'extends: default',
  relaxed: 'extends: relaxed',
  scaffolded,
  everything,
};

for (const [name, config] of Object.entries(configurations)) {
  test(`over all YAML of the tests the output is the real one's: ${name}`, (context) => {
    const files = ['test', 'schemas'].flatMap((folder) =>
      readdirSync(folder, { recursive: true, encoding: 'utf8' })
        .filter((it) => /\.ya?ml$/.test(it))
        .map((it) => `${folder}/${it}`),
    );
    assert.ok(files.length > 100);
    const args = ['-f', 'parsable', '-d', config, ...files];
    const [ours, theirs] = [reactbin(['lint', ...args], { cwd: process.cwd() }), yamllint(args, { cwd: process.cwd() })];
    const [ourLines, theirLines] = [ours, theirs].map(({ stdout }) => stdout.split('\n').sort()) as [string[], string[]];
    const known = new Set(ourLines);
    const missed = theirLines.filter((it) => !known.has(it));
    context.diagnostic(`${theirLines.length - missed.length} of ${theirLines.length} problems of ${files.length} files`);
    assert.ok(missed.length <= theirLines.length * 0.001, missed.slice(0, 20).join('\n'));
    assert.ok(Math.abs(ourLines.length - theirLines.length) <= theirLines.length * 0.001);
    assert.equal(ours.code, theirs.code);
  });
}

const uses: readonly (readonly string[])[] = [
  ...['parsable', 'standard', 'colored', 'github', 'auto'].map((it) => ['-f', it, '.']),
  ['-d', 'relaxed', 'k8s'],
  ['-s', '-d', 'relaxed', '.'],
  ['--no-warnings', '.'],
  ['-s', '--no-warnings', 'k8s/fine.yaml'],
  ['--list-files', '.'],
  ['--list-files', '-d', '{extends: default, ignore: "bad.yaml", yaml-files: ["*.yaml", "*.txt"]}', '.', 'k8s/bad.yaml'],
  ['-c', 'own.yml', 'k8s'],
  ['-'],
  ['-f', 'parsable', '-d', 'default', '-'],
  ['nope.yaml'],
  ['k8s/bad.yaml/x'],
  ['links'],
  ['--list-files', 'links', 'nope.yaml'],
  ['--list-files', '-'],
  ['-f', 'parsable', 'encodings/'],
  ['-d', '', '.'],
  ['k8s/bad.yaml', 'nope.yaml'],
  ['-d', 'rules: {nope: enable}', '.'],
  ['-d', 'rules: {colons: {max-spaces-after: x}}', '.'],
  ['-d', 'rules: {colons: {nope: 1}}', '.'],
  ['-d', 'rules: {colons: {level: bad}}', '.'],
  ['-d', '[a, b: c]', '.'],
];
for (const args of uses) {
  test(`output and exit code are the real one's: ${args.join(' ')}`, (context) => {
    const cwd = scratchFolder(context);
    mkdirSync(join(cwd, 'k8s/deep'), { recursive: true });
    const files: Readonly<Record<string, string>> = {
      'k8s/bad.yaml': 'a:  1\nb: [1 ,2]\nc: {\n',
      'k8s/fine.yaml': '---\na: 1\n',
      'k8s/warned.yml': 'a: yes\n# 🚀\nb:  "é"  # c\n',
      'k8s/deep/x.txt': 'a:  1\n',
      '.yamllint': 'extends: default\nrules: {line-length: {max: 20}}\n',
      'own.yml': 'extends: .yamllint\nrules: {colons: disable, truthy: {level: error}}\n',
    };
    for (const [path, text] of Object.entries(files)) {
      mkdirSync(dirname(join(cwd, path)), { recursive: true });
      writeFileSync(join(cwd, path), text);
    }
    const encoded = { 'utf-16le': utf16('a:  1\n'), 'utf-16be': utf16('\ufeffa:  1\n').swap16(), 'utf-32le': utf32('\ufeffa:  1\n'), 'utf-8': '\ufeffa:  1\n' }; // prettier-ignore
    mkdirSync(join(cwd, 'encodings'));
    for (const [name, bytes] of Object.entries(encoded)) writeFileSync(join(cwd, 'encodings', `${name}.yaml`), bytes);
    mkdirSync(join(cwd, 'links'));
    symlinkSync('../k8s/warned.yml', join(cwd, 'links/file.yaml'));
    symlinkSync('../k8s', join(cwd, 'links/folder.yaml'));
    // It ends the run, so it is only there where that is what is asked for.
    if (args.includes('links')) symlinkSync('nowhere', join(cwd, 'links/nowhere.yaml'));
    const input = 'x:   1\n';
    const [ours, theirs] = [reactbin(['lint', ...args], { cwd, input }), yamllint(args, { cwd, input })];
    assert.deepEqual(ours, theirs);
  });
}

function utf16(text: string): Buffer {
  return Buffer.from(text, 'utf16le');
}

function utf32(text: string): Buffer {
  return Buffer.from(Uint32Array.from(text, (it) => it.codePointAt(0) ?? 0).buffer);
}
