import type { Fix } from '../problem.js';
import type { Comment } from './comments.js';
import type { OptionTable, Values } from './option.js';
import type { Source } from './source.js';

/** A place as it is printed: the line counts from 1, and so does the column, in code points. */
export interface Place {
  readonly line: number;
  readonly column: number;
}

/**
 * Tells of a problem. `at` is the place that is printed: an offset, or a line and a column where yamllint names some that are not in
 * the text. What is underlined goes from `start` to `end`, or is one character. Offsets are UTF-16. `fix` is asked only when someone
 * wants it; it has no answer where the right text is not known.
 */
export type Report = (at: number | Place, message: string, start: number, end?: number, fix?: FindFix) => void;

export type FindFix = () => Fix | undefined;

interface RuleBase<O extends OptionTable> {
  /** yamllint's own name of it. */
  readonly id: string;
  /** What it looks for and why, in Markdown. */
  readonly documentation: string;
  /** A text that the rule accepts, and one that it does not. */
  readonly good: string;
  readonly bad: string;
  /** The options at which they are good and bad, as a configuration has them; its defaults without it. */
  readonly exampleOptions?: string;
  readonly options: O;
  /** A setting, and the option that it does not go together with. */
  conflict?(options: Values<O>): readonly [string, string] | undefined;
}

/** Looks at tokens, one by one, in their order. */
export interface TokenRule<O extends OptionTable = OptionTable> extends RuleBase<O> {
  readonly is: 'token';
  /** The kinds of tokens that it has to see: see `kind` in yaml/tokens.ts. */
  readonly tokens: readonly number[];
  /** Begins with a text. The function that comes back is called with the index of each such token. */
  check(source: Source, options: Values<O>, report: Report): (index: number) => void;
}

export interface CommentRule<O extends OptionTable = OptionTable> extends RuleBase<O> {
  readonly is: 'comment';
  check(source: Source, options: Values<O>, report: Report): (comment: Comment) => void;
}

/** Looks at lines, which `\n` ends, whatever they hold. */
export interface LineRule<O extends OptionTable = OptionTable> extends RuleBase<O> {
  readonly is: 'line';
  /** The function that comes back is called with where each line starts, and where its `\n` stands or the text ends. */
  check(source: Source, options: Values<O>, report: Report): (start: number, end: number) => void;
}

export type Rule = TokenRule | CommentRule | LineRule;

export function tokenRule<const O extends OptionTable>(rule: Omit<TokenRule<O>, 'is'>): Rule {
  return { is: 'token', ...rule };
}

export function commentRule<const O extends OptionTable>(rule: Omit<CommentRule<O>, 'is'>): Rule {
  return { is: 'comment', ...rule };
}

export function lineRule<const O extends OptionTable>(rule: Omit<LineRule<O>, 'is'>): Rule {
  return { is: 'line', ...rule };
}
