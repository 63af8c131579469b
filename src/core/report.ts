import type { Finding } from './finding.js';
import type { Severity } from './problem.js';

const names: readonly (readonly [Severity, string, string])[] = [
  ['error', 'error', 'errors'],
  ['warning', 'warning', 'warnings'],
  ['info', 'note', 'notes'],
  ['hint', 'hint', 'hints'],
];

/** How many findings there are of each severity, the worst first, as `2 errors`; severities without findings are left out. */
export function countedSeverities(
  findings: readonly Pick<Finding, 'severity'>[],
): readonly { readonly severity: Severity; readonly count: number; readonly text: string }[] {
  return names.flatMap(([severity, one, many]) => {
    const count = findings.filter((it) => it.severity === severity).length;
    return count === 0 ? [] : [{ severity, count, text: `${count} ${count === 1 ? one : many}` }];
  });
}

/** Whether a severity is at least as bad as a threshold. */
export function isAtLeast(severity: Severity, threshold: Severity): boolean {
  const rank = (wanted: Severity): number => names.findIndex(([it]) => it === wanted);
  return rank(severity) <= rank(threshold);
}
