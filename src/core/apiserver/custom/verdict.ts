import type { Refusal } from './refusal.js';

/** What kube-openapi makes of a value: its validate.Result. */
export interface Verdict {
  readonly refusals: Refusal[];
  /** How many checks went well. Of several schemas, the server tells the errors of the one that fits best. */
  matches: number;
}

export function newVerdict(): Verdict {
  return { refusals: [], matches: 0 };
}

export function isValid({ refusals }: Verdict): boolean {
  return refusals.length === 0;
}

/** Adds what another verdict holds. */
export function merge(verdict: Verdict, other: Verdict): void {
  for (const it of other.refusals) verdict.refusals.push(it);
  verdict.matches += other.matches;
}
