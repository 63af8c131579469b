import { parentPort, workerData } from 'node:worker_threads';
import { createDiagnose } from '../../core/diagnose.js';
import { findingsIn } from '../../core/findings.js';
import { readManifest } from '../../core/manifest.js';
import type { Settings } from '../../core/settings/settings.js';
import { makeCatalog, type CatalogRecipe } from '../catalog.js';
import type { ManifestFile } from './engine.js';

/** What the thread is given when it starts. Its one answer is the findings in those files. */
export interface SchemaWork {
  readonly recipe: CatalogRecipe;
  readonly files: readonly ManifestFile[];
  readonly settings: Settings;
}

const { recipe, files, settings } = workerData as SchemaWork;
const diagnose = createDiagnose(makeCatalog(recipe));
parentPort?.postMessage(
  files.flatMap(({ path, text }) => {
    const manifest = readManifest(text);
    return findingsIn(path, manifest, diagnose(manifest, settings));
  }),
);
