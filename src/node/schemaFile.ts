import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { SchemaData } from '../core/schema/data.js';

/** Reads the schemas that lie beside the running bundle. Throws when they are missing: then the installation is broken. */
export function readSchemas(bundleFolder: string): SchemaData {
  return JSON.parse(readFileSync(join(bundleFolder, 'schemas.json'), 'utf8')) as SchemaData;
}
