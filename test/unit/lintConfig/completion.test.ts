import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { rules } from '../../../src/core/lint/rules/index.js';
import { completeLintConfig } from '../../../src/language/lintConfig/completion.js';
import { lintConfigProblems } from '../../../src/language/lintConfig/problems.js';

/** What is offered at `|`: the label of each, and the text with it written. */
function offered(marked: string): { readonly labels: readonly string[]; readonly written: (label: string) => string } {
  const offset = marked.indexOf('|');
  const text = marked.slice(0, offset) + marked.slice(offset + 1);
  const document = TextDocument.create('file:///.yamllint', 'yaml', 0, text);
  const items = completeLintConfig(document, offset);
  return {
    labels: items.map(({ label }) => label),
    written(label) {
      const edit = items.find((it) => it.label === label)?.textEdit;
      assert.ok(edit && 'range' in edit, `${label} is offered`);
      return TextDocument.applyEdits(document, [edit]);
    },
  };
}

const ids = rules.map(({ id }) => id);
const top = ['extends', 'rules', 'ignore', 'ignore-from-file', 'yaml-files', 'locale'];
const ofRule = ['level', 'ignore', 'ignore-from-file'];
const ofColons = ['max-spaces-before', 'max-spaces-after', ...ofRule];

suite('what is offered', () => {
  const cases: Readonly<Record<string, readonly string[]>> = {
    '|': top,
    'ex|': top,
    '# Why.\n---\n|\n': top,
    'extends: default\n|\nlocale: C\n': ['rules', 'ignore', 'ignore-from-file', 'yaml-files'],
    '{ru|': top,
    'extends: |': ['default', 'relaxed'],
    'extends:|': ['default', 'relaxed'],
    'extends: de|fault # Why.\n': ['default', 'relaxed'],
    'extends: "re|"': ['default', 'relaxed'],
    'rules:\n  |': ids,
    'rules:\n  tru|\n': ids,
    'rules:\n  colons: enable\n  |\n  commas: enable\n': ids.filter((it) => it !== 'colons' && it !== 'commas'),
    'rules:\n  colons: enable\n  co|': ids.filter((it) => it !== 'colons'),
    'rules:\n  co|: enable\n': ids,
    'rules: {|}': ids,
    'rules: {colons: enable, tru|': ids.filter((it) => it !== 'colons'),
    'rules:\n  colons: |': ['enable', 'disable', 'options'],
    'rules:\n  colons: en|\n  commas: enable\n': ['enable', 'disable', 'options'],
    'rules: {colons: |}': ['enable', 'disable', 'options'],
    'rules:\n  colons:\n    |': ofColons,
    'rules:\n  colons:\n    max|\n  commas: enable\n': ofColons,
    'rules:\n  colons:\n    max-spaces-after: 1\n    |': ofColons.filter((it) => it !== 'max-spaces-after'),
    'rules: {colons: {level: error, |}}': ofColons.filter((it) => it !== 'level'),
    'rules: {colons: {le|': ofColons,
    'rules:\n  colons:\n    max-spaces-after: |': ['1'],
    'rules:\n  colons:\n    level: |': ['error', 'warning'],
    'rules:\n  colons:\n    level:\n      |': ['error', 'warning'],
    'rules:\n  document-start:\n    present: |': ['true', 'false'],
    'rules:\n  comments:\n    ignore-shebangs: fa|': ['true', 'false'],
    'rules: {braces: {forbid: |}}': ['false', 'true', 'non-empty'],
    'rules:\n  indentation:\n    spaces: |': ['consistent'],
    'rules:\n  quoted-strings:\n    required: |': ['true', 'false', 'only-when-needed'],
    'rules:\n  key-ordering:\n    ignored-keys: |': ['[]'],
    'rules:\n  truthy:\n    allowed-values: |': ['["true", "false"]'],
    'rules:\n  truthy:\n    allowed-values:\n      - |': ['"YES"', '"Yes"', '"yes"', '"NO"', '"No"', '"no"', '"TRUE"', '"True"', '"true"', '"FALSE"', '"False"', '"false"', '"ON"', '"On"', '"on"', '"OFF"', '"Off"', '"off"'], // prettier-ignore
    'rules:\n  nope:\n    |': [],
    'rules:\n  toString:\n    |': [],
    'rules:\n  colons:\n    max-spaces-after:\n      a:\n        |': [],
    'rules: |': [],
    'extends: ./|': [],
    'ignore: |\n': [],
    'ignore: >\n  gen\n  |': [],
    '# ext|': [],
    'rules: # |\n  colons: enable\n': [],
    'yaml-files:\n  - |': [],
  };
  for (const [text, labels] of Object.entries(cases)) test(JSON.stringify(text), () => assert.deepEqual(offered(text).labels, labels));

  test('with the documentation of what it is', () => {
    const document = TextDocument.create('file:///.yamllint', 'yaml', 0, 'rules:\n  ');
    const item = completeLintConfig(document, document.getText().length).find(({ label }) => label === 'hyphens');
    assert.match(JSON.stringify(item?.documentation), /`max-spaces-after` \(`1`\): /);
  });
});

