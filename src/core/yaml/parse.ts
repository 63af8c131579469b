import type { Problem } from '../problem.js';
import { compose, type Composed } from './compose.js';
import type { Node } from './nodes.js';
import { scan } from './scan.js';
import type { ScanError } from './tokens.js';

/** One document as kubectl reads it. */
export interface ParsedDocument {
  /** Absent when the document is empty, or holds comments alone. After a syntax error: what could still be read. */
  readonly root?: Node;
  readonly problems: readonly Problem[];
  /** The text is a template (`{{ … }}`) that only becomes YAML later: it defines nothing and complains of nothing. */
  readonly templated: boolean;
}

/**
 * Parses the text of one document. Never throws: a broken document gives problems and what is known of it.
 * Offsets are UTF-16, relative to `text`.
 */
export function parseDocument(text: string): ParsedDocument {
  const strict = compose(scan(text, { tabs: true }));
  if (strict.templated || (strict.error && text.includes('{{'))) return { problems: [], templated: true };
  const read = strict.error ? { ...compose(scan(text, { lenient: true, tabs: true })), error: strict.error } : strict;
  const root = read.roots.find((it) => it !== undefined);
  return { ...(root && { root }), problems: problemsOf(text, read), templated: false };
}

function problemsOf(text: string, { error, remarks }: Composed): readonly Problem[] {
  const found = remarks.map(({ start, end, message }) => syntaxProblem(start, end, message));
  return error ? [errorProblem(text, error), ...found] : found;
}

/** What is most often behind an error that only says what the parser saw, by the beginning of its message. */
const advice: readonly (readonly [string, string])[] = [
  ['mapping values are not allowed here', 'is this line indented like its neighbours, and is text that holds a colon in quotes?'],
  ["could not find expected ':'", 'a key needs a colon behind it.'],
  ["found character '\\t'", 'YAML is indented with spaces.'],
  ['found unexpected end of stream', 'a quote is not closed.'],
  ["expected ',' or", 'a bracket or brace before this is not closed, or a comma is missing.'],
  ['expected <block end>', 'this line is not indented like those that it belongs to.'],
];

/** What to say of the first thing that a parser refuses, at one character: with what is most often behind it. */
export function errorProblem(text: string, { message, offset }: ScanError): Problem {
  // The end of the text is told of at its last character.
  const start = Math.max(0, Math.min(offset, text.trimEnd().length));
  const said = message.charAt(0).toUpperCase() + message.slice(1);
  const [, hint] = advice.find(([beginning]) => message.startsWith(beginning)) ?? [];
  return syntaxProblem(start, Math.min(text.length, start + 1), hint ? `${said}: ${hint}` : `${said}.`);
}

function syntaxProblem(start: number, end: number, message: string): Problem {
  return { start, end, severity: 'error', source: 'yaml', code: 'yaml-syntax', message };
}
