import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { applyEdits } from '../../../src/core/edits.js';
import { readConfig } from '../../../src/core/lint/config.js';
import { disableForLine, disableInConfig } from '../../../src/core/lint/disable.js';
import { lint } from '../../../src/core/lint/lint.js';
import { everything, probes } from './corpus.js';
import { configOf, lintedByYamllint } from './support.js';

/** A text with its first problem disabled. */
function quietened(text: string, config: string): string | undefined {
  const read = configOf(config);
  const [problem] = lint(text, read);
  const edits = problem && disableForLine(text, problem, read);
  return edits && applyEdits(text, edits);
}

suite('a problem is disabled for its line', () => {
  const cases: readonly (readonly [string, string, string, string])[] = [
    ['at its end', 'colons', 'a:  1\n', 'a:  1  # yamllint disable-line rule:colons\n'],
    ['above it, where it has a comment', 'colons', '- a:  1  # Why.\n', '# yamllint disable-line rule:colons\n- a:  1  # Why.\n'],
    [
      'beside another rule',
      'hyphens',
      '-  a  # yamllint disable-line rule:colons\n',
      '-  a  # yamllint disable-line rule:colons rule:hyphens\n',
    ],
    ['above it, where its end is the matter', 'trailing-spaces', '  a: 1 \n', '  # yamllint disable-line rule:trailing-spaces\n  a: 1 \n'],
    [
      'around a text that no comment can stand in',
      'trailing-spaces',
      'a:\n  b: |\n    c \n  d: 1\n',
      'a:\n  # yamllint disable rule:trailing-spaces\n  b: |\n    c \n  # yamllint enable rule:trailing-spaces\n  d: 1\n',
    ],
  ];
  for (const [name, rule, text, quiet] of cases) test(name, () => assert.equal(quietened(text, `rules: {${rule}: enable}`), quiet));
});

test('the real yamllint passes over what is disabled', (context) => {
  const config = configOf(everything);
  const sources = probes.map(({ source }) => source).filter((it) => !it.startsWith('\ufeff'));
  const readable = sources.filter((it) => !lint(it, config).some(({ rule }) => rule === 'syntax'));
  const problems = readable.flatMap((text) => lint(text, config).map((problem) => ({ text, problem })));
  const disabled = problems.flatMap(({ text, problem }) => {
    const edits = disableForLine(text, problem, config);
    return edits ? [{ problem, before: text, after: applyEdits(text, edits) }] : [];
  });
  const [before, after] = [disabled.map((it) => it.before), disabled.map((it) => it.after)].map((texts) =>
    lintedByYamllint(everything, texts),
  );
  for (const [index, { problem, after: text }] of disabled.entries()) {
    const [was, is] = [before, after].map((told) => told?.[index]?.filter(([, , , rule]) => rule === problem.rule).length ?? 0);
    assert.ok((is ?? 0) < (was ?? 0), `${problem.rule}: ${JSON.stringify(text)}`);
  }
  context.diagnostic(`${disabled.length} of ${problems.length} problems can be disabled for their line`);
  assert.ok(disabled.length > 5000);
});

suite('a rule is disabled in a configuration', () => {
  const cases: readonly (readonly [string, string, string])[] = [
    ['that has no rules', 'extends: default\n', 'extends: default\nrules:\n  colons: disable\n'],
    ['whose rules are empty', 'rules:\n', 'rules:\n  colons: disable\n'],
    ['that has other rules', 'rules:\n  # Why.\n  hyphens: enable  # x\n', 'rules:\n  # Why.\n  hyphens: enable  # x\n  colons: disable\n'],
    ['that has other rules in braces', 'rules: {hyphens: enable}\n', 'rules: {hyphens: enable, colons: disable}\n'],
    ['that enables it', 'rules:\n  colons: enable  # x\n', 'rules:\n  colons: disable  # x\n'],
    [
      'that sets its options',
      'rules:\n  colons:\n    max-spaces-after: 2\n  hyphens: enable\n',
      'rules:\n  colons: disable\n  hyphens: enable\n',
    ],
    ['that sets its options in braces', 'rules:\n  colons: {max-spaces-after: 2}\n', 'rules:\n  colons: disable\n'],
  ];
  for (const [name, before, after] of cases) {
    test(name, () => {
      const edit = disableInConfig(before, 'colons');
      const changed = edit && applyEdits(before, [edit]);
      assert.equal(changed, after);
      const config = readConfig(changed ?? '', { read: () => undefined, lineBreak: '\n' });
      assert.ok(!('problem' in config) && !config.rules.some(({ rule }) => rule.id === 'colons'));
    });
  }

  test('not in one that cannot be read', () => {
    for (const text of ['rules: [', 'rules: 1\n', '- a\n', 'a: 1\n---\nb: 2\n']) assert.equal(disableInConfig(text, 'colons'), undefined);
  });
});
