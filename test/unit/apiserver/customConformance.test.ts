import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { createDiagnose } from '../../../src/core/diagnose.js';
import { readManifest } from '../../../src/core/manifest.js';
import { formatPath } from '../../../src/core/yaml/path.js';
import { catalogFor, withCrds } from '../../support/catalog.js';
import { recordedCases } from '../../support/cases.js';

/** What a real API server answered to custom resources, beside what the engine says of them. Metadata is the same for all kinds, and not measured here. */
const catalog = withCrds(catalogFor(), readFileSync('test/conformance/crds.yaml', 'utf8'));
const diagnose = createDiagnose(catalog);
const kinds = new Set([...catalog.kinds.values()].filter(({ origin }) => origin !== 'kubernetes').map(({ kind }) => kind));

const cases = recordedCases()
  .filter(({ base, at }) => kinds.has(base.split('/')[0] ?? '') && at[0] !== 'metadata')
  .map((it) => ({
    ...it,
    errors: diagnose(readManifest(it.text)).filter(({ severity, source }) => severity === 'error' && source !== 'rules'),
  }));

type Case = (typeof cases)[number];

/** Half of the fields, chosen by a hash: rules are written with a look at the failures of this half alone. */
function isSeen({ base, at }: Case): boolean {
  return [...`${base} ${formatPath(at)}`].reduce((hash, it) => (hash * 31 + it.charCodeAt(0)) >>> 0, 7) % 2 === 0;
}

const causes = ({ errors }: Case): string[] => errors.flatMap(({ reason, field }) => (reason ? [`${reason} ${field}`] : []));
const messages = ({ errors }: Case): string[] => errors.flatMap(({ reason, message }) => (reason ? [message] : []));
const same = (a: readonly string[], b: readonly string[]): boolean =>
  JSON.stringify([...new Set(a)].sort()) === JSON.stringify([...new Set(b)].sort());

function measure(name: string, least: number, of: (it: Case) => boolean, isRight: (it: Case) => boolean): void {
  test(name, (context) => {
    const relevant = cases.filter(of);
    for (const seen of [true, false]) {
      const half = relevant.filter((it) => isSeen(it) === seen);
      const right = half.filter(isRight);
      const share = (100 * right.length) / half.length;
      context.diagnostic(
        `${name}, ${seen ? 'the half looked at' : 'the other half'}: ${right.length} of ${half.length} (${share.toFixed(2)} %)`,
      );
      const wrong = half.filter((it) => !isRight(it));
      if (process.env['SHOW'] && seen)
        for (const { id, base, at, code, message, causes, errors } of wrong)
          console.log(
            id,
            base,
            formatPath(at),
            code,
            message,
            causes,
            errors.map((it) => [it.code, it.reason, it.field, it.message].join(' | ')),
          );
      assert.ok(share >= least, wrong.map((it) => it.id).join(' '));
    }
  });
}

measure(
  'same verdict',
  99.8,
  () => true,
  (it) => (it.code === 201) === (it.errors.length === 0),
);
measure(
  'same reasons and fields',
  99,
  ({ code }) => code === 422,
  (it) =>
    same(
      causes(it),
      it.causes.map(([reason, field]) => `${reason} ${field}`),
    ),
);
measure(
  'same messages',
  97,
  ({ code }) => code === 422,
  (it) =>
    same(
      messages(it),
      it.causes.map(([, , message]) => message),
    ),
);
measure(
  'accepted without an error',
  100,
  ({ code }) => code === 201,
  ({ errors }) => errors.length === 0,
);
