import { isBlankOrEnd, isBreak, isHexadecimal, isWord, quoted } from './characters.js';
import type { ScanError } from './tokens.js';

/** What stands behind the start of a token. UTF-16 offsets. */
export interface Skipped {
  /** Where the token ends. */
  readonly end: number;
  /** Where the scanner goes on. */
  readonly next: number;
  /** Whether a line break lies between the start and there. */
  readonly breaks: boolean;
  readonly error?: ScanError;
}

/** A quoted scalar, from quote to quote. One that is never closed ends with its first line, so that the lines below are not lost. */
export function skipQuoted(text: string, start: number): Skipped {
  const quote = text.charCodeAt(start);
  let at = start + 1;
  const unfinished = (message: string, offset: number): Skipped => {
    const end = endOfLine(text, start);
    return { end, next: end, breaks: false, error: { message, offset } };
  };
  let breaks = false;
  while (at < text.length) {
    const code = text.charCodeAt(at);
    if (code === quote) {
      if (quote === 39 && text.charCodeAt(at + 1) === 39) at += 2;
      else return { end: at + 1, next: at + 1, breaks };
    } else if (code === 92 && quote === 34) {
      const escape = skipEscape(text, at);
      if (escape.error) return unfinished(escape.error.message, escape.error.offset);
      at = escape.next;
      const broke = isBreak(text.charCodeAt(at - 1));
      breaks ||= broke;
      if (broke && isSeparator(text, at)) return unfinished('found unexpected document separator', at);
    } else if (isBreak(code)) {
      at = afterBreak(text, at);
      breaks = true;
      if (isSeparator(text, at)) return unfinished('found unexpected document separator', at);
    } else {
      at += 1;
    }
  }
  return unfinished('found unexpected end of stream', text.length);
}

const escapeLengths: Readonly<Record<string, number>> = { x: 2, u: 4, U: 8 };

function skipEscape(text: string, at: number): { readonly next: number; readonly error?: ScanError } {
  const character = text.charAt(at + 1);
  const length = escapeLengths[character];
  if (length !== undefined) {
    for (let digit = 0; digit < length; digit += 1) {
      if (isHexadecimal(text.charCodeAt(at + 2 + digit))) continue;
      const message = `expected escape sequence of ${length} hexadecimal numbers, but found ${quoted(text, at + 2 + digit)}`;
      return { next: at, error: { message, offset: at + 2 } };
    }
    return { next: at + 2 + length };
  }
  if (character !== '' && '0abt\tnvfre "\\/N_LP'.includes(character)) return { next: at + 2 };
  if (isBreak(text.charCodeAt(at + 1))) return { next: afterBreak(text, at + 1) };
  return { next: at, error: { message: `found unknown escape character ${quoted(text, at + 1)}`, offset: at + 1 } };
}

export interface PlainContext {
  /** The least column of a line that goes on with the scalar. */
  readonly indent: number;
  readonly inFlow: boolean;
  /** Tabs are blanks within the scalar. */
  readonly tabs: boolean;
}

/** A plain scalar, which may go on over lines. The blank rest of its last line, and empty lines behind it, are passed too. */
export function skipPlain(text: string, start: number, { indent, inFlow, tabs }: PlainContext): Skipped & { readonly brokeLine: boolean } {
  const isBlank = (offset: number): boolean => text.charCodeAt(offset) === 32 || (tabs && text.charCodeAt(offset) === 9);
  let end = start;
  let at = start;
  let brokeLine = false;
  let breaks = false;
  for (;;) {
    const chunk = at;
    while (at < text.length && !endsPlain(text, at, inFlow)) at += 1;
    if (at === chunk) break;
    end = at;
    brokeLine = false;
    while (isBlank(at)) at += 1;
    if (isBreak(text.charCodeAt(at))) {
      brokeLine = breaks = true;
      let lineStart = at;
      while (isBreak(text.charCodeAt(at)) || isBlank(at)) {
        if (!isBreak(text.charCodeAt(at))) {
          // A tab may not stand for indentation.
          if (text.charCodeAt(at) === 9 && !inFlow && at - lineStart < indent) break;
          at += 1;
          continue;
        }
        lineStart = at = afterBreak(text, at);
        if (isSeparator(text, at)) return { end, next: at, breaks, brokeLine };
      }
      if (!inFlow && at - lineStart < indent) break;
    } else if (at === end) {
      break;
    }
    if (text.charCodeAt(at) === 35) break;
  }
  return { end, next: at, breaks, brokeLine };
}

function endsPlain(text: string, at: number, inFlow: boolean): boolean {
  const code = text.charCodeAt(at);
  if (code > 125) return isBreak(code);
  if (code === 58) {
    const after = text.charCodeAt(at + 1);
    return isBlankOrEnd(after) || (inFlow && isFlowIndicator(after));
  }
  if (code === 32 || code === 9 || code === 10 || code === 13) return true;
  return inFlow && (isFlowIndicator(code) || code === 63);
}

