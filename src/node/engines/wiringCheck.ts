import { setImmediate } from 'node:timers/promises';
import type { Finding, ResourceName } from '../../core/finding.js';
import { placedFindings } from '../../core/findings.js';
import { linesOf } from '../../core/lines.js';
import { diagnoseWiring } from '../../core/wiring/diagnose.js';
import { resourceNameAt } from '../../core/wiring/lookup.js';
import type { Engine } from './engine.js';
import { indexFiles } from './indexFiles.js';

/** The check of what lies between the files: the one that runs while typing. Lets others work between two files. */
export const wiringCheck: Engine = {
  id: 'wiring',
  async run({ root, files, workspace: all = files, signal }) {
    const started = performance.now();
    const workspace = await indexFiles(root, all, signal);
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
