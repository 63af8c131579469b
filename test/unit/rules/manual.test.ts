import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import { test } from 'node:test';
import { rulesManual } from '../../../src/core/rules/manual.js';
import { wiringPages } from '../../../src/core/wiring/rules/pages.js';
import { diagnoseWiring } from '../../../src/core/wiring/diagnose.js';
import { expectFile, parseFixture } from '../../support/fixture.js';
import { workspaceOf } from '../../support/workspace.js';

test('docs/rules.md is what the rules say', () => expectFile('docs/rules.md', rulesManual()));

test('every rule of what lies between resources has a page, and every page a rule', () => {
  assert.deepEqual(wiringPages.map(({ id }) => id).sort(), readdirSync('test/fixtures/wiring').sort());
});

for (const { id, severity, only, documentation } of wiringPages) {
  test(`${id}: the wrong example breaks the rule, the right one breaks none`, () => {
    const told = (text: string): readonly string[] =>
      diagnoseWiring(workspaceOf(parseFixture(text + (only ? '#! file: .reactbin.yaml\nprofile: reactbin\n' : ''))), 'main.yaml').map(
        (it) => `${it.code} ${it.severity}`,
      );
    const wrong = told(documentation.wrong);
    assert.ok(
      wrong.some((it) => it.startsWith(id)),
      wrong.join(', '),
    );
    assert.ok(severity);
    assert.deepEqual(told(documentation.right), []);
  });
}
