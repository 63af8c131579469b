import { RE2JS } from 're2js';

/**
 * Whether a text has a part that one of some regular expressions matches. They are read as RE2 reads them, so that matching takes
 * linear time whatever a configuration holds; one that is broken matches nothing, and `patternProblem` tells of it.
 */
export function matchesSome(patterns: readonly string[]): (text: string) => boolean {
  const compiled = patterns.map(compile).filter((it) => it instanceof RE2JS);
  return (text) => compiled.some((it) => it.matcher(text).find());
}

/** Why a regular expression cannot be used; undefined when it can. */
export function patternProblem(pattern: string): string | undefined {
  const compiled = compile(pattern);
  return compiled instanceof RE2JS ? undefined : compiled.message;
}

function compile(pattern: string): RE2JS | Error {
  try {
    return RE2JS.compile(pattern);
  } catch (error) {
    // The package tells of a broken expression by throwing.
    return error as Error;
  }
}
