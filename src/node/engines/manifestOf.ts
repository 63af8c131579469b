import { readManifest, type Manifest } from '../../core/manifest.js';
import type { ManifestFile } from './engine.js';

/** A file never changes, so what was read of it holds for all engines as long as someone has the file. */
const known = new WeakMap<ManifestFile, Manifest>();

/** The manifest that a file holds, read once for all engines of a run. */
export function manifestOf(file: ManifestFile): Manifest {
  const manifest = known.get(file) ?? readManifest(file.text);
  known.set(file, manifest);
  return manifest;
}
