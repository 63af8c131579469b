import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { suite, test } from 'node:test';
import { readConfig, type ConfigHost } from '../../../src/core/lint/config.js';
import { configProblems } from '../../../src/core/lint/configProblems.js';
import type { Problem } from '../../../src/core/problem.js';

const files: Readonly<Record<string, string>> = {
  'base.yaml': 'rules: {colons: {max-spaces-afer: 2}}',
  broken: 'a: b: c',
  ok: 'a\nb',
};
const host: ConfigHost = { read: (path) => files[path], lineBreak: '\n' };

/** `[what is underlined] message`, and how the text is after the first fix. */
function told(text: string): readonly string[] {
  return configProblems(text, host).map((it) => `[${text.slice(it.start, it.end)}] ${it.severity} ${it.code}: ${it.message}`);
}

function fixed(text: string): string {
  const [fix] = configProblems(text, host).flatMap(({ fixes = [] }: Problem) => fixes);
  assert.ok(fix, 'a fix is expected');
  return fix.edits.reduceRight((it, { start, end, text: with_ }) => it.slice(0, start) + with_ + it.slice(end), text);
}

suite('what is wrong is told where it stands, in our words', () => {
  const cases: Readonly<Record<string, readonly string[]>> = {
    'rule: {}': ['[rule] warning unknown-setting: yamllint has no setting "rule" and passes over it; did you mean "rules"?'],
    'colons: enable': [
      '[colons] warning unknown-setting: yamllint has no setting "colons" and passes over it: a rule belongs under "rules".',
    ],
    'rules:\n  colon: enable\n': ['[colon] error unknown-rule: yamllint has no rule "colon"; did you mean "colons"?'],
    'rules:\n  colons: enabled\n': ['[enabled] error wrong-value: "colons" must be enable, disable or a map of its options.'],
    'rules:\n  colons:\n  commas: enable\n': ['[colons] error wrong-value: "colons" must be enable, disable or a map of its options.'],
    'rules: {colons: {max-spaces-afer: 1}}': [
      '[max-spaces-afer] error unknown-option: "max-spaces-afer" is no option of "colons"; did you mean "max-spaces-after"?',
    ],
    'rules: {hyphens: {x: 1}}': [
      '[x] error unknown-option: "x" is no option of "hyphens": it takes max-spaces-after, level, ignore, ignore-from-file.',
    ],
    'rules: {hyphens: {max-spaces-after: "2"}}': ['["2"] error wrong-value: "max-spaces-after" must be a whole number.'],
    'rules: {indentation: {spaces: two}}': ['[two] error wrong-value: "spaces" must be a whole number or consistent.'],
    'rules: {quoted-strings: {quote-type: simple}}': [
      '[simple] error wrong-value: "quote-type" must be any, single, double or consistent.',
    ],
    'rules: {document-start: {present: 1}}': ['[1] error wrong-value: "present" must be true or false.'],
    'rules: {key-ordering: {ignored-keys: kind}}': ['[kind] error wrong-value: "ignored-keys" must be a list of regular expressions.'],
    'rules: {key-ordering: {ignored-keys: [kind, 1]}}': ['[1] error not-text: "ignored-keys" takes texts: put this in quotes.'],
    'rules: {truthy: {allowed-values: [on]}}': ['[on] error not-text: "allowed-values" takes texts: put this in quotes.'],
    'rules: {colons: {level: warn}}': ['[warn] error wrong-value: "level" must be error or warning.'],
    'rules: {colons: {ignore: {}}}': [
      '[ignore] error wrong-type: "ignore" must be file patterns: a list of them, or a text with one on each line.',
    ],
    'ignore: [a, 1]': ['[1] error not-text: "ignore" takes texts: put this in quotes.'],
    'ignore: a\nignore-from-file: ok': [
      '[ignore-from-file] error conflict: "ignore-from-file" does not go together with "ignore": take one of the two out.',
    ],
    'ignore-from-file: nope': ['[nope] error missing-file: There is no file "nope", seen from where yamllint is started.'],
    'yaml-files: "*.yaml"': ['["*.yaml"] error wrong-type: "yaml-files" must be a list of file patterns.'],
    'locale: 1': ['[1] error wrong-type: "locale" must be the name of a locale, such as de_DE.UTF-8.'],
    'extends: defualt': ['[defualt] error unknown-configuration: There is no configuration "defualt"; did you mean "default"?'],
    'extends: base.yaml': [
      '[base.yaml] error unknown-option: In "base.yaml": "max-spaces-afer" is no option of "colons"; did you mean "max-spaces-after"?',
    ],
    'extends: broken': [
      '[broken] error yaml-syntax: In "broken": Mapping values are not allowed here: is this line indented like its neighbours, and is text that holds a colon in quotes?',
    ],
    'rules: {quoted-strings: {required: never, extra-required: [a]}}': [
      '[never] error wrong-value: "required" must be true, false or only-when-needed.',
    ],
    'rules: {quoted-strings: {extra-required: [a]}}': [
      '[extra-required] error conflict: "extra-required" does not go together with "required: true", which holds as nothing else is said: change one of the two.',
    ],
    'rules: {quoted-strings: {required: false, extra-allowed: [a]}}': [
      '[extra-allowed] error conflict: "extra-allowed" does not go together with "required: false": change one of the two.',
    ],
    '': ['[] error wrong-type: A configuration is a map: it starts with "extends: default" or with "rules:".'],
    '- a': ['[-] error wrong-type: A configuration is a map: it starts with "extends: default" or with "rules:".'],
    'rules: []': ['[rules] error wrong-type: "rules" must be a map: a rule on each line, with its setting.'],
    'rules:\n\tcolons: enable': [
      "[\t] error yaml-syntax: Found character '\\t' that cannot start any token: YAML is indented with spaces.",
    ],
  };
  for (const [text, expected] of Object.entries(cases)) test(JSON.stringify(text), () => assert.deepEqual(told(text), expected));

  test('everything at once, in the order of the text', () => {
    const text = 'ruels: {}\nextends: base.yaml\nrules:\n  colns: enable\n  hyphens: &x {max: 1, level: bad}\n  commas: *x\nlocale: 1\n';
    const codes = configProblems(text, host).map(({ code, start, end }) => `${code} ${text.slice(start, end)}`);
    assert.deepEqual(codes, [
      'unknown-setting ruels',
      'unknown-option base.yaml',
      'unknown-rule colns',
      'unknown-option max',
      'unknown-option max',
      'wrong-value bad',
      'wrong-type 1',
    ]);
  });

  test('offsets are UTF-16', () => assert.match(told('# 🚀\nrules: {colns: enable}')[0] ?? '', /^\[colns\]/));
});

