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
  /** Where the key ends whose value this is. */
  readonly keyEnd: number | undefined;
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
  const [written = ''] = /["']?[\w-]*$/.exec(text.slice(text.lastIndexOf('\n', offset - 1) + 1, offset)) ?? [];
  const [rest = ''] = /^[\w-]*["']?/.exec(text.slice(offset)) ?? [];
  const [start, end] = [offset - written.length, offset + rest.length];
  const before = text.slice(0, start);
  const behind = /^[^\n]*/.exec(text.slice(end))?.[0] ?? '';
  const alone = /(?:^|\n)[ ]*$/.test(before) && /^\s*(?:#|$)/.test(behind);
  // A word alone on its line may become a key; and a value needs a space behind its colon.
  const [gap, colon] = [before.endsWith(':') ? ' ' : '', alone ? ':' : ''];
  const { root } = parseDocument(`${before}${gap}${mark}${colon}${text.slice(end)}`);
  const found = root && pathAt(root, start + gap.length + 1);
  if (!found) return undefined;
  const { path, onKey, entry, node } = found;
  if ((onKey ? entry?.key.value : node.is === 'scalar' && node.value) !== mark) return undefined;
  const around = nodeAt(root, path.slice(0, -1))?.node;
  const top = nodeAt(root, ['rules'])?.node;
  const step = top?.is === 'map' && !top.flow && top.entries[0] ? columnOf(text, top.entries[0].start) : 2;
  return {
    path: onKey ? path.slice(0, -1) : path,
    onKey,
    ...{ start, end },
    keyEnd: onKey ? undefined : entry?.key.end,
    hasColon: /^\s*:/.test(behind),
    flow: around?.is === 'scalar' ? false : (around?.flow ?? false),
    indent: (entry ? columnOf(text, entry.key.start) : 0) + (step || 2),
    siblings: new Set(around?.is === 'map' ? around.entries.map((it) => String(it.key.value)) : []),
  };
}
