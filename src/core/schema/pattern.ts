import { compileRegularExpression } from '../regularExpression.js';

/** A regular expression of a schema, read as Go reads it. Matching takes linear time, whatever a hostile CRD holds. */
export interface Pattern {
  readonly source: string;
  /** Whether some part of the text matches; always true when the expression itself is broken. */
  readonly matches: (text: string) => boolean;
}

/** Compiled when it is first needed: most patterns of a CRD never are. */
export function createPattern(source: string): Pattern {
  let compiled: ReturnType<typeof compileRegularExpression> | undefined;
  return {
    source,
    matches(text) {
      compiled ??= compileRegularExpression(source);
      return compiled instanceof Error || compiled.matcher(text).find();
    },
  };
}
