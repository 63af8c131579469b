import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { test } from 'node:test';
import { syntaxErrorOf } from '../../src/core/yaml/syntaxError.js';
import { scan } from '../../src/core/yaml/scan.js';
import { scalarText } from '../../src/core/yaml/scalarText.js';
import { randomNumbers } from '../support/random.js';

/** `[token, start, end, start line, end line, style, text]`, offsets in code points. */
type Token = [string, number, number, number, number, number, string | null];
type Answer = [Token[], [string, number] | null] | null;

const names =
  'StreamStart StreamEnd Directive DocumentStart DocumentEnd BlockSequenceStart BlockMappingStart BlockEnd FlowSequenceStart FlowMappingStart FlowSequenceEnd FlowMappingEnd Key Value BlockEntry FlowEntry Alias Anchor Tag Scalar'.split(
    ' ',
  );

/** What PyYAML makes of texts: the one that the real yamllint of TEST_YAMLLINT runs on. */
function askPyYaml(texts: readonly string[]): Answer[] {
  const yamllint = process.env['TEST_YAMLLINT'];
  assert.ok(yamllint, 'TEST_YAMLLINT must name the real yamllint');
  const python = join(dirname(yamllint), 'python');
  const { stdout, stderr, status } = spawnSync(python, ['test/support/pyyaml.py'], {
    input: JSON.stringify(texts),
    encoding: 'utf8',
    maxBuffer: 1 << 30,
  });
  assert.equal(status, 0, stderr);
  return stdout
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Answer);
}

function compare(texts: readonly string[]): void {
  for (const [index, answer] of askPyYaml(texts).entries()) {
    const text = texts[index] ?? '';
    if (!answer) continue;
    const [tokens, error] = answer;
    const offsets = utf16Offsets(text);
    const scanned = scan(text);
    const ours = Array.from({ length: scanned.delivered }, (_, at) => [
      `${names[scanned.kinds[at] ?? 0] ?? ''}Token`,
      scanned.starts[at],
      scanned.ends[at],
      scanned.startLines[at],
      scanned.endLines[at],
      scanned.styles[at],
      scanned.styles[at] === 0 ? null : scalarText(scanned, at),
    ]);
    const theirs = tokens.map(([name, start, end, ...rest]) => [name, offsets[start], offsets[end], ...rest]);
    assert.deepEqual(ours, theirs, `tokens of ${JSON.stringify(text)}`);
    const found = syntaxErrorOf(scanned);
    assert.deepEqual(
      found && [found.message, found.offset],
      error ? [error[0], offsets[error[1]]] : undefined,
      `error of ${JSON.stringify(text)}`,
    );
  }
}

function utf16Offsets(text: string): number[] {
  const offsets = [0];
  for (const character of text) offsets.push((offsets.at(-1) ?? 0) + character.length);
  return offsets;
}

const probes = readFileSync('test/conformance/yamllint.jsonl', 'utf8')
  .split('\n')
  .filter(Boolean)
  .map((line) => (JSON.parse(line) as { source: string }).source);

test('tokens, texts and errors are those of PyYAML: every probe', () => {
  assert.ok(probes.length > 2000);
  compare(probes);
});

test('tokens, texts and errors are those of PyYAML: every YAML file of the tests', () => {
  const files = readdirSync('test', { recursive: true, encoding: 'utf8' }).filter((it) => /\.ya?ml$/.test(it));
  assert.ok(files.length > 100);
  compare(files.map((it) => readFileSync(join('test', it), 'utf8')));
});

test('tokens, texts and errors are those of PyYAML: probes with pieces put in and taken out', () => {
  const random = randomNumbers(20261124);
  const pieces = [
    '{',
    '}',
    '[',
    ']',
    ':',
    '-',
    '#',
    '&a ',
    '*a',
    '!',
    '!!str ',
    '|',
    '>',
    "'",
    '"',
    '%',
    '@',
    ',',
    '? ',
    ' ',
    '\t',
    '\n',
    '\r\n',
    '---',
    '...',
    'é',
    '😀',
    ' # c',
    ': ',
    '- ',
    '\\',
  ];
  const changed = Array.from({ length: 8000 }, () => {
    const characters = [...(probes[random(probes.length)] ?? '')];
    for (let change = random(4); change >= 0; change -= 1) {
      if (random(10) < 4) characters.splice(random(characters.length), 1);
      else characters.splice(random(characters.length + 1), 0, pieces[random(pieces.length)] ?? '');
    }
    return characters.join('');
  });
  compare(changed);
});
