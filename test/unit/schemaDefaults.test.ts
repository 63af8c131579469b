import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import type { SchemaData } from '../../src/core/schema/data.js';
import type { Field } from '../../src/core/schema/types.js';
import { catalogFor } from '../support/catalog.js';

const { defaults } = JSON.parse(readFileSync('dist/schemas.json', 'utf8')) as SchemaData;
const { types } = catalogFor();

function fits({ type }: Field, value: string | number | boolean): boolean {
  if ('enum' in type && type.enum) return (type.enum as readonly unknown[]).includes(value);
  if (type.is === 'integer') return Number.isInteger(value);
  return type.is === 'int-or-string' ? typeof value !== 'boolean' : typeof value === type.is;
}

test('what a field is taken for fits it', () => {
  for (const [name, fields] of Object.entries(defaults)) {
    for (const [field, value] of Object.entries(fields)) {
      const found = (types(name) ?? types(`V2${name}`))?.fields.get(field);
      assert.ok(found && fits(found, value) && !found.required, `${name}.${field}: ${value}`);
    }
  }
});