suite('what is written', () => {
  const cases: readonly (readonly [text: string, label: string, written: string])[] = [
    ['ex|', 'extends', 'extends: '],
    ['|', 'rules', 'rules:\n  '],
    ['|', 'yaml-files', 'yaml-files:\n  - '],
    ['{|}', 'rules', '{rules: }'],
    ['extends:|\n', 'relaxed', 'extends: relaxed\n'],
    ['extends: "re|"\n', 'relaxed', 'extends: relaxed\n'],
    ['rules:\n  co|: enable\n', 'commas', 'rules:\n  commas: enable\n'],
    ['rules:\n  tru|\n  colons: enable\n', 'truthy', 'rules:\n  truthy: \n  colons: enable\n'],
    ['rules:\n  colons: |\n', 'enable', 'rules:\n  colons: enable\n'],
    ['rules:\n  colons: op|\n', 'options', 'rules:\n  colons:\n    max-spaces-before: 0\n    max-spaces-after: 1\n    level: error\n'],
    [
      'rules:\n    colons:|\n',
      'options',
      'rules:\n    colons:\n        max-spaces-before: 0\n        max-spaces-after: 1\n        level: error\n',
    ],
    ['rules: {hyphens: |}', 'options', 'rules: {hyphens: {max-spaces-after: 1, level: error}}'],
    ['rules: {truthy: {allowed-values: [tr|]}}', '"true"', 'rules: {truthy: {allowed-values: ["true"]}}'],
    ["rules: {truthy: {allowed-values: ['o|']}}", '"on"', 'rules: {truthy: {allowed-values: ["on"]}}'],
    ['# 🚀\nrules: {col|}', 'colons', '# 🚀\nrules: {colons: }'],
    ['rules:\r\n  col|\r\n', 'colons', 'rules:\r\n  colons: \r\n'],
  ];
  for (const [text, label, written] of cases) {
    test(`${JSON.stringify(text)} with ${label}`, () => assert.equal(offered(text).written(label), written));
  }

  for (const { id, options } of rules) {
    test(`whatever is offered for ${id} is accepted`, () => {
      for (const text of [`rules:\n  ${id}: |\n`, `rules: {${id}: |}`]) {
        for (const label of offered(text).labels) assert.deepEqual(lintConfigProblems(offered(text).written(label)), []);
      }
      const rest = id === 'quoted-strings' ? '    required: only-when-needed\n' : '';
      for (const name of Object.keys(options)) {
        const text = `rules:\n  ${id}:\n    ${name}: |\n${name === 'required' ? '' : rest}`;
        for (const label of offered(text).labels) assert.deepEqual(lintConfigProblems(offered(text).written(label)), [], label);
      }
    });
  }
});

test('nothing is thrown anywhere in a text, whatever it holds', () => {
  const texts = [
    'rules:\n  colons: {level: error}\n  truthy:\n    allowed-values: ["on", off]\n',
    '&x [*x, {a: *x}]',
    '{{ a }}: [',
    '\t- "',
  ];
  for (const text of texts) for (let at = 0; at <= text.length; at += 1) offered(`${text.slice(0, at)}|${text.slice(at)}`);
  offered(`${'['.repeat(5000)}|`);
});
