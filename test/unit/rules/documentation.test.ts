import assert from 'node:assert/strict';
import { existsSync, readdirSync } from 'node:fs';
import { test } from 'node:test';
import { createDiagnose } from '../../../src/core/diagnose.js';
import { applyEdits } from '../../../src/core/edits.js';
import { readManifest } from '../../../src/core/manifest.js';
import { resourceRules } from '../../../src/core/rules/index.js';
import { readSettings } from '../../../src/core/settings/settings.js';
import { waysOut } from '../../../src/core/settings/waysOut.js';
import { catalogFor } from '../../support/catalog.js';

const diagnose = createDiagnose(catalogFor());

test('every rule has a name of its own', () => {
  const ids = resourceRules.map(({ id }) => id);
  assert.deepEqual(
    ids.filter((id, index) => ids.indexOf(id) !== index || !/^[a-z][a-z0-9-]*$/.test(id)),
    [],
  );
});

for (const { id, only, severity, documentation } of resourceRules) {
  const condition = { profile: 'profile: reactbin', k3s: 'cluster: k3s' };
  const settings = readSettings(only ? condition[only] : '');
  const codesIn = (text: string, by = settings): string[] => diagnose(readManifest(text), by).map(({ code }) => code);

  const quiet = (text: string, by = settings): void => assert.ok(!codesIn(text, by).includes(id));

  test(`${id}: the wrong example breaks the rule, the right one does not`, () => {
    assert.ok(documentation.why.endsWith('.'), 'the reason is a sentence');
    assert.ok(codesIn(documentation.wrong).includes(id), 'the wrong example');
    assert.deepEqual(codesIn(documentation.right), [], 'the right example is right in every way');
  });

  test(`${id}: is told only where it holds, and not where a comment or the settings switch it off`, () => {
    if (only) quiet(documentation.wrong, readSettings(''));
    quiet(documentation.wrong, readSettings(`rules:\n  ${id}: off\n`));
    quiet(`# reactbin disable rule:${id}\n${documentation.wrong}`);
    const weighed = diagnose(readManifest(documentation.wrong), readSettings(`rules:\n  ${id}: hint\n`));
    assert.ok(weighed.some((it) => it.code === id && it.severity === 'hint'));
    assert.ok(severity !== 'hint' || !only);
  });

  test(`${id}: a fix of the wrong example takes it away, and there is a way not to hear of it`, () => {
    const text = documentation.wrong;
    const problems = diagnose(readManifest(text), settings).filter(({ code }) => code === id);
    for (const problem of problems) {
      for (const { edits, preferred } of problem.fixes ?? []) {
        const left = codesIn(applyEdits(text, edits)).filter((code) => code === id || code === 'yaml-syntax');
        assert.ok(!preferred || left.length < problems.length, text);
      }
      const [ofLine, ofSettings] = waysOut(text, problem, settings);
      assert.ok(ofLine && ofSettings, 'two ways out');
      assert.ok(codesIn(applyEdits(text, ofLine.edits)).filter((code) => code === id).length < problems.length, 'by a comment');
      quiet(text, readSettings(applyEdits(settings.text, ofSettings.edits)));
    }
  });

  test(`${id}: has fixtures`, () => {
    const folder = `test/fixtures/diagnostics/${id}`;
    assert.ok(existsSync(folder) && readdirSync(folder).length >= 2, `at least two in ${folder}`);
  });
}
