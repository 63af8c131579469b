import assert from 'node:assert/strict';
import { test } from 'node:test';
import { checkTemplate } from '../../../src/core/goTemplate/check.js';
import { createDiagnose } from '../../../src/core/diagnose.js';
import { readManifest } from '../../../src/core/manifest.js';
import { resourceRules } from '../../../src/core/rules/index.js';
import { readSettings } from '../../../src/core/settings/settings.js';
import { catalogFor } from '../../support/catalog.js';

const catalog = catalogFor();
const diagnose = createDiagnose(catalog);
const settings = readSettings('profile: reactbin\ncluster: k3s\n');
const long = 10_000;
const runs = ['1', '/', '(', '1.', '1h', 'a,', ' ', '<a', '$', ':', '"', '{{', '{{ a ', '{{/*', '{{ "', '{{ (', '://a:', '\\', 'mc mb '];

function annotated(values: readonly (readonly [name: string, value: string])[]): string {
  const lines = values.map(([name, value]) => `    ${JSON.stringify(name)}: ${JSON.stringify(value)}\n`);
  return `apiVersion: networking.k8s.io/v1\nkind: Ingress\nmetadata:\n  name: a\n  annotations:\n${lines.join('')}spec:\n  ingressClassName: nginx\n`;
}

test('long values of annotations are read in linear time', { timeout: 60_000 }, () => {
  for (const run of runs) {
    const value = `${run.repeat(long / run.length)}x`;
    assert.ok(diagnose(readManifest(annotated([...catalog.annotations.keys()].map((name) => [name, value]))), settings).length > 0);
  }
});

test('so are many annotations', { timeout: 20_000 }, () => {
  const many = Array.from({ length: 10_000 }, (_, it): [string, string] => [`nginx.ingress.kubernetes.io/x${it}`, 'a']);
  assert.equal(diagnose(readManifest(annotated(many)), settings).length >= many.length, true);
});

test('long templates are read in linear time', { timeout: 20_000 }, () => {
  for (const run of runs) for (const text of [run.repeat(long), `{{ ${run.repeat(long)} }}`]) checkTemplate(text, catalog.templates);
});

test('examples with any value made long, or any value of another type, give problems inside the text', { timeout: 60_000 }, () => {
  for (const { documentation } of resourceRules) {
    for (const text of [documentation.wrong, documentation.right]) {
      const values = [...text.matchAll(/: ([^\s{[][^\n]*)$/gm)];
      for (const { index, 1: value = '' } of values) {
        for (const instead of [`"${'/'.repeat(2_000)}x"`, '[1, {a: b}]', '{a: [b]}', '7', 'null', '*a']) {
          const changed = text.slice(0, index + 2) + instead + text.slice(index + 2 + value.length);
          for (const { start, end } of diagnose(readManifest(changed), settings))
            assert.ok(0 <= start && start <= end && end <= changed.length);
        }
      }
    }
  }
});
