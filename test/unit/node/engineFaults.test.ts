import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { kubectl } from '../../../src/node/engines/kubectl.js';
import type { Engine } from '../../../src/node/engines/engine.js';
import { yamllint } from '../../../src/node/engines/yamllint.js';
import { validate } from '../../../src/node/validate.js';
import { fake, folderWith, requestFor, testPipe } from './support.js';

const files = { 'k8s/x.yaml': 'apiVersion: v1\nkind: Namespace\nmetadata: { name: x }\n' };

/** Each tool as an engine that takes a fake program for it. */
const engines: Readonly<Record<string, (path: string) => Engine>> = {
  kubectl: (path) => kubectl({ mode: 'embedded', path }),
  yamllint: (path) => yamllint({ path, trusted: true }),
};

/** What a row says, by the fake program. */
const rows: Readonly<Record<string, (tool: string) => string>> = {
  crashes: (tool) => `${tool} crashed (SIGSEGV).`,
  floods: (tool) => `${tool} printed far more than a result, so it was stopped.`,
  'exits-127': (tool) => `${tool} is a script that does not find what it should run: `,
  fails: (tool) => `${tool} ended with exit code 3: no licence found`,
  garbage: (tool) => `${fake('garbage')} does not print what ${tool} would; it printed: Hello! I am another program.`,
  'prints-garbage-and-exits-1': (tool) => `${tool} ended with exit code 1: Hello! I am another program.`,
  'leaves-a-child-behind': (tool) => `${fake('leaves-a-child-behind')} does not print what ${tool} would; it printed: done`,
  'not-utf8': (tool) => `${fake('not-utf8')} does not print what ${tool} would; it printed: caf\uFFFD \uFFFD\uFFFD`,
  'no-such-interpreter': (tool) => `${tool} cannot be started: the interpreter that its first line names is not there.`,
  'not-executable': (tool) => `${tool} cannot be started: it is not an executable file (chmod +x).`,
  'no-such-file': (tool) => `There is no ${tool} at ${fake('no-such-file')}: correct the path in the settings.`,
};

for (const [tool, engineWith] of Object.entries(engines)) {
  suite(`a ${tool} that`, () => {
    for (const [name, row] of Object.entries(rows)) {
      test(`${name} is one failed row`, async (context) => {
        const root = folderWith(context, files);
        const { run, findings } = await engineWith(fake(name)).run(requestFor(files, { root }));
        assert.deepEqual([run.id, run.status, findings], [tool, 'failed', []]);
        assert.ok(run.detail?.startsWith(row(tool)), run.detail);
        assert.doesNotMatch(run.detail ?? '', /\n/);
      });
    }

    test('hangs is one failed row after two minutes, and its children are gone', async (context) => {
      const root = folderWith(context, files);
      const pipe = useTestPipe(context);
      context.mock.timers.enable({ apis: ['setTimeout'] });
      const running = engineWith(fake('hangs')).run(requestFor(files, { root }));
      await pipe.started;
      context.mock.timers.tick(120_000);
      const { run } = await running;
      assert.deepEqual([run.status, run.detail], ['failed', `${tool} did not end in time, so it was stopped.`]);
      await pipe.ended;
    });

    test('is stopped is one cancelled row at once, and its children are gone', async (context) => {
      const root = folderWith(context, files);
      const pipe = useTestPipe(context);
      const controller = new AbortController();
      const running = engineWith(fake('hangs')).run(requestFor(files, { root, signal: controller.signal }));
      await pipe.started;
      controller.abort();
      const { run, findings } = await running;
      assert.deepEqual([run.status, run.detail, findings], ['cancelled', 'It was stopped.', []]);
      await pipe.ended;
    });

    test('is nowhere is one row that says what stands in for it', async (context) => {
      const path = process.env['PATH'];
      process.env['PATH'] = '';
      context.after(() => (process.env['PATH'] = path));
      const engine = tool === 'kubectl' ? kubectl({ mode: 'embedded' }) : yamllint({ trusted: true });
      const { run } = await engine.run(requestFor(files));
      const [status, detail] =
        tool === 'kubectl' ? ['skipped', /the schema check stands in for it\. Install/] : ['ok', /its rules were checked without it/];
      assert.equal(run.status, status);
      assert.match(run.detail ?? '', detail);
    });
  });
}

test('a tool that fails takes nothing from the others', async (context) => {
  const root = folderWith(context, files);
  const broken: Engine = { id: 'broken', run: () => Promise.reject(new Error('out of luck')) };
  const found = {
    file: 'k8s/x.yaml',
    line: 2,
    column: 1,
    endLine: 2,
    endColumn: 5,
    severity: 'error',
    source: 'schema',
    code: 'x',
  } as const;
  const working: Engine = {
    id: 'working',
    run: () =>
      Promise.resolve({
        run: { id: 'working', status: 'ok', milliseconds: 1 },
        findings: [
          { ...found, message: 'second' },
          { ...found, line: 1, message: 'first' },
          { ...found, file: 'a.yaml', message: 'zeroth' },
        ],
      }),
  };
  const report = await validate(requestFor(files, { root }), [broken, kubectl({ mode: 'embedded', path: fake('crashes') }), working]);
  assert.deepEqual(
    report.engines.map(({ id, status, detail }) => [id, status, detail]),
    [
      ['broken', 'failed', 'This is a bug in Reactbin Manifests: out of luck'],
      ['kubectl', 'failed', 'kubectl crashed (SIGSEGV).'],
      ['working', 'ok', undefined],
    ],
  );
  assert.deepEqual(
    report.findings.map((it) => it.message),
    ['zeroth', 'first', 'second'],
  );
});

test('a system without room for temporary files is one failed row, and nothing goes on running', async (context) => {
  const folder = process.env['TMPDIR'] ?? '';
  process.env['TMPDIR'] = '/no/such/folder';
  context.after(() => (folder ? (process.env['TMPDIR'] = folder) : delete process.env['TMPDIR']));
  const { engines: runs } = await validate(requestFor(files, { root: process.cwd() }), [
    kubectl({ mode: 'embedded', path: fake('silent') }),
  ]);
  assert.equal(runs[0]?.status, 'failed');
  assert.match(runs[0]?.detail ?? '', /^The system does not allow it: ENOENT/);
});

/** The pipe of the fake `hangs`, which finds it in its environment. */
function useTestPipe(context: Parameters<typeof testPipe>[0]): ReturnType<typeof testPipe> {
  const pipe = testPipe(context);
  process.env['TEST_PIPE'] = pipe.path;
  context.after(() => delete process.env['TEST_PIPE']);
  return pipe;
}
