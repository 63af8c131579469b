import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { readConfig } from '../../../src/core/lint/config.js';
import { lint } from '../../../src/core/lint/lint.js';
import { rules } from '../../../src/core/lint/rules/index.js';

test('there are the 23 rules of yamllint 1.38.0', () => assert.equal(rules.length, 23));

const host = { read: () => undefined, lineBreak: '\n' } as const;

for (const { id, documentation, good, bad, options } of rules) {
  suite(id, () => {
    const config = readConfig(`rules: {${id}: enable}`, host);
    assert.ok(!('problem' in config));
    test('accepts its good example', () => assert.deepEqual(lint(good, config), []));
    test('tells of its bad example, with all that it can forbid', () => {
      const forbidding = Object.keys(options).filter((it) => /^(forbid|require)-/.test(it) && options[it]?.default === false);
      const strict = readConfig(`rules: {${id}: {${forbidding.map((it) => `${it}: true`).join(', ')}}}`, host);
      assert.ok(!('problem' in strict));
      assert.ok(lint(bad, strict).some(({ rule }) => rule === id));
    });
    test('is documented, with each of its options', () => {
      assert.ok(documentation.length > 20);
      for (const option of Object.values(options)) assert.ok(option.documentation.length > 5);
    });
  });
}
