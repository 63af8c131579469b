import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { planScaffold } from '../../../src/core/scaffold/plan.js';
import { completeAnswers } from '../../../src/core/scaffold/questions.js';
import { fixtures, updating } from './tree.js';

/**
 * Each folder below is one case: `before`, and beside it `after` when the file is changed and `note.txt` when something is
 * said about it. Without `after` the file stays as it is.
 */
const edited = [
  { folder: 'makefile', path: 'Makefile', extension: 'mk' },
  { folder: 'dockerfile', path: 'api/Dockerfile.prod', extension: 'Dockerfile' },
];

for (const { folder, path, extension } of edited) {
  for (const name of readdirSync(join(fixtures, folder))) {
    const file = (part: string): string => join(fixtures, folder, name, part);
    const before = readFileSync(file(`before.${extension}`), 'utf8');

    test(`${path}: ${name}`, () => {
      const { after, note } = plan(path, before);
      expectFile(file(`after.${extension}`), after === before ? undefined : after);
      expectFile(file('note.txt'), note && `${note}\n`);
    });

    test(`${path}: ${name}, planned again on its own result, is unchanged`, () => {
      const { after } = plan(path, before);
      assert.equal(plan(path, after).after, after);
    });
  }
}

test('the Makefile that is there is extended under the name it has', () => {
  const { changes } = planScaffold(completeAnswers({}).answers, (path) => (path === 'GNUmakefile' ? 'all:\n' : undefined));
  assert.deepEqual(
    changes.filter((change) => /makefile/i.test(change.path)).map(({ path, kind }) => ({ path, kind })),
    [{ path: 'GNUmakefile', kind: 'modify' }],
  );
});

test('a Dockerfile of a megabyte made to be slow is not', () => {
  const lines = [
    'FROM a AS a\nCOPY --from=0 app app\n',
    'RUN <<A <<A <<A\nA\nA\nA\n',
    `RUN ${'1'.repeat(1000)}<< x\n`,
    'COPY "[[[[,,,,]]]]" \\\n\n#\n',
  ];
  const chain = Array.from({ length: 20_000 }, (_, index) => `FROM a AS s${index}\nCOPY --from=s${index - 1} app app\n`);
  const hostile = [...lines.map((line) => line.repeat(250_000 / line.length)), ...chain].join('');
  const started = performance.now();
  plan('api/Dockerfile.prod', hostile);
  plan('Makefile', 'a: '.repeat(300_000) + '\n: validate-k8s'.repeat(50_000));
  assert.ok(performance.now() - started < 2000);
});

function plan(path: string, before: string): { after: string; note: string | undefined } {
  const other =
    path === 'Makefile' ? ['api/Dockerfile.prod', 'FROM a\nCOPY app alembic alembic.ini /app/\n'] : ['Makefile', 'validate-k8s:\n'];
  const { changes, notes } = planScaffold(completeAnswers({}).answers, (wanted) =>
    wanted === path ? before : wanted === other[0] ? other[1] : undefined,
  );
  const change = changes.find((it) => it.path === path);
  assert.ok(change === undefined || change.kind === (change.after === before ? 'unchanged' : 'modify'));
  return { after: change?.after ?? before, note: change?.note ?? notes[0] };
}

function expectFile(path: string, expected: string | undefined): void {
  if (updating) {
    if (expected === undefined) rmSync(path, { force: true });
    else writeFileSync(path, expected);
  }
  assert.equal(expected, existsSync(path) ? readFileSync(path, 'utf8') : undefined);
}
