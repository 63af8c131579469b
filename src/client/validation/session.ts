import type { Memento } from 'vscode';
import { foldersOnDisk } from '../folders.js';
import { engineOptions } from '../settings.js';
import { withConsent, type Consented } from './consent.js';
import { showingProgress } from './progress.js';
import { merged, type FolderResult } from './result.js';
import { runValidation, type Scope } from './run.js';
import type { StateValue } from './state.js';
import { recordChanges } from './textChanges.js';

/** Runs validations, one at a time, into a state. */
export interface Session {
  /** All folders of the workspace, or just a scope. Does nothing while another one runs. */
  validate(scope?: Scope): Promise<void>;
  /** Ends what runs, its children included. */
  stop(): void;
}

export function createSession(state: StateValue, memory: Memento): Session {
  let running = new AbortController();
  const stop = (): void => running.abort();

  async function validate(scope?: Scope): Promise<void> {
    const scopes = scope ? [scope] : foldersOnDisk().map((folder): Scope => ({ folder, includes: () => true }));
    const [first] = scopes;
    if (state.current.running || !first) return;
    const consented = await withConsent(engineOptions(), first.folder.uri.fsPath, memory);
    running = new AbortController();
    state.update({ running: true });
    try {
      const results = await showingProgress(runAll(scopes, consented, running.signal), stop);
      const next = scope ? state.current.results.map((it) => merged(it, results, scope.includes)) : results;
      state.update({ results: next, phase: next.some(({ files }) => files.length > 0) ? 'done' : 'none' });
    } finally {
      state.update({ running: false });
    }
  }

  return { validate, stop };
}

/** One folder after the other. Who types meanwhile finds the findings where their lines have gone to. */
async function runAll(scopes: readonly Scope[], { options, held }: Consented, signal: AbortSignal): Promise<readonly FolderResult[]> {
  const runs: { readonly result: FolderResult; readonly changes: ReturnType<typeof recordChanges> }[] = [];
  for (const scope of scopes) {
    const changes = recordChanges();
    const result = await runValidation(scope, options, signal);
    runs.push({ result: { ...result, engines: [...result.engines, ...held] }, changes });
  }
  return runs.map(({ result, changes }) => {
    changes.dispose();
    return changes.replay(result);
  });
}
