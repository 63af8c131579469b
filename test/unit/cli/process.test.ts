import assert from 'node:assert/strict';
import { spawn, type ChildProcess } from 'node:child_process';
import { readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { scratchFolder } from '../../support/cli.js';
import { fake, testPipe } from '../node/support.js';

const pod = '---\napiVersion: v1\nkind: Pod\nmetadata: { name: web }\nspec: { containers: [] }\n';

function start(args: readonly string[], { cwd, env = {} }: { cwd: string; env?: NodeJS.ProcessEnv }): ChildProcess {
  return spawn(process.execPath, [join(process.cwd(), 'dist/cli.js'), ...args], { cwd, env: { ...process.env, ...env } });
}

function ended(child: ChildProcess): Promise<{ readonly code: number | null; readonly stderr: string }> {
  const chunks: Buffer[] = [];
  child.stderr?.on('data', (it: Buffer) => chunks.push(it));
  return new Promise((done) => child.once('close', (code) => done({ code, stderr: Buffer.concat(chunks).toString() })));
}

test('a reader that has had enough is no error', { timeout: 60_000 }, async (context) => {
  const cwd = scratchFolder(context);
  writeFileSync(join(cwd, 'many.yaml'), `${pod}color: red\n`.repeat(3000));
  const child = start(['validate', '--format', 'json', '--kubectl', 'off', '--yamllint', 'off'], { cwd });
  child.stdout?.once('data', () => child.stdout?.destroy());
  assert.deepEqual(await ended(child), { code: 1, stderr: '' });
});

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
  test(`${signal} ends the tools as well, and leaves no copy of a manifest`, { timeout: 60_000 }, async (context) => {
    const cwd = scratchFolder(context);
    const temporary = scratchFolder(context);
    writeFileSync(join(cwd, 'pod.yaml'), pod);
    const pipe = testPipe(context);
    const env = { TEST_PIPE: pipe.path, TMPDIR: temporary };
    const child = start(['validate', '--kubectl', fake('hangs'), '--yamllint', 'off'], { cwd, env });
    const end = ended(child);
    await pipe.started;
    child.kill(signal);
    assert.deepEqual(await end, { code: 2, stderr: 'reactbin: kubectl: It was stopped.\n' });
    await pipe.ended;
    assert.deepEqual(readdirSync(temporary), []);
  });
}
