import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isDeepStrictEqual } from 'node:util';
import { parseAllDocuments } from 'yaml';
import { readManifest } from '../../src/core/manifest.js';
import { toValue } from '../../src/core/yaml/value.js';
import { recordedCases } from '../support/cases.js';
import { corpus, probes } from './lint/corpus.js';

/** Why `yaml` reads another value than kubectl, by what is in the text. What kubectl reads is in test/conformance/scalars.jsonl. */
const reasons: readonly (readonly [string, RegExp])[] = [
  ['kubectl reads by YAML 1.1 whatever the directive says', /^%YAML 1\.2/m],
  ['a line break of YAML 1.1 is none of 1.2', /\r(?!\n)|[\x85\u2028\u2029]/],
  ['kubectl takes 0o7 for a number in YAML 1.1 too', /\b0[oO][0-7]/],
  ['kubectl leaves numbers to the base of 60 as text', /\d:\d\d/],
  ['kubectl leaves dates as text', /\d{4}-\d\d-\d\d/],
  ['a key that is null is "null" in JSON', /(?:^|[{[ ])(?:\?|~|null)\s*(?:$|[:\]}])/m],
  ['in brackets a question mark announces a key', /\[\?/],
  ['`yaml` takes a dot without digits for a number', /^- \.(?:e3)?$/m],
];

function ours(text: string): unknown {
  const documents = readManifest(text).documents.map(({ document }) => document);
  if (documents.some(({ problems, templated }) => templated || problems.length > 0)) return undefined;
  return JSON.parse(JSON.stringify(documents.flatMap(({ root }) => (root ? [toValue(root)] : [])))) as unknown;
}

function theirs(text: string): unknown {
  const documents = parseAllDocuments(text, { version: '1.1', logLevel: 'silent', uniqueKeys: false, merge: true });
  if (!Array.isArray(documents) || documents.some(({ errors }) => errors.length > 0)) return undefined;
  try {
    const values = documents.map((it) => it.toJS({ maxAliasCount: -1 }) as unknown);
    return JSON.parse(JSON.stringify(values.filter((it) => it !== null))) as unknown;
  } catch {
    // An alias without an anchor.
    return undefined;
  }
}

test('every document has the values that `yaml` gives it, or is one where kubectl reads something else', (context) => {
  const texts = new Set([...corpus(), ...recordedCases().map(({ text }) => text), ...probes.map(({ source }) => source)]);
  const read = [...texts].map((text) => ({ text, ours: ours(text), theirs: theirs(text) }));
  const both = read.filter((it) => it.ours !== undefined && it.theirs !== undefined);
  const different = both.filter((it) => !isDeepStrictEqual(it.ours, it.theirs));
  const unexplained = different.filter(({ text }) => !reasons.some(([, pattern]) => pattern.test(text)));
  context.diagnostic(`${both.length - different.length} of ${both.length} texts have the same values, ${different.length} others a reason`);
  assert.ok(both.length > 10_000);
  assert.deepEqual(
    unexplained.map(({ text }) => text),
    [],
  );
  for (const [reason, pattern] of reasons)
    assert.ok(
      different.some(({ text }) => pattern.test(text)),
      `nothing needs: ${reason}`,
    );
});
