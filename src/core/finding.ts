import type { Severity, Source } from './problem.js';

/** Which resource a finding is about. */
export interface ResourceName {
  readonly apiVersion: string;
  readonly kind: string;
  readonly namespace?: string;
  readonly name: string;
}

/** A place that a finding points to. Lines and columns count as those of the finding do. */
export interface RelatedFinding {
  readonly file: string;
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
  readonly endColumn: number;
  readonly message: string;
}

/** One problem in one file, as the tree view shows it and `--format json` prints it. */
export interface Finding {
  /** Relative to the root that was validated, with forward slashes. */
  readonly file: string;
  /** Lines and columns count from 1; columns in Unicode code points; the end is exclusive. */
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
  readonly endColumn: number;
  readonly severity: Severity;
  readonly source: Source;
  readonly code: string;
  readonly message: string;
  readonly resource?: ResourceName;
  readonly field?: string;
  readonly reason?: string;
  readonly explanation?: string;
  readonly related?: readonly RelatedFinding[];
}

/** How an engine's run ended. `skipped`: its tool is not there; `failed`: it could not do its work. */
export type EngineStatus = 'ok' | 'skipped' | 'failed' | 'cancelled';

/** What one engine says of a run. */
export interface EngineRun {
  readonly id: string;
  readonly status: EngineStatus;
  readonly version?: string;
  /** The exact command, for the person to see and repeat. */
  readonly command?: readonly string[];
  readonly milliseconds: number;
  /** Why it was skipped or failed, and the way out, in one sentence. */
  readonly detail?: string;
}

/** The result of validating: the same object in the view, in the CLI and in its JSON. */
export interface Report {
  readonly version: 1;
  readonly files: number;
  readonly documents: number;
  readonly engines: readonly EngineRun[];
  readonly findings: readonly Finding[];
}