function isFlowIndicator(code: number): boolean {
  return code === 44 || code === 91 || code === 93 || code === 123 || code === 125;
}

/** A literal or folded scalar: its header and the lines that are indented deeper than `parent`. */
export function skipBlockScalar(text: string, start: number, parent: number): Skipped & { readonly indent: number } {
  const header = skipHeader(text, start);
  const least = Math.max(parent + 1, 1);
  let at = header.next;
  let end = at;
  let indent = header.increment === undefined ? least : least + header.increment - 1;
  if (header.increment === undefined) {
    let lineStart = at;
    let deepest = 0;
    while (text.charCodeAt(at) === 32 || isBreak(text.charCodeAt(at))) {
      if (text.charCodeAt(at) === 32) {
        at += 1;
        deepest = Math.max(deepest, at - lineStart);
      } else {
        at = afterBreak(text, at);
        lineStart = at;
        end = at;
      }
    }
    indent = Math.max(indent, deepest);
    at = end;
  }
  for (;;) {
    // Blank lines, then one that has to be as deep as the first.
    let column = 0;
    while (column < indent && text.charCodeAt(at + column) === 32) column += 1;
    const code = text.charCodeAt(at + column);
    if (isBreak(code)) {
      at = afterBreak(text, at + column);
      end = at;
    } else if (column < indent || Number.isNaN(code)) {
      break;
    } else {
      at = afterBreak(text, endOfLine(text, at + column));
      end = at;
    }
    if (at >= text.length) break;
  }
  return { end, next: end, breaks: true, indent, ...(header.error && { error: header.error }) };
}

function skipHeader(text: string, start: number): { readonly next: number; readonly increment?: number; readonly error?: ScanError } {
  let at = start + 1;
  let increment: number | undefined;
  let error: ScanError | undefined;
  let chomped = false;
  for (;;) {
    const code = text.charCodeAt(at);
    if ((code === 43 || code === 45) && !chomped) chomped = true;
    else if (code >= 48 && code <= 57 && increment === undefined) {
      increment = code - 48;
      if (increment === 0) error ??= { message: 'expected indentation indicator in the range 1-9, but found 0', offset: at };
    } else break;
    at += 1;
  }
  if (!isBreak(text.charCodeAt(at)) && text.charCodeAt(at) !== 32 && at < text.length) {
    error ??= { message: `expected chomping or indentation indicators, but found ${quoted(text, at)}`, offset: at };
  }
  const rest = skipBlankRest(text, at);
  error ??= rest.error;
  const next = afterBreak(text, endOfLine(text, at));
  return { next, ...(increment && { increment }), ...(error && { error }) };
}

/** What may follow a header or a directive: blanks, a comment, the end of the line. */
function skipBlankRest(text: string, from: number): { readonly error?: ScanError } {
  let at = from;
  while (text.charCodeAt(at) === 32) at += 1;
  if (at >= text.length || text.charCodeAt(at) === 35 || isBreak(text.charCodeAt(at))) return {};
  return { error: { message: `expected a comment or a line break, but found ${quoted(text, at)}`, offset: at } };
}

const uriCharacters = "-;/?:@&=+$,_.!~*'()[]";

/** An end, or what is wrong before one was found. */
type End = { readonly at: number; readonly error?: ScanError };

/** `!`, `!x`, `!!x`, `!y!x` or `!<uri>`. */
export function skipTag(text: string, start: number): Skipped {
  let { at, error } = skipTagParts(text, start);
  if (!error) error = expectBlank(text, at);
  if (error) while (at < text.length && !isBlankOrEnd(text.charCodeAt(at))) at += 1;
  return { end: at, next: at, breaks: false, ...(error && { error }) };
}

function skipTagParts(text: string, start: number): End {
  const next = start + 1;
  if (text.charAt(next) === '<') {
    const uri = skipUri(text, next + 1);
    if (uri.error) return uri;
    return text.charAt(uri.at) === '>' ? { at: uri.at + 1 } : unexpected(text, uri.at, "'>'");
  }
  if (isBlankOrEnd(text.charCodeAt(next))) return { at: next };
  let end = next;
  while (end < text.length && text.charCodeAt(end) !== 32 && !isBreak(text.charCodeAt(end)) && text.charAt(end) !== '!') end += 1;
  const handle = text.charAt(end) === '!' ? skipHandle(text, start) : { at: next };
  return handle.error ? handle : skipUri(text, handle.at);
}

