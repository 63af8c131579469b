import type { Report } from '../../core/finding.js';

/** The report as it is, for programs. Its form is in README.md. */
export function formatJson(report: Report): string {
  return `${JSON.stringify(report, undefined, 2)}\n`;
}
