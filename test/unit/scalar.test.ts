import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { parseDocument } from '../../src/core/yaml/parse.js';

interface Recorded {
  readonly yaml: string;
  readonly json?: string;
  readonly error?: string;
}

const recorded = readFileSync('test/conformance/scalars.jsonl', 'utf8')
  .split('\n')
  .filter(Boolean)
  .map((line) => JSON.parse(line) as Recorded);

test('there are 149 recorded scalars', () => assert.equal(recorded.length, 149));

for (const { yaml, json, error } of recorded) {
  test(`kubectl reads ${JSON.stringify(yaml)} as ${json ?? 'an error'}`, () => {
    const { root, problems } = parseDocument(`v: ${yaml}\n`);
    if (error) return assert.equal(problems.length, 1);
    assert.deepEqual(problems, []);
    assert.equal(root?.is, 'map');
    const value = root.is === 'map' ? root.entries[0]?.value : undefined;
    assert.equal(value?.is, 'scalar');
    assert.deepEqual(value.is === 'scalar' && value.value, JSON.parse(json ?? ''));
  });
}

const madeToBeSlow = {
  'open flow collections': '['.repeat(100_000),
  'flow collections that end': '['.repeat(100_000) + ']'.repeat(100_000),
  'blanks in a folded text': `v: 'a${' '.repeat(200_000)}b\n  c'\n`,
  'blanks in an escaped text': `v: "a${' '.repeat(200_000)}b\n  c"\n`,
};

for (const [what, text] of Object.entries(madeToBeSlow)) {
  test(`a text made to be slow is not: ${what}`, () => {
    const started = performance.now();
    parseDocument(text);
    assert.ok(performance.now() - started < 15_000);
  });
}
