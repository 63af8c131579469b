import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';

const MEGABYTE = 1024 * 1024;

/** What ships although package.json does not name it. */
const UNNAMED = [
  'package.json',
  'README.md',
  'CHANGELOG.md',
  'LICENSE',
  'dist/notices.txt',
  'dist/server.js',
  'dist/schemaWorker.js',
  'dist/wiring.js',
  'dist/schemas.json',
];

const scratch = mkdtempSync(join(tmpdir(), 'reactbin-package-'));
after(() => rmSync(scratch, { recursive: true }));

test('the package holds what package.json names and what goes with it, and nothing else', () => {
  const listed = execFileSync(process.execPath, ['node_modules/@vscode/vsce/vsce', 'ls', '--no-dependencies'], { encoding: 'utf8' });
  const manifest: unknown = JSON.parse(readFileSync('package.json', 'utf8'));
  const named = texts(manifest)
    .map((text) => text.replace(/^\.\//, ''))
    .filter((text) => existsSync(text) && statSync(text).isFile());
  assert.deepEqual(listed.trim().split('\n').sort(), [...new Set([...UNNAMED, ...named])].sort());
});

test('the package is smaller than 3 MB', () => {
  const vsix = join(scratch, 'reactbin.vsix');
  execFileSync('npm', ['run', 'package', '--silent', '--', '--out', vsix], { stdio: 'pipe' });
  assert.ok(statSync(vsix).size < 3 * MEGABYTE, `${statSync(vsix).size} bytes`);
});

/** Every string in a JSON value. */
function texts(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(texts) : [];
}
