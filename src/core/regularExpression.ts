import { RE2JS } from 're2js';

/**
 * A regular expression that someone else wrote, read as RE2 reads it: matching takes linear time, whatever it holds. A broken one gives
 * the error that says why.
 */
export function compileRegularExpression(source: string): RE2JS | Error {
  try {
    return RE2JS.compile(source);
  } catch (error) {
    // The package tells of a broken expression by throwing.
    return error as Error;
  }
}