suite('a fix writes what was meant', () => {
  const cases: Readonly<Record<string, string>> = {
    'rule: {}': 'rules: {}',
    'extends: defualt': 'extends: default',
    'rules: {colon: enable}': 'rules: {colons: enable}',
    'rules: {colons: true}': 'rules: {colons: enable}',
    'rules: {colons: {max-space-after: 1}}': 'rules: {colons: {max-spaces-after: 1}}',
    'rules: {colons: {max-spaces-after: "2"}}': 'rules: {colons: {max-spaces-after: 2}}',
    'rules: {document-start: {present: "false"}}': 'rules: {document-start: {present: false}}',
    'rules: {key-ordering: {ignored-keys: kind}}': 'rules: {key-ordering: {ignored-keys: ["kind"]}}',
    'rules: {truthy: {allowed-values: [on]}}': 'rules: {truthy: {allowed-values: ["on"]}}',
    'rules: {truthy: {allowed-values: [ture]}}': 'rules: {truthy: {allowed-values: ["true"]}}',
    'rules: {colons: {level: warn}}': 'rules: {colons: {level: warning}}',
  };
  for (const [text, expected] of Object.entries(cases))
    test(text, () => {
      assert.equal(fixed(text), expected);
      assert.deepEqual(told(expected), []);
    });

  test('of several that may be meant none is the one right answer', () => {
    const preferred = (text: string): unknown => configProblems(text, host)[0]?.fixes?.map((it) => [it.title, it.preferred]);
    assert.deepEqual(preferred('rules: {colons: {level: bad}}'), [
      ['Change to warning', undefined],
      ['Change to error', undefined],
    ]);
    assert.deepEqual(preferred('rules: {colns: enable}'), [['Change to colons', true]]);
  });

  test('but nothing in another file', () => {
    const [problem] = configProblems('extends: base.yaml', host);
    assert.equal(problem?.fixes, undefined);
  });
});

suite('there is an error exactly where yamllint refuses', () => {
  const agree = (text: string): void => {
    const refused = 'problem' in readConfig(text, host);
    const hasError = configProblems(text, host).some(({ severity }) => severity === 'error');
    assert.equal(hasError, refused, JSON.stringify(text));
  };

  test('configurations that were put to the real yamllint', () => {
    const lines = readFileSync('test/conformance/yamllint.jsonl', 'utf8').trim().split('\n');
    const configs = new Set(lines.map((it) => (JSON.parse(it) as { config: string }).config));
    assert.ok(configs.size > 100);
    for (const config of configs) {
      agree(config);
      assert.deepEqual(told(config), [], config);
    }
  });

  test('every beginning of a configuration, as it is while someone types', () => {
    const texts = [
      'extends: default\nrules:\n  colons:\n    max-spaces-after: 2\n    level: warning\n  quoted-strings:\n    extra-required: ["^a"]\n',
      '{extends: relaxed, rules: {truthy: {allowed-values: ["on", \'off\']}, hyphens: &x !!map {level: error}, commas: {<<: *x}}}',
      '--- # of the project\nignore: |\n  gen/\nyaml-files:\n- "*.yml"\nlocale: de_DE\n? rules\n: ? hyphens\n  : false\n...\n',
    ];
    for (const text of texts) for (let end = 0; end <= text.length; end += 1) agree(text.slice(0, end));
  });

  test('texts that are made to do harm', () => {
    const deep = '['.repeat(5000);
    const circles = ['&x {rules: *x}', 'rules: &x {colons: *x}', 'rules: {truthy: {allowed-values: &x [*x]}}', '&x [*x]'];
    for (const text of [...circles, deep, `rules: {colons: ${deep}`, `rules:\n${'  colons: {a: 1}\n'.repeat(2000)}`]) agree(text);
  });
});
