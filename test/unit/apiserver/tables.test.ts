import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { parse } from 'yaml';
import { formats } from '../../../src/core/apiserver/formats.js';
import { rules } from '../../../src/core/apiserver/rules.js';
import type { SchemaData } from '../../../src/core/schema/data.js';

const data = JSON.parse(readFileSync('dist/schemas.json', 'utf8')) as SchemaData;
const fieldsOf = new Map<string, Set<string>>();
for (const { name, fields } of Object.values(data.types))
  fieldsOf.set(name, new Set([...(fieldsOf.get(name) ?? []), ...Object.keys(fields)]));

interface Tables {
  readonly fields: Record<string, Record<string, { readonly format?: string }>>;
}

const { fields } = parse(readFileSync('schemas/kubernetes.yaml', 'utf8'), { merge: true }) as Tables;

test('every rule is about a type that there is', () => {
  assert.deepEqual(
    Object.keys(rules).filter((it) => !fieldsOf.has(it)),
    [],
  );
});

test('every fact is about a field that there is, and names a format that there is', () => {
  const wrong = Object.entries(fields).flatMap(([type, facts]) =>
    Object.entries(facts)
      .filter(([field, { format }]) => !fieldsOf.get(type)?.has(field) || (format !== undefined && !Object.hasOwn(formats, format)))
      .map(([field]) => `${type}.${field}`),
  );
  assert.deepEqual(wrong, []);
});
