import { readFileSync } from 'node:fs';
import { createCatalog, type ShippedCatalog } from '../../src/core/schema/catalog.js';
import type { SchemaData } from '../../src/core/schema/data.js';
import { withKindsOf } from '../../src/core/schema/workspaceKinds.js';

const data = JSON.parse(readFileSync('dist/schemas.json', 'utf8')) as SchemaData;

/** The shipped catalog, for Kubernetes 1.36 unless the test says otherwise. */
export function catalogFor({ kubernetes = '1.36', vaultSecretsOperator = '1.4' } = {}): ShippedCatalog {
  return createCatalog(data, { kubernetes, vaultSecretsOperator });
}

/** The catalog with the kinds of the CRDs in a text. */
export function withCrds(catalog: ShippedCatalog, text: string): ShippedCatalog {
  return withKindsOf(catalog, [{ path: 'crds.yaml', text }]);
}
