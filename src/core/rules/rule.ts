import type { Fix, Related, Severity } from '../problem.js';
import type { Settings } from '../settings/settings.js';
import type { Span } from '../wiring/fields.js';

/** What there is to know of a rule before it finds anything. */
export interface RulePage {
  /** Names the rule: in findings, in comments that switch it off, and in the settings. */
  readonly id: string;
  /** Unless the settings say otherwise. */
  readonly severity: Severity;
  /** Of which manifests alone it holds; of others only where the settings name it. */
  readonly only?: Condition;
  readonly documentation: RuleDocumentation;
}

/** One rule beyond the schema: what it is called, what it weighs, why there is one, and how what breaks it is found. */
export interface Rule<Subject> extends RulePage {
  /** Never throws. Spans are UTF-16, relative to the document's text. */
  readonly check: (subject: Subject) => Iterable<Breach>;
}

/** What is known of manifests by their settings. */
export type Condition = 'profile' | 'k3s';

/** The page of a rule. The examples are manifests: the wrong one breaks the rule, the right one does not. Tests see to that. */
export interface RuleDocumentation {
  /** Markdown: what happens otherwise. */
  readonly why: string;
  readonly wrong: string;
  readonly right: string;
}

/** One place that breaks a rule. */
export interface Breach {
  readonly at: Span;
  /** One sentence that names the cause and the way out. Never a value that may be secret. */
  readonly message: string;
  /** What this one weighs, where that is not what the rule weighs. */
  readonly severity?: Severity;
  readonly fixes?: readonly Fix[];
  readonly related?: readonly Related[];
}

/** Whether a rule that holds of some manifests alone holds of those with these settings. */
export function holds(condition: Condition | undefined, { profile, cluster }: Settings): boolean {
  switch (condition) {
    case undefined:
      return true;
    case 'profile':
      return profile === 'reactbin';
    case 'k3s':
      return cluster === 'k3s';
  }
}

/** The fix that has one right answer: another text at a place. */
export function rewrite({ start, end }: Span, text: string, title = `Change to ${text}`): Fix {
  return { title, edits: [{ start, end, text }], preferred: true };
}
