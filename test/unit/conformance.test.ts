import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { createDiagnose } from '../../src/core/diagnose.js';
import { readManifest } from '../../src/core/manifest.js';
import type { Problem } from '../../src/core/problem.js';
import { formatPath } from '../../src/core/yaml/path.js';
import { catalogFor, withCrds } from '../support/catalog.js';
import { recordedCases, type RecordedCase } from '../support/cases.js';

/** What a real API server answered, beside what the engine says of the same manifest. */
const diagnose = createDiagnose(withCrds(catalogFor(), readFileSync('test/conformance/crds.yaml', 'utf8')));
const cases = recordedCases().map((it) => ({
  ...it,
  errors: diagnose(readManifest(it.text)).filter(({ severity, source }) => severity === 'error' && source !== 'rules'),
}));

/** The field that a 400 names: `unknown field "spec.bogus"`, or `Go struct field Container.spec.containers.image of type string`. */
function isAtTheRightField({ message, at }: RecordedCase, errors: readonly Problem[]): boolean {
  const unknown = [...message.matchAll(/unknown field "([^"]+)"/g)].map(([, field]) => field);
  if (unknown.length > 0) return unknown.every((field) => errors.some((it) => it.field === field));
  const [, decoded] = /Go struct field \w+\.(\S+) of type/.exec(message) ?? [];
  // The decoder leaves out indexes and map keys, and puts in the names of embedded Go structs.
  const plain = (field: string): string => field.replace(/\[\d+\]/g, '').replace(/(^|\.)[A-Z]\w*(?=\.)/g, '');
  if (decoded)
    return errors.some(
      ({ field = '' }) =>
        plain(field) === plain(decoded) || plain(field).startsWith(`${plain(decoded)}.`) || field.startsWith(formatPath(at)),
    );
  return errors.some(({ field = '' }) => field === formatPath(at) || field.startsWith(`${formatPath(at)}`));
}

function percent(part: number, whole: number): string {
  return `${part} of ${whole} (${((100 * part) / whole).toFixed(2)} %)`;
}

test('manifests that the server cannot decode (400) give an error at the right field', (context) => {
  const refused = cases.filter((it) => it.code === 400);
  const missed = refused.filter((it) => !isAtTheRightField(it, it.errors));
  context.diagnostic(`refused with 400 and found at the right field: ${percent(refused.length - missed.length, refused.length)}`);
  if (process.env['SHOW'])
    for (const it of missed.slice(0, 400))
      console.log(
        'MISSED',
        it.id,
        it.base,
        formatPath(it.at),
        '|',
        it.message.slice(-150),
        '|',
        it.errors.map((e) => `${e.field} ${e.message}`),
      );
  assert.ok(missed.length <= refused.length * 0.01, missed.map((it) => it.id).join(' '));
});

test('manifests that the server accepts give no error', (context) => {
  const accepted = cases.filter((it) => it.code === 201);
  const alarmed = accepted.filter((it) => it.errors.length > 0);
  context.diagnostic(`accepted and without an error: ${percent(accepted.length - alarmed.length, accepted.length)}`);
  if (process.env['SHOW'])
    for (const it of alarmed.slice(0, 400))
      console.log(
        'ALARM',
        it.id,
        it.base,
        formatPath(it.at),
        '|',
        it.errors.map((e) => `${e.code} ${e.field} ${e.message}`),
      );
  assert.ok(alarmed.length <= accepted.length * 0.001, alarmed.map((it) => it.id).join(' '));
});
