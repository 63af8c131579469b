import type { EngineRun, Finding, Report } from '../../core/finding.js';
import { groups } from '../../core/groups.js';
import { countedSeverities } from '../../core/report.js';
import type { Paint } from '../paint.js';

/** For people: findings by file, then how each engine fared, then the sum. */
export function formatText(report: Report, paint: Paint): string {
  const files = groups(report.findings, (it) => it.file);
  const blocks = [...files].map(
    ([file, findings]) => `${paint('underline', file)}\n${findings.map((it) => findingLine(it, findings, paint)).join('\n')}\n`,
  );
  const engines = report.engines.map((it) => engineLine(it, report.engines, paint));
  return [...blocks, engines.join('\n'), summary(report, paint), ''].join('\n');
}

const colors = { error: 'red', warning: 'yellow', info: 'blue', hint: 'gray' } as const;

function findingLine(finding: Finding, all: readonly Finding[], paint: Paint): string {
  const width = Math.max(...all.map((it) => place(it).length));
  const { severity, message, explanation, source, code, related = [] } = finding;
  const below = ' '.repeat(width + 13);
  const line = `  ${place(finding).padEnd(width)}  ${paint(colors[severity], severity.padEnd(7))}  ${explanation ?? message}  ${paint('gray', `${source}:${code}`)}`;
  const places = related.map((it) => `→ ${it.file}:${it.line}:${it.column} ${it.message}`);
  return [line, ...[...(explanation ? [message] : []), ...places].map((it) => below + paint('gray', it))].join('\n');
}

function place({ line, column }: Finding): string {
  return `${line}:${column}`;
}

const marks = { ok: '✓', skipped: '–', failed: '✗', cancelled: '–' } as const;

function engineLine({ id, version, status, milliseconds, detail }: EngineRun, all: readonly EngineRun[], paint: Paint): string {
  const name = `${id}${version ? ` ${version}` : ''}`;
  const width = Math.max(...all.map((it) => `${it.id} ${it.version ?? ''}`.trim().length));
  const result = status === 'ok' ? `${milliseconds} ms` : `${status}: ${detail ?? 'no reason given'}`;
  const mark = status === 'ok' ? paint('green', marks.ok) : status === 'failed' ? paint('red', marks.failed) : marks[status];
  return `${mark} ${name.padEnd(width)}  ${result}${status === 'ok' && detail ? ` (${detail})` : ''}`;
}

function summary({ findings, files, documents }: Report, paint: Paint): string {
  const counts = countedSeverities(findings);
  const found =
    counts.length === 0
      ? paint('green', 'Nothing to complain of')
      : counts.map(({ severity, text }) => paint(colors[severity], text)).join(', ');
  return `${found} in ${files} ${files === 1 ? 'file' : 'files'} (${documents} ${documents === 1 ? 'document' : 'documents'}).`;
}
