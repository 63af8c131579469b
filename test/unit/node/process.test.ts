import assert from 'node:assert/strict';
import { test } from 'node:test';
import { run, type RunOptions } from '../../../src/node/process.js';
import { fake, testPipe } from './support.js';

const usual: RunOptions = {
  cwd: process.cwd(),
  env: process.env,
  signal: new AbortController().signal,
  timeoutMs: 60_000,
  maxOutputBytes: 1_000_000,
};

test('what a program prints and its exit code come back', async () => {
  assert.deepEqual(await run(fake('fails'), [], usual), { status: 'exited', code: 3, stdout: '', stderr: 'no licence found\n' });
});

test('no shell reads the arguments', async () => {
  const args = ['$HOME', 'a b', "it's", '"quoted"', '*', '-f', 'two\nlines', ''];
  const outcome = await run(fake('prints-its-arguments'), args, usual);
  assert.deepEqual(outcome, { status: 'exited', code: 0, stdout: args.map((it) => `<${it}>\n`).join(''), stderr: '' });
});

test('a program that is cancelled ends at once, and so does what it started', async (context) => {
  const pipe = testPipe(context);
  const controller = new AbortController();
  const outcome = run(fake('hangs'), [], { ...usual, env: { ...process.env, TEST_PIPE: pipe.path }, signal: controller.signal });
  await pipe.started;
  controller.abort();
  assert.deepEqual(await outcome, { status: 'cancelled' });
  await pipe.ended;
});

test('a program that hangs ends with its time, and so does what it started', async (context) => {
  const pipe = testPipe(context);
  context.mock.timers.enable({ apis: ['setTimeout'] });
  const outcome = run(fake('hangs'), [], { ...usual, env: { ...process.env, TEST_PIPE: pipe.path }, timeoutMs: 60_000 });
  await pipe.started;
  context.mock.timers.tick(60_000);
  assert.deepEqual(await outcome, { status: 'timedOut' });
  await pipe.ended;
});

test('a run that is cancelled before it starts does not start', async () => {
  assert.deepEqual(await run('/no/such/program', [], { ...usual, signal: AbortSignal.abort() }), { status: 'cancelled' });
});

test('a crash tells its signal', async () => {
  assert.deepEqual(await run(fake('crashes'), [], usual), { status: 'crashed', signal: 'SIGSEGV', stderr: '' });
});

test('a flood of output is dammed', async () => {
  const before = process.memoryUsage().rss;
  assert.deepEqual(await run(fake('floods'), [], usual), { status: 'flooded' });
  assert.ok(process.memoryUsage().rss - before < 50_000_000, 'the output was kept');
});

test('what a program leaves behind keeps nobody waiting', async () => {
  assert.deepEqual(await run(fake('leaves-a-child-behind'), [], usual), { status: 'exited', code: 0, stdout: 'done\n', stderr: '' });
});

test('a program that does not read its input is not at fault', async () => {
  const outcome = await run(fake('closes-its-input'), [], { ...usual, input: 'x'.repeat(10_000_000) });
  assert.deepEqual(outcome, { status: 'exited', code: 0, stdout: 'done\n', stderr: '' });
});

test('a character that comes in two pieces stays whole', async () => {
  const text = 'é𝄞'.repeat(50_000);
  const outcome = await run(fake('echoes-its-input'), [], { ...usual, input: text });
  assert.deepEqual(outcome, { status: 'exited', code: 0, stdout: text, stderr: '' });
});

test('bytes that are not UTF-8 do no harm', async () => {
  assert.deepEqual(await run(fake('not-utf8'), [], usual), { status: 'exited', code: 0, stdout: 'caf\uFFFD \uFFFD\uFFFD\n', stderr: '' });
});

test('what cannot be started says why', async () => {
  const reasons = {
    'no-such-interpreter': 'the interpreter that its first line names is not there',
    'not-executable': 'it is not an executable file (chmod +x)',
  };
  for (const [name, reason] of Object.entries(reasons)) assert.deepEqual(await run(fake(name), [], usual), { status: 'unusable', reason });
  assert.deepEqual(await run(fake('no-such-file'), [], usual), { status: 'missing' });
  assert.deepEqual(await run(fake('silent'), [], { ...usual, cwd: '/no/such/folder' }), {
    status: 'unusable',
    reason: 'the folder /no/such/folder is not there',
  });
  assert.deepEqual(await run(process.cwd(), [], usual), { status: 'unusable', reason: reasons['not-executable'] });
  assert.deepEqual(await run(fake('silent'), ['x'.repeat(10_000_000)], usual), { status: 'unusable', reason: 'the system says E2BIG' });
});

test('a program is not searched for, on PATH or in the working folder', async () => {
  assert.deepEqual(await run('sh', ['-c', 'exit 0'], usual), { status: 'unusable', reason: 'sh is no absolute path' });
  assert.deepEqual(await run('./silent', [], { ...usual, cwd: fake('.') }), { status: 'unusable', reason: './silent is no absolute path' });
});
