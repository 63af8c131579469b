import type { FindFix } from './rule.js';

export type Level = 'error' | 'warning';

/** One problem, as yamllint tells it. */
export interface LintProblem {
  /** Both count from 1, the column in Unicode code points. They are yamllint's: the end of a document may be told of on line 0. */
  readonly line: number;
  readonly column: number;
  /** What to underline: UTF-16 offsets, end exclusive. It need not hold the place above. */
  readonly start: number;
  readonly end: number;
  readonly level: Level;
  /** `syntax` for what is no YAML. */
  readonly rule: string;
  readonly message: string;
  /** Puts it right. Ask `fix.ts` instead, which makes sure that the text still reads the same. */
  readonly fix?: FindFix;
}

/** What is said of a problem, as a sentence. */
export function sentence({ message }: Pick<LintProblem, 'message'>): string {
  return `${message.charAt(0).toUpperCase()}${message.slice(1)}.`;
}

/** Where yamllint documents a rule. */
export function pageOf(rule: string): string {
  return `https://yamllint.readthedocs.io/en/stable/rules.html#module-yamllint.rules.${rule}`;
}
