import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { lint } from '../../../src/core/lint/lint.js';
import { rules } from '../../../src/core/lint/rules/index.js';
import { randomNumbers } from '../../support/random.js';
import { configOf, lintedByUs } from './support.js';

const everything = configOf(`rules: {${rules.map(({ id }) => `${id}: enable`).join(', ')}}`);

test('an empty text is fine, as are comments alone', () => {
  assert.deepEqual(lint('', everything), []);
  assert.deepEqual(lint('# x\n', everything), []);
});

test('columns count characters, not UTF-16 units', () =>
  assert.deepEqual(lintedByUs(configOf('rules: {commas: enable, line-length: {max: 5}}'), '[🚀 ,1]\n🚀🚀 🚀 🚀\n'), [
    [1, 3, 'error', 'commas', 'too many spaces before comma'],
    [1, 5, 'error', 'commas', 'too few spaces after comma'],
    [1, 6, 'error', 'line-length', 'line too long (6 > 5 characters)'],
    [2, 1, 'error', 'syntax', "syntax error: expected '<document start>', but found '<scalar>'"],
  ]));

test('tokens and lines count their lines apart where a line ends with what is a break for YAML alone', () => {
  const config = configOf('rules: {colons: enable, trailing-spaces: enable}');
  assert.deepEqual(lintedByUs(config, 'a: "x\u2028y"\nb:  1 \n'), [
    [2, 6, 'error', 'trailing-spaces', 'trailing spaces'],
    [3, 4, 'error', 'colons', 'too many spaces after colon'],
  ]);
  assert.deepEqual(lintedByUs(config, 'a: 1\r\rb:  2'), [], 'yamllint loses what is on lines that are none to it');
});

test('a run of empty lines that end in two ways is counted as yamllint does', () =>
  assert.deepEqual(
    lintedByUs(configOf('rules: {empty-lines: {max: 0}}'), 'a\n\n\n\r\n\n\nb\n').map(([line, , , , message]) => `${line} ${message}`),
    ['3 too many blank lines (2 > 0)', '4 too many blank lines (3 > 0)', '6 too many blank lines (2 > 0)'],
  ));

test('the end of a document is told of one line higher, even where there is none', () =>
  assert.deepEqual(lintedByUs(configOf('rules: {document-end: enable}'), 'a: 1'), [
    [0, 1, 'error', 'document-end', 'missing document end "..."'],
  ]));

test('a control character is a syntax error, where yamllint 1.38.0 crashes', () =>
  assert.deepEqual(lintedByUs(configOf('rules: {colons: enable}'), 'a: "\u0001"\nb:  2\n'), [
    [2, 4, 'error', 'colons', 'too many spaces after colon'],
    [1, 5, 'error', 'syntax', 'syntax error: special characters are not allowed'],
  ]));

test('yamllint crashes at a closer of nothing, which is told of here', () =>
  assert.deepEqual(lintedByUs(configOf('rules: {indentation: enable}'), 'a: 1\n]\n'), [
    [2, 1, 'error', 'syntax', "syntax error: expected <block end>, but found ']'"],
  ]));

test('whatever a text holds, nothing is thrown and every range lies in it', () => {
  const random = randomNumbers(4);
  const sources = readFileSync('test/conformance/yamllint.jsonl', 'utf8')
    .split('\n')
    .filter(Boolean)
    .map((line) => (JSON.parse(line) as { source: string }).source);
  const pieces = [
    '{',
    ']',
    ':',
    '-',
    '\t',
    '"',
    "'",
    '|',
    '? ',
    '\n',
    '\r',
    '\u2028',
    '\ufeff',
    '😀',
    '\ud83d',
    '\0',
    '---',
    '...',
    '%',
    '#',
  ];
  for (let count = 0; count < 5000; count += 1) {
    const characters = [...(sources[random(sources.length)] ?? '')];
    for (let change = random(6); change >= 0; change -= 1)
      characters.splice(random(characters.length + 1), random(3), pieces[random(pieces.length)] ?? '');
    const text = characters.join('');
    for (const { start, end, line, column } of lint(text, everything)) {
      assert.ok(0 <= start && start <= end && end <= text.length, JSON.stringify(text));
      assert.ok(Number.isInteger(line) && line >= 0 && Number.isInteger(column) && column >= 0, JSON.stringify(text));
    }
  }
});

test('time is linear: twice the text takes about twice the time', () => {
  const line = (size: number): string => `a: [${'😀: "b", '.repeat(size)}]\n${' '.repeat(size)}c: 1 \n${'# d\n'.repeat(size)}`;
  const milliseconds = (size: number): number => {
    const text = line(size);
    const started = performance.now();
    lint(text, everything);
    return performance.now() - started;
  };
  milliseconds(2000);
  const [small, large] = [milliseconds(5000), milliseconds(40_000)];
  assert.ok(large < 8 * 4 * Math.max(small, 5), `${small.toFixed(0)} ms, then ${large.toFixed(0)} ms`);
});
