import { setImmediate } from 'node:timers/promises';
import { readManifest } from '../../core/manifest.js';
import { readSettings, settingsFile } from '../../core/settings/settings.js';
import { createWorkspace, updateFile, type Workspace } from '../../core/wiring/workspace.js';
import { readInside } from '../readInside.js';
import type { ManifestFile } from './engine.js';
import { isLarge } from './isLarge.js';
import { manifestOf } from './manifestOf.js';

/** The index of some files, by the settings of the folder that they are in. Lets others work between two files, and stops at the signal. */
export async function indexFiles(root: string, files: readonly ManifestFile[], signal?: AbortSignal): Promise<Workspace> {
  const settings = readInside(root, settingsFile);
  const workspace = createWorkspace(settings === undefined ? undefined : readSettings(settings));
  const large = isLarge(files);
  for (const file of files) {
    await setImmediate();
    if (signal?.aborted) break;
    // The index keeps no trees, so of many files they can go at once.
    updateFile(workspace, file.path, large ? readManifest(file.text) : manifestOf(file));
  }
  return workspace;
}
