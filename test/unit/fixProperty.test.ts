import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createDiagnose } from '../../src/core/diagnose.js';
import { readManifest } from '../../src/core/manifest.js';
import type { Problem, TextEdit } from '../../src/core/problem.js';
import { catalogFor } from '../support/catalog.js';
import { recordedCases } from '../support/cases.js';

const diagnose = createDiagnose(catalogFor());
const errorsIn = (text: string): readonly Problem[] =>
  diagnose(readManifest(text)).filter((it) => it.severity === 'error' && it.source !== 'rules');

function applied(text: string, edits: readonly TextEdit[]): string {
  return edits
    .toSorted((a, b) => b.start - a.start)
    .reduce((changed, it) => changed.slice(0, it.start) + it.text + changed.slice(it.end), text);
}

/** What the server can only say once a value can be decoded, or means something. */
function isNews(fixed: Problem, { source, reason }: Problem): boolean {
  return source === 'server' && (fixed.source === 'schema' || reason === 'FieldValueRequired');
}

test('a preferred fix takes its problem away and makes no other', (context) => {
  const worse: string[] = [];
  let tried = 0;
  for (const { id, text } of recordedCases()) {
    const before = errorsIn(text);
    for (const problem of before) {
      for (const fix of problem.fixes?.filter((it) => it.preferred) ?? []) {
        tried += 1;
        const after = errorsIn(applied(text, fix.edits)).filter((it) => !isNews(problem, it));
        if (after.length >= before.length)
          worse.push(`${id}: ${problem.message} | ${fix.title} | ${after.map((it) => it.message).join(' ')}`);
      }
    }
  }
  context.diagnostic(`${tried} fixes tried`);
  assert.ok(tried > 300);
  assert.deepEqual(worse, []);
});
