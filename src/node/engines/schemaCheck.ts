import { createDiagnose } from '../../core/diagnose.js';
import { findingsIn } from '../../core/findings.js';
import { readManifest } from '../../core/manifest.js';
import type { Engine } from './engine.js';

/** The check that needs nothing installed: the one that runs while typing. */
export const schemaCheck: Engine = {
  id: 'schema',
  run({ files, catalog }) {
    const started = performance.now();
    const diagnose = createDiagnose(catalog);
    const findings = files.flatMap(({ path, text }) => {
      const manifest = readManifest(text);
      return findingsIn(path, manifest, diagnose(manifest));
    });
    const milliseconds = Math.round(performance.now() - started);
    return Promise.resolve({ run: { id: 'schema', status: 'ok', milliseconds, detail: `Kubernetes ${catalog.kubernetes}` }, findings });
  },
};
