import { syntaxErrorOf } from '../yaml/syntaxError.js';
import { collect, placesOfTokens, rangeIn } from './collect.js';
import { commentsIn } from './comments.js';
import type { Config } from './config.js';
import { disablesFile, withoutDisabled } from './directives.js';
import type { LintProblem } from './problem.js';
import { readSource, type Source } from './source.js';

/**
 * What yamllint 1.38.0 has to say of a text, in its order: each rule that is on, and the first syntax error. `path` is how the file
 * was named, for what the configuration ignores; a text without one is never ignored. Never throws. A byte order mark is not
 * yamllint's business: take it off before.
 */
export function lint(text: string, config: Config, path?: string): readonly LintProblem[] {
  if (disablesFile(text) || (path !== undefined && config.ignores(path))) return [];
  const source = readSource(text, config.habits);
  const rules = path === undefined ? config.rules : config.rules.filter(({ ignores }) => !ignores(path));
  const comments = commentsIn(source);
  const found = collect(source, comments, rules);
  const problems = withoutDisabled(
    found,
    text,
    comments,
    rules.map(({ rule }) => rule.id),
  );
  const error = syntaxProblem(source);
  return error ? withSyntaxProblem(problems, error) : problems;
}

/** What YAML does not allow anywhere in a stream. */
const control = /[\0-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ufffe\uffff]/;

/** Control characters come first: yamllint 1.38.0 crashes at them, and says this from the version behind it on. */
function syntaxProblem(source: Source): LintProblem | undefined {
  const unreadable = source.text.search(control);
  const refused = unreadable < 0 ? undefined : { message: 'special characters are not allowed', offset: unreadable };
  const error = refused ?? syntaxErrorOf(source.tokens);
  if (!error) return undefined;
  const { message, offset } = error;
  const place = placesOfTokens(source)(offset);
  return { ...place, ...rangeIn(source.text, offset, offset + 1), level: 'error', rule: 'syntax', message: `syntax error: ${message}` };
}

/** It takes the place of the first problem that is neither higher up nor further left, however far away, and else comes last. */
function withSyntaxProblem(problems: readonly LintProblem[], error: LintProblem): readonly LintProblem[] {
  const hidden = problems.findIndex(({ line, column }) => line >= error.line && column >= error.column);
  return hidden < 0 ? [...problems, error] : problems.with(hidden, error);
}