/** `!`, `!!` or `!y!`. */
function skipHandle(text: string, start: number): End {
  let at = start + 1;
  if (text.charCodeAt(at) === 32) return { at };
  while (isWord(text.charCodeAt(at))) at += 1;
  return text.charAt(at) === '!' ? { at: at + 1 } : unexpected(text, at, "'!'");
}

function skipUri(text: string, from: number): End {
  let at = from;
  for (;;) {
    if (text.charAt(at) === '%') {
      for (const digit of [at + 1, at + 2]) {
        if (isHexadecimal(text.charCodeAt(digit))) continue;
        const message = `expected URI escape sequence of 2 hexadecimal numbers, but found ${quoted(text, digit)}`;
        return { at, error: { message, offset: at + 1 } };
      }
      at += 3;
    } else if (isWord(text.charCodeAt(at)) || (at < text.length && uriCharacters.includes(text.charAt(at)))) {
      at += 1;
    } else {
      return at === from ? unexpected(text, at, 'URI') : { at };
    }
  }
}

function unexpected(text: string, at: number, wanted: string): End {
  return { at, error: { message: `expected ${wanted}, but found ${quoted(text, at)}`, offset: at } };
}

function expectBlank(text: string, at: number): ScanError | undefined {
  const code = text.charCodeAt(at);
  return at >= text.length || code === 32 || isBreak(code) ? undefined : unexpected(text, at, "' '").error;
}

/** `%YAML 1.1`, `%TAG ! tag:example.com:`, or one of another name, up to the end of its line. */
export function skipDirective(text: string, start: number): Skipped {
  let at = start + 1;
  while (isWord(text.charCodeAt(at))) at += 1;
  const name = text.slice(start + 1, at);
  const lineEnd = endOfLine(text, start);
  const failed = (message: string, offset: number): Skipped => ({
    end: lineEnd,
    next: afterBreak(text, lineEnd),
    breaks: true,
    error: { message, offset },
  });
  if (name === '' || !(text.charCodeAt(at) === 32 || isBreak(text.charCodeAt(at)) || at >= text.length)) {
    return failed(`expected alphabetic or numeric character, but found ${quoted(text, at)}`, at);
  }
  let end = at;
  if (name === 'YAML') {
    const spaces = skipSpaces(text, at);
    const major = skipDigits(text, spaces);
    if (major === spaces) return failed(`expected a digit, but found ${quoted(text, major)}`, major);
    if (text.charAt(major) !== '.') return failed(`expected a digit or '.', but found ${quoted(text, major)}`, major);
    end = skipDigits(text, major + 1);
    if (end === major + 1) return failed(`expected a digit, but found ${quoted(text, end)}`, end);
    const after = text.charCodeAt(end);
    if (end < text.length && after !== 32 && !isBreak(after)) return failed(`expected a digit or ' ', but found ${quoted(text, end)}`, end);
  } else if (name === 'TAG') {
    const start = skipSpaces(text, at);
    const handle = text.charAt(start) === '!' ? skipHandle(text, start) : unexpected(text, start, "'!'");
    if (handle.error) return failed(handle.error.message, handle.error.offset);
    if (text.charCodeAt(handle.at) !== 32) return failed(`expected ' ', but found ${quoted(text, handle.at)}`, handle.at);
    const prefix = skipUri(text, skipSpaces(text, handle.at));
    const wrong = prefix.error ?? expectBlank(text, prefix.at);
    if (wrong) return failed(wrong.message, wrong.offset);
    end = prefix.at;
  } else {
    return { end: at, next: afterBreak(text, lineEnd), breaks: true };
  }
  const { error } = skipBlankRest(text, end);
  return { end, next: afterBreak(text, lineEnd), breaks: true, ...(error && { error }) };
}

function skipSpaces(text: string, from: number): number {
  let at = from;
  while (text.charCodeAt(at) === 32) at += 1;
  return at;
}

function skipDigits(text: string, from: number): number {
  let at = from;
  while (text.charCodeAt(at) >= 48 && text.charCodeAt(at) <= 57) at += 1;
  return at;
}

/** Where the line of an offset ends, before its break. */
function endOfLine(text: string, from: number): number {
  let at = from;
  while (at < text.length && !isBreak(text.charCodeAt(at))) at += 1;
  return at;
}

/** The offset behind a line break; the same one where there is none. */
function afterBreak(text: string, at: number): number {
  if (text.charCodeAt(at) === 13 && text.charCodeAt(at + 1) === 10) return at + 2;
  return isBreak(text.charCodeAt(at)) ? at + 1 : at;
}

/** `---` or `...` at the start of a line ends whatever it stands in. */
function isSeparator(text: string, at: number): boolean {
  return (text.startsWith('---', at) || text.startsWith('...', at)) && isBlankOrEnd(text.charCodeAt(at + 3));
}
