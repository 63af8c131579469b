import { RE2JS } from 're2js';

/** A regular expression of a schema, read as Go reads it. Matching takes linear time, whatever a hostile CRD holds. */
export interface Pattern {
  readonly source: string;
  /** Whether some part of the text matches; always true when the expression itself is broken. */
  readonly matches: (text: string) => boolean;
}

/** Compiled when it is first needed: most patterns of a CRD never are. */
export function createPattern(source: string): Pattern {
  let compiled: RE2JS | 'broken' | undefined;
  return {
    source,
    matches(text) {
      compiled ??= compile(source);
      return compiled === 'broken' || compiled.matcher(text).find();
    },
  };
}

function compile(source: string): RE2JS | 'broken' {
  try {
    return RE2JS.compile(source);
  } catch {
    // The package tells of a broken expression by throwing.
    return 'broken';
  }
}
