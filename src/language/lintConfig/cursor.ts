import { columnOf } from '../../core/yaml/edit.js';
import { parseDocument } from '../../core/yaml/parse.js';
import { nodeAt, pathAt, type Path } from '../../core/yaml/path.js';

/** What someone is about to write, as far as the text around it says. Offsets are UTF-16. */
export interface Cursor {
  /** Of the map that a key is to stand in, or of the value itself. */
  readonly path: Path;
  readonly onKey: boolean;
  /** The word that is written already, with its quotes. */
  readonly start: number;
  readonly end: number;
  /** What has to stand before the word: a space, where none is behind the colon. */
  readonly gap: string;
  /** Where the value may begin, behind the colon of its key. */
  readonly behindColon: number;
  /** A colon stands behind the word. */
  readonly hasColon: boolean;
  /** In brackets or braces. */
  readonly flow: boolean;
  /** How deep lines below this one's key stand, when they belong to it. */
  readonly indent: number;
  /** The keys of the map that a key is to stand in. */
  readonly siblings: ReadonlySet<string>;
}

/** Stands for the word at the cursor: nobody writes these two. */
const mark = '\uE000\uE000';

/** Undefined where nothing can be written, as in a comment, in a text block or in the midst of a path. */
export function cursorAt(text: string, offset: number): Cursor | undefined {
  const start = wordStart(text, offset);
  const end = offset + (/^[\w-]*["']?/.exec(text.slice(offset))?.[0].length ?? 0);
  const before = text.slice(0, start);
  const behind = /^[^\n]*/.exec(text.slice(end))?.[0] ?? '';
  const alone = before.slice(before.lastIndexOf('\n') + 1).trim() === '';
  // A value needs a space behind its colon, and a word alone on its line may become a key.
  const gap = before.endsWith(':') ? ' ' : '';
  const colon = alone && /^\s*(?:#|$)/.test(behind) ? ':' : '';
  const marked = `${before}${gap}${mark}${colon}${text.slice(end)}`;
  const { root } = parseDocument(marked);
  const found = root && pathAt(root, start + gap.length + 1);
  if (!found) return undefined;
  const { path, onKey, entry, node } = found;
  if ((onKey ? entry?.key.value : node.is === 'scalar' && node.value) !== mark) return undefined;
  const around = nodeAt(root, path.slice(0, -1))?.node;
  const top = nodeAt(root, ['rules'])?.node;
  const step = top?.is === 'map' && !top.flow && top.entries[0] ? columnOf(marked, top.entries[0].start) : 2;
  return {
    path: onKey ? path.slice(0, -1) : path,
    onKey,
    start,
    end,
    gap,
    behindColon: entry ? text.indexOf(':', entry.key.end) + 1 : start,
    hasColon: /^\s*:/.test(behind),
    flow: around !== undefined && around.is !== 'scalar' && around.flow,
    indent: (entry ? columnOf(text, entry.key.start) : 0) + (step || 2),
    siblings: new Set(around?.is === 'map' ? around.entries.map((it) => String(it.key.value)) : []),
  };
}

/** A quote counts as the start of the word behind it. */
function wordStart(text: string, offset: number): number {
  let start = offset;
  while (start > 0 && /[\w-]/.test(text.charAt(start - 1))) start -= 1;
  return /["']/.test(text.charAt(start - 1)) ? start - 1 : start;
}
