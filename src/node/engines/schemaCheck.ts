import { setImmediate } from 'node:timers/promises';
import { createDiagnose } from '../../core/diagnose.js';
import type { Finding } from '../../core/finding.js';
import { findingsIn } from '../../core/findings.js';
import type { Engine } from './engine.js';
import { manifestOf } from './manifestOf.js';

/** The check that needs nothing installed: the one that runs while typing. Lets others work between two files. */
export const schemaCheck: Engine = {
  id: 'schema',
  async run({ files, catalog, signal }) {
    const started = performance.now();
    const diagnose = createDiagnose(catalog);
    const findings: Finding[] = [];
    for (const file of files) {
      await setImmediate();
      if (signal.aborted) break;
      const manifest = manifestOf(file);
      findings.push(...findingsIn(file.path, manifest, diagnose(manifest)));
    }
    const status = signal.aborted ? 'cancelled' : 'ok';
    const milliseconds = Math.round(performance.now() - started);
    return { run: { id: 'schema', status, milliseconds, detail: `Kubernetes ${catalog.kubernetes}` }, findings };
  },
};
