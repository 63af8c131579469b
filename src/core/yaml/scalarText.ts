import { style, type Tokens } from './tokens.js';

/** The text that a scalar token stands for: lines folded, escapes replaced. What is broken in it stays as it is written. */
export function scalarText({ text, starts, ends, startLines, endLines, styles, blockIndents }: Tokens, index: number): string {
  const [start, end] = [starts[index] ?? 0, ends[index] ?? 0];
  const oneLine = startLines[index] === endLines[index];
  switch (styles[index]) {
    case style.single:
      return singleQuoted(text.slice(start + 1, withoutQuote(text, start, end)), oneLine);
    case style.double:
      return doubleQuoted(text.slice(start + 1, withoutQuote(text, start, end)), oneLine);
    case style.literal:
    case style.folded:
      return blockText(text.slice(start, end), blockIndents.get(start) ?? 0);
    default:
      return oneLine ? text.slice(start, end) : fold(text.slice(start, end));
  }
}

/** The same in a text whose last line has been ended, as kubectl does before it reads: a text block at the very end has its line break. */
export function endedScalarText(tokens: Tokens, index: number): string {
  const { text, starts, ends, styles } = tokens;
  const written = scalarText(tokens, index);
  if ((styles[index] ?? 0) < style.literal || ends[index] !== text.length || text.endsWith('\n')) return written;
  const header = text.slice((starts[index] ?? 0) + 1, (starts[index] ?? 0) + 3);
  const isEnded = header.includes('-') || written === '' || (written.endsWith('\n') && !header.includes('+'));
  return isEnded ? written : `${written}\n`;
}

/** A scalar that was never closed has no quote to leave out. */
function withoutQuote(text: string, start: number, end: number): number {
  return end > start + 1 && text[end - 1] === text[start] ? end - 1 : end;
}

function singleQuoted(source: string, oneLine: boolean): string {
  const folded = oneLine ? source : fold(source);
  return folded.includes("''") ? folded.replaceAll("''", "'") : folded;
}

const lineBreaks = /\r\n|[\n\r\x85\u2028\u2029]/g;

/** A break between two lines is a space; each further one is a break. Blanks around breaks do not count. */
function fold(source: string): string {
  return source.replace(/(?<![ \t])[ \t]*((?:(?:\r\n|[\n\r\x85\u2028\u2029])[ \t]*)+)/g, (_, breaks: string) => foldedBreaks(breaks));
}

function foldedBreaks(source: string): string {
  const breaks = source.match(lineBreaks) ?? [];
  const [first = '\n', ...rest] = breaks.map(normalized);
  if (first !== '\n') return first + rest.join('');
  return rest.length === 0 ? ' ' : rest.join('');
}

/** Only the two separators of Unicode stay what they are. */
function normalized(written: string): string {
  return written === '\u2028' || written === '\u2029' ? written : '\n';
}

const escapes: Readonly<Record<string, string>> = {
  '0': '\0',
  a: '\x07',
  b: '\b',
  t: '\t',
  '\t': '\t',
  n: '\n',
  v: '\v',
  f: '\f',
  r: '\r',
  e: '\x1b',
  N: '\x85',
  _: '\xa0',
  L: '\u2028',
  P: '\u2029',
};

const escaped =
  /\\(?:x([\da-fA-F]{2})|u([\da-fA-F]{4})|U([\da-fA-F]{8})|((?:\r\n|[\n\r\x85\u2028\u2029])(?:[ \t]*(?:\r\n|[\n\r\x85\u2028\u2029]))*[ \t]*)|([\s\S]))/;
const escapeOrFold = new RegExp(`${escaped.source}|(?<!(?<!\\\\)[ \\t])[ \\t]*((?:(?:\\r\\n|[\\n\\r\\x85\\u2028\\u2029])[ \\t]*)+)`, 'g');

function doubleQuoted(source: string, oneLine: boolean): string {
  if (oneLine && !source.includes('\\')) return source;
  return source.replace(escapeOrFold, (...groups: (string | undefined)[]) => {
    const [, two, four, eight, continued, single = '', breaks] = groups;
    const code = two ?? four ?? eight;
    if (code !== undefined) return character(parseInt(code, 16));
    // An escaped line break joins the lines; empty lines behind it count.
    if (continued !== undefined) return (continued.match(lineBreaks) ?? []).slice(1).map(normalized).join('');
    if (breaks !== undefined) return foldedBreaks(breaks);
    return escapes[single] ?? single;
  });
}

function character(code: number): string {
  return code <= 0x10ffff ? String.fromCodePoint(code) : '\ufffd';
}

/** A literal or folded scalar, from its indicator on. `indent` is the column of its content. */
function blockText(source: string, indent: number): string {
  const folded = source.startsWith('>');
  const header = source.slice(1, 3);
  const chomping = header.includes('+') ? 'keep' : header.includes('-') ? 'strip' : 'clip';
  const lines = source.split(lineBreaks).slice(1);
  const breaks = source.match(lineBreaks)?.slice(1).map(normalized) ?? [];
  let text = '';
  let pending = '';
  /** The break of the last line of content, and whether that line may be folded into the next. */
  let last: string | undefined;
  let foldable = false;
  for (const [index, line] of lines.entries()) {
    const own = breaks[index] ?? '';
    if (isBlankLine(line, indent)) {
      pending += own;
      continue;
    }
    const content = line.slice(indent);
    const startsWithText = !/^[ \t]/.test(content);
    text += (last === undefined ? pending : joint(last, pending, foldable && startsWithText)) + content;
    foldable = folded && startsWithText;
    [last, pending] = [own, ''];
  }
  if (last === undefined) return chomping === 'keep' ? pending : '';
  return text + (chomping === 'strip' ? '' : last) + (chomping === 'keep' ? pending : '');
}

/** What stands between two lines of content: their break and the empty lines behind it, or a space when they are folded into one. */
function joint(lineEnd: string, emptyLines: string, folds: boolean): string {
  if (!folds || lineEnd !== '\n') return lineEnd + emptyLines;
  return emptyLines === '' ? ' ' : emptyLines;
}

function isBlankLine(line: string, indent: number): boolean {
  return line.length <= indent && line.trimStart() === '';
}
