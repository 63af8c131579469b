import type { Report } from '../../core/finding.js';
import { wholeMessage, type Severity } from '../../core/problem.js';

const commands: Readonly<Record<Severity, string>> = { error: 'error', warning: 'warning', info: 'notice', hint: 'notice' };

/** Workflow commands of GitHub Actions, which turn findings into annotations on the changed lines. */
export function formatGithub({ findings }: Report): string {
  return findings
    .map(({ severity, file, line, column, endLine, endColumn, source, code, ...rest }) => {
      const properties = { file, line, col: column, endLine, endColumn, title: `${source}: ${code}` };
      const written = Object.entries(properties).map(([name, value]) => `${name}=${escapeProperty(String(value))}`);
      return `::${commands[severity]} ${written.join(',')}::${escapeData(wholeMessage(rest))}\n`;
    })
    .join('');
}

function escapeData(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

function escapeProperty(text: string): string {
  return escapeData(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}
