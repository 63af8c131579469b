/** How much a problem weighs. Only `error` makes a manifest unacceptable. */
export type Severity = 'error' | 'warning' | 'info' | 'hint';

/** Who found a problem. */
export type Source = 'yaml' | 'schema' | 'server' | 'rules' | 'wiring' | 'profile' | 'yamllint' | 'kubectl';

/** Replaces the text from `start` to `end` (UTF-16 offsets, end exclusive). */
export interface TextEdit {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** A way out of a problem. The edits do not overlap. */
export interface Fix {
  readonly title: string;
  readonly edits: readonly TextEdit[];
  /** The file that the edits belong to, made where it is not there, if it is not the one that the problem is in. Relative to the root. */
  readonly file?: string;
  /** The one right answer, safe to apply without a look. */
  readonly preferred?: true;
}

/** A place that a problem has to do with: the cause, or what was meant. */
export interface Related {
  /** Relative to the root. */
  readonly file: string;
  /** UTF-16 offsets in that file, end exclusive. */
  readonly start: number;
  readonly end: number;
  /** Half a sentence: what is there. */
  readonly message: string;
}

/** One problem in one text: what the core reports. `Finding` is the same thing once it has a file and lines. */
export interface Problem {
  /** UTF-16 offsets, end exclusive, relative to the text that was checked (a document's own text, or a file's). */
  readonly start: number;
  readonly end: number;
  readonly severity: Severity;
  readonly source: Source;
  /** Names the rule: also the fixture folder and what a suppression comment names. */
  readonly code: string;
  /** One sentence in the user's words; of source `server` the server's own. Never holds a secret value. */
  readonly message: string;
  /** The path as the API server writes it: `spec.rules[0].host`. */
  readonly field?: string;
  /** The server's reason, such as `FieldValueInvalid`, where the server would refuse with 422. */
  readonly reason?: string;
  /** Our own sentence where `message` is the server's: the cause and the way out. Shown first. */
  readonly explanation?: string;
  readonly fixes?: readonly Fix[];
  readonly related?: readonly Related[];
}

/** All that a host says of a problem: our sentence first, then the server's, each on a line. */
export function wholeMessage({ message, explanation }: { readonly message: string; readonly explanation?: string }): string {
  return explanation ? `${explanation}\n${message}` : message;
}
