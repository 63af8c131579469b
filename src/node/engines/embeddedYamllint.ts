import { setImmediate } from 'node:timers/promises';
import type { Finding } from '../../core/finding.js';
import { resourceAt } from '../../core/findings.js';
import { lineLookup } from '../../core/lines.js';
import { lint } from '../../core/lint/lint.js';
import { sentence, type LintProblem } from '../../core/lint/problem.js';
import { findLintConfig, lintSurroundings } from '../lintConfig.js';
import type { EngineRequest, EngineResult, ManifestFile } from './engine.js';
import { manifestOf } from './manifestOf.js';

/** Lints with our own engine, by the configuration that yamllint would find. Lets others work between two files. */
export async function lintEmbedded({ root, files, signal }: EngineRequest, trusted: boolean, detail: string): Promise<EngineResult> {
  const started = performance.now();
  const config = findLintConfig(lintSurroundings(root, trusted));
  const findings: Finding[] = [];
  const ended = (status: 'ok' | 'failed' | 'cancelled', said: string): EngineResult => {
    const milliseconds = Math.round(performance.now() - started);
    return { run: { id: 'yamllint', status, version: 'embedded', milliseconds, detail: said }, findings };
  };
  if ('problem' in config) return ended('failed', config.problem);
  for (const file of files) {
    await setImmediate();
    if (signal.aborted) return ended('cancelled', 'It was stopped.');
    // A byte order mark is not yamllint's business.
    const text = file.text.replace(/^\uFEFF/, '');
    const placed = placing(file, file.text.length - text.length);
    findings.push(...lint(text, config, file.path).map(placed));
  }
  return ended('ok', detail);
}

/** Turns problems into findings of a file whose text has some more characters in front. */
function placing(file: ManifestFile, more: number): (problem: LintProblem) => Finding {
  const at = lineLookup(file.text);
  return (problem) => {
    const { line, column, start, end, level, rule } = problem;
    const to = at(end + more);
    const resource = resourceAt(manifestOf(file), start + more);
    // The end of a document may be told of on line 0, which is no place in a file.
    const shown = Math.max(line, 1);
    return {
      file: file.path,
      line: shown,
      column,
      endLine: shown,
      endColumn: to.line === line && to.column > column ? to.column : column + 1,
      severity: level,
      source: 'yamllint',
      code: rule,
      message: sentence(problem),
      ...(resource && { resource }),
    };
  };
}
