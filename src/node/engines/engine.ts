import type { EngineRun, Finding } from '../../core/finding.js';
import type { Catalog } from '../../core/schema/types.js';
import type { CatalogRecipe } from '../catalog.js';

/** One manifest: the text on disk, or the editor's where it is not saved. */
export interface ManifestFile {
  /** Relative to the root, with forward slashes. */
  readonly path: string;
  readonly text: string;
}

/** What every engine is asked: the same for the view and for the command line. */
export interface EngineRequest {
  /** Absolute. Tools run here. */
  readonly root: string;
  readonly files: readonly ManifestFile[];
  /** All files of the workspace that those are in, if they are only some of it: what they refer to is looked for there. */
  readonly workspace?: readonly ManifestFile[];
  readonly catalog: Catalog;
  /** How the catalog is made; without it everything is checked on this thread. */
  readonly recipe?: CatalogRecipe;
  /** Ends the run, its child processes included, at once. */
  readonly signal: AbortSignal;
}

/** An engine's findings beside what it says of its run. */
export interface EngineResult {
  readonly run: EngineRun;
  readonly findings: readonly Finding[];
}

export interface Engine {
  readonly id: string;
  /** Never rejects: whatever goes wrong with a tool is in `run`. */
  readonly run: (request: EngineRequest) => Promise<EngineResult>;
}
