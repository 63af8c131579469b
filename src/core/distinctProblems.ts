import type { Problem } from './problem.js';

/**
 * Problems in the order of the text. What stands once under an anchor is checked wherever an alias uses it, and told once; the server's
 * words mean nothing without their field.
 */
export function distinctProblems(problems: readonly Problem[]): readonly Problem[] {
  const seen = new Set<string>();
  const distinct = problems.filter(({ start, end, code, message, field, reason }) => {
    const key = `${start} ${end} ${code} ${message} ${reason ? field : ''}`;
    return !seen.has(key) && seen.add(key);
  });
  return distinct.toSorted((a, b) => a.start - b.start || a.end - b.end);
}
