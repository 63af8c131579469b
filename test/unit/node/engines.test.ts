import assert from 'node:assert/strict';
import { test } from 'node:test';
import { enginesFor, plannedCommands, type EngineOptions } from '../../../src/node/engines/index.js';
import { fake, folderWith, requestFor } from './support.js';

const path = fake('silent');
const trusted: EngineOptions = { kubectl: { mode: 'embedded', path }, yamllint: { mode: 'auto', path }, trusted: true };

test('what is not trusted is read, and nothing is started for it', async (context) => {
  const options = { ...trusted, trusted: false };
  assert.deepEqual(
    enginesFor(options).map(({ id }) => id),
    ['yamllint', 'schema', 'wiring'],
  );
  const [linter] = enginesFor(options);
  const { run } = (await linter?.run(requestFor({ 'x.yaml': 'a: 1\n' }, { root: folderWith(context) }))) ?? {};
  assert.deepEqual([run?.version, run?.command], ['embedded', undefined]);
  assert.deepEqual(await plannedCommands(options, folderWith(context)), []);
});

test('a tool that is off is not run', async (context) => {
  const options: EngineOptions = { ...trusted, kubectl: { mode: 'off', path }, yamllint: { mode: 'off', path } };
  assert.deepEqual(
    enginesFor(options).map(({ id }) => id),
    ['schema', 'wiring'],
  );
  assert.deepEqual(await plannedCommands(options, folderWith(context)), []);
});

test('the commands that are shown before a run are those that run', async (context) => {
  const files = { 'x.yaml': 'apiVersion: v1\nkind: Namespace\nmetadata: { name: x }\n' };
  const root = folderWith(context, files);
  for (const mode of ['embedded', 'client', 'server'] as const) {
    const options: EngineOptions = { ...trusted, kubectl: { mode, path, ...(mode !== 'embedded' && { context: 'prod' }) } };
    const results = await Promise.all(enginesFor(options).map(({ run }) => run(requestFor(files, { root }))));
    const commands = results.flatMap(({ run }) => (run.command ? [run.command] : []));
    assert.equal(commands.length, 2);
    assert.deepEqual(await plannedCommands(options, root), [commands[1], commands[0]]);
  }
});
