import { isBlankOrEnd, isBreak, isWord, quoted } from './characters.js';
import { skipBlockScalar, skipDirective, skipPlain, skipQuoted, skipTag, type Skipped } from './scanScalars.js';
import { createTokenWriter } from './tokenWriter.js';
import { kind, style, type Tokens } from './tokens.js';

/** A place where a key may have started that only a later `:` makes one. */
interface PossibleKey {
  readonly token: number;
  readonly offset: number;
  readonly line: number;
  readonly column: number;
  /** The block mapping around it needs a key here. */
  readonly required: boolean;
}

export interface ScanOptions {
  /**
   * Reads a text that is known to be broken so that its lines keep apart: a flow collection ends with its line, and text where a
   * key may be does not go on over lines.
   */
  readonly lenient?: boolean;
  /** Tabs separate tokens where no indentation is at stake, as for go-yaml; PyYAML refuses them. */
  readonly tabs?: boolean;
}

/** YAML allows a key that is not announced by `?` to be this long. */
const longestKey = 1024;

/**
 * Takes a text apart into tokens, in one pass over its characters. Written from the YAML 1.1 specification and from what PyYAML
 * reports. Never throws: after the first error it goes on as well as it can, so that what follows is not lost while someone types.
 */
export function scan(text: string, { lenient = false, tabs = false }: ScanOptions = {}): Tokens {
  const writer = createTokenWriter(text);
  const { emit, lineStarts } = writer;
  const commentStarts: number[] = [];
  const commentEnds: number[] = [];
  const blockIndents = new Map<number, number>();
  const indents: number[] = [];
  /** What closes each open flow collection. */
  const flowClosers: number[] = [];
  const possibleKeys: (PossibleKey | undefined)[] = [];
  let possible = 0;
  /** No slot below has a key: what is open many levels deep is not gone through for every token. */
  let firstSlot = 0;
  let error: Tokens['error'];
  let delivered = -1;
  /** As the last token was asked for: how many there were, and the first that might still have turned out to be a key. */
  let settled = 0;
  let undecided = Infinity;
  let pos = 0;
  let flowLevel = 0;
  let indent = -1;
  let keyAllowed = true;

  const code = (ahead = 0): number => text.charCodeAt(pos + ahead);
  const line = (): number => lineStarts.length - 1;
  const column = (): number => pos - (lineStarts[lineStarts.length - 1] ?? 0);

  function fail(message: string, offset = pos): void {
    if (error) return;
    error = { message, offset };
    delivered = Math.min(settled, undecided);
    for (const key of possibleKeys) delivered = Math.min(delivered, key?.token ?? Infinity);
  }

  /** Steps over one line break, which may be two characters. */
  function newLine(): void {
    pos += text.startsWith('\r\n', pos) ? 2 : 1;
    lineStarts.push(pos);
  }

  function skipToToken(): void {
    if (pos === 0 && code() === 0xfeff) lineStarts[0] = pos = 1;
    for (;;) {
      while (code() === 32 || (tabs && code() === 9 && (flowLevel > 0 || !keyAllowed))) pos += 1;
      if (code() === 35) {
        commentStarts.push(pos);
        while (pos < text.length && !isBreak(code())) pos += 1;
        commentEnds.push(pos);
      }
      if (!isBreak(code())) return;
      if (lenient) closeFlows();
      newLine();
      if (flowLevel === 0) keyAllowed = true;
    }
  }

  function closeFlows(): void {
    while (flowLevel > 0) {
      const key = possibleKeys[slot()];
      if (key) forget(slot(), key);
      flowLevel -= 1;
      emit(flowClosers.pop() ?? kind.flowSequenceEnd, pos, pos, line());
    }
  }

  /** Stray closers make levels below zero, which are levels of their own. */
  function slot(): number {
    return flowLevel >= 0 ? 2 * flowLevel : -2 * flowLevel - 1;
  }

  function dropStaleKeys(): void {
    for (let [at, left] = [firstSlot, possible]; left > 0; at += 1) {
      const key = possibleKeys[at];
      if (!key && at === firstSlot) firstSlot += 1;
      if (!key) continue;
      left -= 1;
      if (key.line === line() && pos - key.offset <= longestKey) continue;
      if (key.required) fail("could not find expected ':'");
      forget(at, key);
    }
  }

  function saveKey(): void {
    if (!keyAllowed) return;
    const required = flowLevel === 0 && indent === column();
    dropKey();
    possibleKeys[slot()] = { token: writer.count(), offset: pos, line: line(), column: column(), required };
    possible += 1;
    firstSlot = Math.min(firstSlot, slot());
  }

  function dropKey(): void {
    const key = possibleKeys[slot()];
    if (key?.required) fail("could not find expected ':'");
    if (key) forget(slot(), key);
  }

  function forget(at: number, { token }: PossibleKey): void {
    undecided = Math.min(undecided, token);
    possibleKeys[at] = undefined;
    possible -= 1;
  }

  function unwind(to: number): void {
    if (flowLevel !== 0) return;
    while (indent > to) {
      indent = indents.pop() ?? -1;
      emit(kind.blockEnd, pos, pos, line());
    }
  }

  function indentTo(to: number): boolean {
    if (indent >= to) return false;
    indents.push(indent);
    indent = to;
    return true;
  }

  function emitWide(tokenKind: number, width: number): void {
    emit(tokenKind, pos, pos + width, line());
    pos += width;
  }

  function documentMarker(tokenKind: number): void {
    unwind(-1);
    dropKey();
    keyAllowed = false;
    emitWide(tokenKind, 3);
  }

  function flowStart(tokenKind: number): void {
    saveKey();
    flowLevel += 1;
    flowClosers.push(tokenKind === kind.flowSequenceStart ? kind.flowSequenceEnd : kind.flowMappingEnd);
    keyAllowed = true;
    emitWide(tokenKind, 1);
  }

  function flowEnd(tokenKind: number): void {
    dropKey();
    flowLevel -= 1;
    flowClosers.pop();
    keyAllowed = false;
    emitWide(tokenKind, 1);
  }

  function flowEntry(): void {
    keyAllowed = true;
    dropKey();
    emitWide(kind.flowEntry, 1);
  }

  function blockEntry(): void {
    if (flowLevel === 0) {
      if (!keyAllowed) fail('sequence entries are not allowed here');
      if (indentTo(column())) emit(kind.blockSequenceStart, pos, pos, line());
    }
    keyAllowed = true;
    dropKey();
    emitWide(kind.blockEntry, 1);
  }

  function explicitKey(): void {
    if (flowLevel === 0) {
      if (!keyAllowed) fail('mapping keys are not allowed here');
      if (indentTo(column())) emit(kind.blockMappingStart, pos, pos, line());
    }
    keyAllowed = flowLevel === 0;
    dropKey();
    emitWide(kind.key, 1);
  }

  function value(): void {
    const key = possibleKeys[slot()];
    if (key) {
      forget(slot(), key);
      writer.insert(key.token, kind.key, key.offset, key.line);
      if (flowLevel === 0 && indentTo(key.column)) writer.insert(key.token, kind.blockMappingStart, key.offset, key.line);
      keyAllowed = false;
    } else {
      if (flowLevel === 0) {
        if (!keyAllowed) fail('mapping values are not allowed here');
        if (indentTo(column())) emit(kind.blockMappingStart, pos, pos, line());
      }
      keyAllowed = flowLevel === 0;
      dropKey();
    }
    emitWide(kind.value, 1);
  }

  /** Anchors and aliases: a `&` or `*` and a name. */
  function named(tokenKind: number): void {
    saveKey();
    keyAllowed = false;
    const start = pos;
    pos += 1;
    while (isWord(code())) pos += 1;
    const allowedAfter = isBlankOrEnd(code()) || '?:,]}%@`'.includes(text.charAt(pos));
    if (pos === start + 1 || !allowedAfter) {
      fail(`expected alphabetic or numeric character, but found ${quoted(text, pos)}`);
      while (pos < text.length && !isBlankOrEnd(code()) && !',]}'.includes(text.charAt(pos))) pos += 1;
    }
    emit(tokenKind, start, pos, line());
  }

  /** Takes over what a function found behind a token's start, and the lines that it passed. */
  function take(tokenKind: number, { end, next: after, breaks, error: wrong }: Skipped, tokenStyle: number = style.none): void {
    const [start, startLine] = [pos, line()];
    if (wrong) fail(wrong.message, wrong.offset);
    if (!breaks) {
      emit(tokenKind, start, end, startLine, startLine, tokenStyle);
      pos = after;
      return;
    }
    passLines(end);
    emit(tokenKind, start, end, startLine, line(), tokenStyle);
    passLines(after);
  }

  function passLines(to: number): void {
    while (pos < to) {
      if (isBreak(code())) newLine();
      else pos += 1;
    }
  }

  function tag(): void {
    saveKey();
    keyAllowed = false;
    take(kind.tag, skipTag(text, pos));
  }

  function directive(): void {
    unwind(-1);
    dropKey();
    keyAllowed = false;
    take(kind.directive, skipDirective(text, pos));
  }

  function blockScalar(tokenStyle: number): void {
    keyAllowed = true;
    dropKey();
    const skipped = skipBlockScalar(text, pos, indent);
    blockIndents.set(pos, skipped.indent);
    take(kind.scalar, skipped, tokenStyle);
  }

  function quotedScalar(tokenStyle: number): void {
    saveKey();
    keyAllowed = false;
    take(kind.scalar, skipQuoted(text, pos), tokenStyle);
  }

  function plainScalar(): void {
    saveKey();
    const oneLine = lenient && flowLevel === 0 && keyAllowed;
    const skipped = skipPlain(text, pos, { indent: oneLine ? Infinity : indent + 1, inFlow: flowLevel !== 0, tabs });
    take(kind.scalar, skipped, style.plain);
    // A line break behind a plain scalar: the next line may start with a key.
    keyAllowed = skipped.brokeLine;
  }

  function isMarker(marker: string): boolean {
    return column() === 0 && text.startsWith(marker, pos) && isBlankOrEnd(code(3));
  }

  function next(): void {
    const inFlow = flowLevel !== 0;
    switch (code()) {
      case 37: // %
        if (column() === 0) return directive();
        return unexpected();
      case 45: // -
        if (isMarker('---')) return documentMarker(kind.documentStart);
        return isBlankOrEnd(code(1)) ? blockEntry() : plainScalar();
      case 46: // .
        return isMarker('...') ? documentMarker(kind.documentEnd) : plainScalar();
      case 91:
        return flowStart(kind.flowSequenceStart);
      case 123:
        return flowStart(kind.flowMappingStart);
      case 93:
        return flowEnd(kind.flowSequenceEnd);
      case 125:
        return flowEnd(kind.flowMappingEnd);
      case 44:
        return flowEntry();
      case 63: // ?
        return inFlow || isBlankOrEnd(code(1)) ? explicitKey() : plainScalar();
      case 58: // :
        return inFlow || isBlankOrEnd(code(1)) ? value() : plainScalar();
      case 42:
        return named(kind.alias);
      case 38:
        return named(kind.anchor);
      case 33:
        return tag();
      case 124: // |
        return inFlow ? unexpected() : blockScalar(style.literal);
      case 62: // >
        return inFlow ? unexpected() : blockScalar(style.folded);
      case 39:
        return quotedScalar(style.single);
      case 34:
        return quotedScalar(style.double);
      case 9: // tab
      case 35: // #
      case 64: // @
      case 96: // `
        return unexpected();
      default:
        return plainScalar();
    }
  }

  function unexpected(): void {
    fail(`found character ${quoted(text, pos)} that cannot start any token`);
    pos += 1;
  }

  emit(kind.streamStart, 0, 0, 0);
  for (;;) {
    if (possible > 0) dropStaleKeys();
    settled = writer.count();
    undecided = Infinity;
    skipToToken();
    if (possible > 0) dropStaleKeys();
    if (indent > column()) unwind(column());
    if (pos >= text.length) break;
    next();
  }
  unwind(-1);
  dropKey();
  emit(kind.streamEnd, pos, pos, line());
  return {
    text,
    ...writer.done(),
    blockIndents,
    commentStarts,
    commentEnds,
    ...(error && { error }),
    delivered: delivered < 0 ? writer.count() : delivered,
  };
}
