import { join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { Worker } from 'node:worker_threads';
import { createDiagnose } from '../../core/diagnose.js';
import type { Finding } from '../../core/finding.js';
import { findingsIn } from '../../core/findings.js';
import type { Catalog } from '../../core/schema/types.js';
import { readSettings, settingsFile, type Settings } from '../../core/settings/settings.js';
import { readInside } from '../readInside.js';
import type { Engine, ManifestFile } from './engine.js';
import { isLarge } from './isLarge.js';
import { manifestOf } from './manifestOf.js';
import type { SchemaWork } from './schemaWorker.js';

/**
 * The check that needs nothing installed: the one that runs while typing. Many files go to a thread of their own, which reads them
 * while the others are at work here.
 */
export const schemaCheck: Engine = {
  id: 'schema',
  async run({ root, files, catalog, recipe, signal }) {
    const started = performance.now();
    const settings = readSettings(readInside(root, settingsFile) ?? '');
    const findings =
      recipe && isLarge(files) ? await checkBeside({ recipe, files, settings }, signal) : await checkHere(catalog, files, settings, signal);
    const status = signal.aborted ? 'cancelled' : 'ok';
    const milliseconds = Math.round(performance.now() - started);
    return { run: { id: 'schema', status, milliseconds, detail: `Kubernetes ${catalog.kubernetes}` }, findings };
  },
};

/** Lets others work between two files. */
async function checkHere(
  catalog: Catalog,
  files: readonly ManifestFile[],
  settings: Settings,
  signal: AbortSignal,
): Promise<readonly Finding[]> {
  const diagnose = createDiagnose(catalog);
  const findings: Finding[] = [];
  for (const file of files) {
    await setImmediate();
    if (signal.aborted) break;
    const manifest = manifestOf(file);
    findings.push(...findingsIn(file.path, manifest, diagnose(manifest, settings)));
  }
  return findings;
}

/**
 * In megabytes: the texts, and room for the tree of one file at a time, which takes up to 80 times its text. Without a limit Node lets what is not needed any more lie
 * around until the machine is full of it.
 */
function heapFor(files: readonly ManifestFile[]): number {
  const sizes = files.map(({ text }) => text.length);
  const [all, largest] = [sizes.reduce((sum, it) => sum + it, 0), sizes.reduce((most, it) => Math.max(most, it), 0)];
  return 96 + Math.ceil((2 * all + 80 * largest) / 1_000_000);
}

/** Rejects when the thread fails, which is a bug. Stopped, it has found nothing. */
function checkBeside(work: SchemaWork, signal: AbortSignal): Promise<readonly Finding[]> {
  return new Promise((found, fail) => {
    const worker = new Worker(join(work.recipe.bundleFolder, 'schemaWorker.js'), {
      workerData: work,
      resourceLimits: { maxOldGenerationSizeMb: heapFor(work.files) },
    });
    const stop = (): void => void worker.terminate();
    signal.addEventListener('abort', stop, { once: true });
    worker.once('message', found);
    worker.once('error', fail);
    worker.once('exit', () => {
      signal.removeEventListener('abort', stop);
      if (signal.aborted) found([]);
      else fail(new Error('the thread that checks the schemas came to its end without an answer'));
    });
  });
}
