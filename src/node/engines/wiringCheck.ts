import { setImmediate } from 'node:timers/promises';
import type { Finding, ResourceName } from '../../core/finding.js';
import { placedFindings, type Lines } from '../../core/findings.js';
import { readManifest } from '../../core/manifest.js';
import { lineLookup } from '../../core/lines.js';
import { diagnoseWiring } from '../../core/wiring/diagnose.js';
import { readSettings, settingsFile } from '../../core/wiring/settings.js';
import { resourceNameAt } from '../../core/wiring/lookup.js';
import { createWorkspace, updateFile } from '../../core/wiring/workspace.js';
import { readInside } from '../readInside.js';
import type { Engine, ManifestFile } from './engine.js';
import { isLarge } from './isLarge.js';
import { manifestOf } from './manifestOf.js';

/** The check of what lies between the files: the one that runs while typing. Lets others work between two files. */
export const wiringCheck: Engine = {
  id: 'wiring',
  async run({ root, files, workspace: all = files, signal }) {
    const started = performance.now();
    const large = isLarge(all);
    const settings = readInside(root, settingsFile);
    const workspace = createWorkspace(settings === undefined ? undefined : readSettings(settings));
    for (const file of all) {
      await setImmediate();
      if (signal.aborted) break;
      // The index keeps no trees, so of many files they can go at once.
      updateFile(workspace, file.path, large ? readManifest(file.text) : manifestOf(file));
    }
    const lines = linesOf(all);
    const findings: Finding[] = [];
    for (const file of files) {
      await setImmediate();
      if (signal.aborted) break;
      const resourceAt = (offset: number): ResourceName | undefined => resourceNameAt(workspace, file.path, offset);
      findings.push(...placedFindings({ file: file.path, lines, resourceAt }, diagnoseWiring(workspace, file.path)));
    }
    const status = signal.aborted ? 'cancelled' : 'ok';
    return { run: { id: 'wiring', status, milliseconds: Math.round(performance.now() - started) }, findings };
  },
};

/** Looks up lines in any of some files; the lines of each are counted once. */
function linesOf(files: readonly ManifestFile[]): Lines {
  const texts = new Map(files.map(({ path, text }) => [path, text]));
  const known = new Map<string, ReturnType<Lines>>();
  return (path) => {
    const lookup = known.get(path) ?? lineLookup(texts.get(path) ?? '');
    known.set(path, lookup);
    return lookup;
  };
}
