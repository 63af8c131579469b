import type { Finding, Report } from '../core/finding.js';
import { splitDocuments } from '../core/yaml/documents.js';
import type { Engine, EngineRequest, EngineResult } from './engines/engine.js';

/** Runs engines side by side over the same files and puts together what they say. Drops nothing, and never rejects. */
export async function validate(request: EngineRequest, engines: readonly Engine[]): Promise<Report> {
  const results = await Promise.all(engines.map((engine) => runSafely(engine, request)));
  return {
    version: 1,
    files: request.files.length,
    documents: request.files.reduce((sum, { text }) => sum + splitDocuments(text).length, 0),
    engines: results.map(({ run }) => run),
    findings: results.flatMap(({ findings }) => findings).toSorted(byPlace),
  };
}

/** The one catch around engines: an exception is a bug of ours, which must not take the other engines with it. */
async function runSafely({ id, run }: Engine, request: EngineRequest): Promise<EngineResult> {
  const started = performance.now();
  try {
    return await run(request);
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    // The system may have no room left, or no port.
    const refused = (error as NodeJS.ErrnoException | undefined)?.code !== undefined;
    const detail = `${refused ? 'The system does not allow it' : 'This is a bug in Reactbin Manifests'}: ${message}`;
    return { run: { id, status: 'failed', milliseconds: Math.round(performance.now() - started), detail }, findings: [] };
  }
}

function byPlace(a: Finding, b: Finding): number {
  return compare(a.file, b.file) || a.line - b.line || a.column - b.column || compare(a.source, b.source);
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
