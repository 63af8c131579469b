import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { createDiagnose } from '../../../src/core/diagnose.js';
import { readManifest } from '../../../src/core/manifest.js';
import type { Problem } from '../../../src/core/problem.js';
import { kindAt } from '../../../src/core/schema/kindProblems.js';
import { formatPath } from '../../../src/core/yaml/path.js';
import { catalogFor, withCrds } from '../../support/catalog.js';
import { recordedCases, type RecordedCase } from '../../support/cases.js';

/** What a real API server answered of built-in kinds, beside what the engine says of the same manifest. */
const catalog = withCrds(catalogFor(), readFileSync('test/conformance/crds.yaml', 'utf8'));
const diagnose = createDiagnose(catalog);

interface Judged extends RecordedCase {
  readonly errors: readonly Problem[];
  readonly told: readonly string[];
}

const cases = recordedCases().flatMap((it): Judged[] => {
  const manifest = readManifest(it.text);
  const root = manifest.documents[0]?.document.resources[0]?.root;
  if (!root || kindAt(catalog, root)?.origin !== 'kubernetes') return [];
  const problems = diagnose(manifest);
  const told = problems.filter(({ code }) => code === 'server-warning').map(({ message }) => message);
  return [{ ...it, errors: problems.filter(({ severity, source }) => severity === 'error' && source !== 'rules'), told }];
});

/** Rules were written looking at one half of the fields only: the other half says how they do on fields not looked at. */
function isLookedAt({ base, at }: RecordedCase): boolean {
  const field = base + at.map((it) => (typeof it === 'number' ? '#' : it)).join('.');
  return [...field].reduce((hash, it) => (hash * 31 + (it.codePointAt(0) ?? 0)) % 65521, 7) % 2 === 0;
}

/** Those that fail, and the figures of both halves. */
function measure(
  what: string,
  wanted: readonly Judged[],
  isRight: (it: Judged) => boolean,
  least: number,
  show: (it: Judged) => string,
): void {
  test(what, (context) => {
    const wrong = wanted.filter((it) => !isRight(it));
    const figures = [true, false].map((half) => {
      const all = wanted.filter((it) => isLookedAt(it) === half).length;
      return percent(all - wrong.filter((it) => isLookedAt(it) === half).length, all);
    });
    context.diagnostic(`${what}: ${percent(wanted.length - wrong.length, wanted.length)}; halves: ${figures.join(' and ')}`);
    const shown = process.env['SHOW'] ? wrong.filter((it) => process.env['SHOW'] === 'all' || isLookedAt(it)) : [];
    for (const it of shown) console.log(`${it.id} ${it.code} ${it.base} ${formatPath(it.at)}: ${show(it)}`);
    assert.ok(wanted.length - wrong.length >= wanted.length * least, wrong.map((it) => it.id).join(' '));
  });
}

function percent(part: number, whole: number): string {
  return `${part} of ${whole} (${((100 * part) / whole).toFixed(2)} %)`;
}

const sorted = (values: readonly string[]): string => [...new Set(values)].toSorted().join('\n');
const wantedCauses = ({ causes }: Judged): string => sorted(causes.map(([reason, field]) => `${reason} ${field}`));
const foundCauses = ({ errors }: Judged): string => sorted(errors.map(({ reason, field }) => `${reason} ${field}`));
const wantedMessages = ({ causes }: Judged): string => sorted(causes.map((it) => it.join(' ')));
const foundMessages = ({ errors }: Judged): string => sorted(errors.map(({ reason, field, message }) => `${reason} ${field} ${message}`));
const refused = cases.filter(({ code }) => code === 422);

measure(
  'accepted or refused as by the server',
  cases,
  ({ code, errors }) => (code === 201) === (errors.length === 0),
  0.998,
  (it) => `${it.errors.map(({ field, message }) => `${field} ${message}`).join(' | ')} INSTEAD OF ${it.causes.join(' | ') || it.message}`,
);

measure(
  'refused with the same reasons and fields',
  refused,
  (it) => wantedCauses(it) === foundCauses(it),
  0.99,
  (it) => `\n  FOUND ${foundCauses(it).replaceAll('\n', ' | ')}\n  WANTED ${wantedCauses(it).replaceAll('\n', ' | ')}`,
);

measure(
  'refused with the same messages',
  refused,
  (it) => wantedMessages(it) === foundMessages(it),
  0.97,
  (it) => `\n  FOUND ${foundMessages(it).replaceAll('\n', ' | ')}\n  WANTED ${wantedMessages(it).replaceAll('\n', ' | ')}`,
);

measure(
  'accepted without an error',
  cases.filter(({ code }) => code === 201),
  ({ errors }) => errors.length === 0,
  1,
  (it) => it.errors.map(({ field, message }) => `${field} ${message}`).join(' | '),
);

measure(
  'accepted with the same warnings',
  cases.filter(({ code }) => code === 201),
  ({ warnings, told }) => sorted(warnings) === sorted(told),
  0.99,
  ({ warnings, told }) => `FOUND ${told.join(' | ')} WANTED ${warnings.join(' | ')}`,
);

measure(
  'not decoded, and one problem told for one mistake',
  cases.filter(({ code }) => code === 400),
  ({ errors }) => errors.length === 1,
  0.97,
  ({ errors, message }) => `${errors.map(({ field, message: text }) => `${field} ${text}`).join(' | ')} FOR ${message.slice(-150)}`,
);
