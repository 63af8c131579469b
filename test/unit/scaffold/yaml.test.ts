import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parseDocument } from 'yaml';
import { yaml } from '../../../src/core/scaffold/yaml.js';

const plain = [
  'reactbin',
  'letsencrypt-prod',
  '<your-domain>',
  'ghcr.io/example/api:v1.0.0',
  'https://kubernetes.default.svc',
  '10Gi',
  '9gag.com',
];
const quoted = [
  '123',
  '0x1F',
  '1e3',
  '1.5',
  '12:30',
  '2024-01-01',
  'yes',
  'No',
  'NULL',
  'y',
  '',
  '~',
  '-',
  '*',
  'a: b',
  'a #b',
  'a:',
  '"',
  "'",
  '\\',
  'a\nb',
  '<<',
  '{x}',
  '.inf',
  '=',
  'é',
];

for (const text of plain) {
  test(`${text} is written plain`, () => {
    assert.equal(yaml`key: ${text}\n`, `key: ${text}\n`);
  });
}

for (const text of [...plain, ...quoted]) {
  test(`${JSON.stringify(text)} is read back as it is`, () => {
    for (const version of ['1.1', '1.2'] as const) {
      assert.deepEqual(parseDocument(yaml`key: ${text}\nlist:\n  - ${text}\n`, { version }).toJS(), { key: text, list: [text] });
    }
  });
}

for (const text of quoted) {
  test(`${JSON.stringify(text)} is written in quotes`, () => {
    assert.match(yaml`key: ${text}`, /^key: ".*"$/s);
  });
}
