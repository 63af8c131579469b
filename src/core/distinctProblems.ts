import type { Problem } from './problem.js';

/** Problems in the order of the text. What stands once under an anchor is checked wherever an alias uses it, and told once. */
export function distinctProblems(problems: readonly Problem[]): readonly Problem[] {
  const seen = new Set<string>();
  const distinct = problems.filter(({ start, end, code, message, field = '', reason }) => {
    // Of two absent fields the server says the same.
    const name = reason ? field.slice(field.lastIndexOf('.') + 1) : '';
    const key = `${start} ${end} ${code} ${message} ${name}`;
    return !seen.has(key) && seen.add(key);
  });
  return distinct.toSorted((a, b) => a.start - b.start || a.end - b.end);
}
