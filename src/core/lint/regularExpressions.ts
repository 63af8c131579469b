import type { RE2JS } from 're2js';
import { compileRegularExpression } from '../regularExpression.js';

/**
 * Whether a text has a part that one of some regular expressions matches. They are read as RE2 reads them, so that matching takes
 * linear time whatever a configuration holds; one that is broken matches nothing, and `patternProblem` tells of it.
 */
export function matchesSome(patterns: readonly string[]): (text: string) => boolean {
  const compiled = patterns.map(compileRegularExpression).filter((it): it is RE2JS => !(it instanceof Error));
  return (text) => compiled.some((it) => it.matcher(text).find());
}

/** Why a regular expression cannot be used; undefined when it can. */
export function patternProblem(pattern: string): string | undefined {
  const compiled = compileRegularExpression(pattern);
  return compiled instanceof Error ? compiled.message : undefined;
}
