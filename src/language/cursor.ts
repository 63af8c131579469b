import { columnOf } from '../core/yaml/edit.js';
import type { Node } from '../core/yaml/nodes.js';
import { parseDocument } from '../core/yaml/parse.js';
import { nodeAt, pathAt, type Path } from '../core/yaml/path.js';

/** What someone is about to write, as far as the text around it says. Offsets are UTF-16. */
export interface Cursor {
  /** Of the map that a key is to stand in, or of the value itself. */
  readonly path: Path;
  /** Also where the word is alone on its line, and so may become a key or a value. */
  readonly onKey: boolean;
  /** What is replaced: the word that is written already, with its quotes, and blanks that stand at the wrong depth. */
  readonly start: number;
  readonly end: number;
  /** What has to stand before the word: a space, where none is behind the colon; the right indentation; the dash of a list. */
  readonly gap: string;
  /** The word that is written already, without its quotes, and as much of it as stands before the cursor. */
  readonly word: string;
  readonly typed: string;
  /** The quote that the word was begun with, or nothing. */
  readonly quote: string;
  /** Where the value may begin, behind the colon of its key. */
  readonly behindColon: number;
  /** A colon stands behind the word. */
  readonly hasColon: boolean;
  /** In brackets or braces. */
  readonly flow: boolean;
  /** Where the word stands in its line. */
  readonly column: number;
  /** How deep lines below this one's key stand, when they belong to it. */
  readonly indent: number;
  /** By how much lines of a block stand deeper than its key, in this text. */
  readonly step: number;
  /** The other keys of the map that a key is to stand in. */
  readonly siblings: ReadonlySet<string>;
  /** The text with the mark in place of the word, and its tree. */
  readonly marked: string;
  readonly root: Node;
  /** Where an offset of the marked text is in the text itself; none that is in the mark. */
  readonly unmarked: (offset: number) => number;
}

/** Stands for the word at the cursor: nobody writes these two. */
export const mark = '\uE000\uE000';

/**
 * What can be written at an offset of one document, found by reading the text with a mark there. `letters` matches one character of a
 * word. Undefined where nothing can be written, as in a comment, in a text block or in the midst of a path.
 */
export function cursorAt(text: string, offset: number, letters: RegExp): Cursor | undefined {
  const { start, end } = wordAt(text, offset, letters);
  const lineStart = text.lastIndexOf('\n', start - 1) + 1;
  const before = text.slice(lineStart, start);
  const colon = /^[ ]*(?:- +)*$/.test(before) && /^[ \t]*(?:#|\r?\n|$)/.test(text.slice(end, end + 200)) ? ':' : '';
  // A value needs a space behind its colon, and a word alone on its line may become a key.
  const gap = before.endsWith(':') ? ' ' : '';
  const found = read(text, { offset, start, end, gap, colon });
  if (found || before.trim() !== '' || !colon) return found;
  // Between the depths of the lines around it, it belongs to the deepest that is not deeper.
  const depth = depthAbove(text, lineStart, before.length);
  return depth === undefined ? undefined : read(text, { offset, start: lineStart, end, gap: depth, colon });
}

interface Word {
  readonly offset: number;
  readonly start: number;
  readonly end: number;
  readonly gap: string;
  readonly colon: string;
}

function read(text: string, { offset, start, end, gap, colon }: Word): Cursor | undefined {
  const marked = `${text.slice(0, start)}${gap}${mark}${colon}${text.slice(end)}`;
  const { root } = parseDocument(marked);
  const at = start + gap.length;
  const found = root && pathAt(root, at + 1);
  if (!found) return undefined;
  const { path, onKey, entry, node } = found;
  if ((onKey ? entry?.key.value : node.is === 'scalar' && node.value) !== mark) return undefined;
  const around = nodeAt(root, path.slice(0, -1))?.node;
  const step = stepOf(marked, root);
  return {
    path: onKey ? path.slice(0, -1) : path,
    onKey,
    start,
    end,
    gap,
    word: unquoted(text.slice(start, end)),
    typed: unquoted(text.slice(start, offset)),
    quote: /^["']/.exec(text.slice(start, start + 1))?.[0] ?? '',
    behindColon: entry ? marked.indexOf(':', entry.key.end) + 1 : start,
    hasColon: colon === '' && /^[ \t]*:(?:\s|$)/.test(text.slice(end, end + 200)),
    flow: around !== undefined && around.is !== 'scalar' && around.flow,
    column: columnOf(marked, at),
    indent: (entry ? columnOf(marked, entry.key.start) : 0) + step,
    step,
    siblings: new Set(around?.is === 'map' ? around.entries.map((it) => String(it.key.value)).filter((it) => it !== mark) : []),
    marked,
    root,
    unmarked: (offset) => (offset <= start ? offset : offset - marked.length + text.length),
  };
}

function unquoted(word: string): string {
  return word.replace(/^\s*["']?|["']$/g, '');
}

/** The word that an offset is in or behind. A quote belongs to the word behind it; a colon right behind a key ends the key. */
function wordAt(text: string, offset: number, letters: RegExp): { readonly start: number; readonly end: number } {
  let start = offset;
  while (start > 0 && letters.test(text.charAt(start - 1))) start -= 1;
  const lineStart = text.lastIndexOf('\n', start - 1) + 1;
  if (text[offset - 1] === ':' && /^\s*(?:- +)*$|[{,]\s*$/.test(text.slice(Math.max(lineStart, start - 200), start))) start = offset;
  let end = offset;
  while (end < text.length && letters.test(text.charAt(end)) && !/^:(?:\s|$)/.test(text.slice(end, end + 2))) end += 1;
  const isQuote = (at: number): boolean => text[at] === '"' || text[at] === "'";
  return { start: start > 0 && isQuote(start - 1) ? start - 1 : start, end: isQuote(end) ? end + 1 : end };
}

/** How deep the lines of the first block stand in the map that the document is. */
function stepOf(text: string, root: Node): number {
  const blocks = root.is === 'map' ? root.entries.filter(({ value }) => value.is === 'map' && !value.flow) : [];
  const [first] = blocks.flatMap(({ value }) => (value.is === 'map' && value.entries[0] ? [value.entries[0]] : []));
  return (first && columnOf(text, first.start)) || 2;
}

/**
 * What stands before the next key of the innermost block above a line that is no deeper than `column`: blanks, and the dash of a list
 * whose dashes are there.
 */
function depthAbove(text: string, lineStart: number, column: number): string | undefined {
  for (let end = lineStart - 1; end > 0;) {
    const start = text.lastIndexOf('\n', end - 1) + 1;
    const line = text.slice(start, end);
    const [, blanks = '', dashes = '', content] = /^( *)((?:- +)*)([^\s#]?)/.exec(line) ?? [];
    const deep = blanks.length + dashes.length;
    // Below a key that opens a text there is text.
    if (content && deep < column && /[|>][-+\d]*\s*$/.test(line.slice(-20))) return undefined;
    if (content && deep <= column) return ' '.repeat(deep);
    if (content && dashes !== '' && blanks.length <= column) return `${blanks}- `;
    end = start - 1;
  }
  return undefined;
}
