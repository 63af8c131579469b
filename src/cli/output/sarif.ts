import type { RelatedFinding, Report } from '../../core/finding.js';
import { groups } from '../../core/groups.js';
import { wholeMessage, type Severity } from '../../core/problem.js';

const levels: Readonly<Record<Severity, string>> = { error: 'error', warning: 'warning', info: 'note', hint: 'none' };

/** SARIF 2.1.0, one run for each source of findings, for code scanning services and viewers. */
export function formatSarif({ findings }: Report): string {
  const bySource = groups(findings, (it) => it.source);
  const runs = [...bySource].map(([source, found]) => ({
    tool: { driver: { name: `reactbin ${source}`, rules: [...new Set(found.map((it) => it.code))].map((id) => ({ id })) } },
    columnKind: 'unicodeCodePoints',
    results: found.map(({ related = [], ...finding }) => ({
      ruleId: finding.code,
      level: levels[finding.severity],
      message: { text: wholeMessage(finding) },
      locations: [physicalLocation(finding)],
      ...(related.length > 0 && {
        relatedLocations: related.map((it) => ({ ...physicalLocation(it), message: { text: it.message } })),
      }),
    })),
  }));
  const empty = { tool: { driver: { name: 'reactbin' } }, results: [] };
  const log = { $schema: 'https://json.schemastore.org/sarif-2.1.0.json', version: '2.1.0', runs: runs.length > 0 ? runs : [empty] };
  return `${JSON.stringify(log, undefined, 2)}\n`;
}

function physicalLocation({ file, line, column, endLine, endColumn }: Omit<RelatedFinding, 'message'>): object {
  return {
    physicalLocation: {
      artifactLocation: { uri: file.split('/').map(encodeURIComponent).join('/') },
      region: { startLine: line, startColumn: column, endLine, endColumn },
    },
  };
}
