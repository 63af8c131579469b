import { createCatalog, type CatalogSettings } from '../core/schema/catalog.js';
import type { Catalog } from '../core/schema/types.js';
import { withKindsOf } from '../core/schema/workspaceKinds.js';
import type { ManifestFile } from './engines/engine.js';
import { readSchemas } from './schemaFile.js';

/** What a catalog is made of: it can be sent to another thread, and a catalog cannot. */
export interface CatalogRecipe {
  /** Where the running bundle lies, with the schemas beside it. */
  readonly bundleFolder: string;
  readonly settings: CatalogSettings;
  /** The files whose CustomResourceDefinitions count. */
  readonly files: readonly ManifestFile[];
}

/** Throws when the schemas are missing: then the installation is broken. */
export function makeCatalog({ bundleFolder, settings, files }: CatalogRecipe): Catalog {
  return withKindsOf(createCatalog(readSchemas(bundleFolder), settings), files);
}
