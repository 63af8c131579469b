import type { TextEdit } from '../problem.js';
import type { Entry, MapNode, ScalarNode } from './nodes.js';

/** Replaces a scalar's text. */
export function replaceScalar(node: ScalarNode, text: string): TextEdit {
  return { start: node.start, end: node.end, text };
}

/** Adds a line `key: value` to a map, after its last entry; inside braces when the map is written so. `value` may span lines, indented from column 0. */
export function addEntry(text: string, map: MapNode, key: string, value: string): TextEdit {
  const last = map.entries.findLast((it) => !it.merged);
  const written = `${key}:${value.startsWith('\n') ? '' : ' '}${value}`;
  if (map.flow) {
    const inside = last ? last.end : map.start + 1;
    const flowing = written.replace(/\s*\n\s*/g, ' ');
    return { start: inside, end: inside, text: last ? `, ${flowing}` : flowing };
  }
  const indent = ' '.repeat(last ? columnOf(text, last.start) : 0);
  const end = last ? endOfLine(text, endOfContent(text, last)) : map.end;
  return { start: end, end, text: `\n${indent}${written.replaceAll('\n', `\n${indent}`)}` };
}

/** Behind the comment that the line goes on with, if it does. */
function endOfLine(text: string, offset: number): number {
  const end = text.indexOf('\n', offset);
  const rest = text.slice(offset, end < 0 ? text.length : end);
  return /^[ \t]+#/.test(rest) ? offset + rest.trimEnd().length : offset;
}

/** Takes an entry out of its map, its whole lines with it where nothing else stands on them. */
export function removeEntry(text: string, map: MapNode, entry: Entry): TextEdit {
  const index = map.entries.indexOf(entry);
  const next = map.entries[index + 1];
  const previous = map.entries[index - 1];
  if (map.flow) {
    if (next) return { start: entry.start, end: next.start, text: '' };
    return { start: previous?.end ?? entry.start, end: entry.end, text: '' };
  }
  // The first entry of a list's item shares its line with the dash: the next entry moves up to it.
  const lineStart = text.lastIndexOf('\n', entry.start - 1) + 1;
  const alone = text.slice(lineStart, entry.start).trim() === '';
  if (!alone && next) return { start: entry.start, end: next.start, text: '' };
  if (!alone) return { start: entry.start, end: endOfContent(text, entry), text: '{}' };
  const end = text.indexOf('\n', endOfContent(text, entry));
  return { start: lineStart, end: end < 0 ? text.length : end + 1, text: '' };
}

/** Takes an entry out of one map and makes the additions that `addEntry` gave for others, as edits that do not overlap. */
export function moveEntry(text: string, from: MapNode, entry: Entry, additions: readonly TextEdit[]): readonly TextEdit[] {
  const removal = removeEntry(text, from, entry);
  const inside = additions.filter((it) => it.start >= removal.start && it.start <= removal.end);
  const outside = additions.filter((it) => !inside.includes(it));
  const lineBreak = removal.text === '' && text[removal.end - 1] === '\n' ? '\n' : '';
  const moved = inside.map((it) => it.text.replace(/^\n/, '') + lineBreak).join('');
  return [{ ...removal, text: removal.text + moved }, ...outside].toSorted((a, b) => a.start - b.start);
}

/** The text of an entry's value, moved to column 0: what `addEntry` takes. */
export function valueText(text: string, { key, value }: Entry): string {
  const source = text.slice(value.start, endOfContent(text, value));
  const block = !text.slice(key.end, value.start).includes('\n') ? '' : '\n';
  const depth = block ? columnOf(text, value.start) : columnOf(text, key.start);
  const outdented = source.replace(new RegExp(`\\n {1,${Math.max(depth, 1)}}`, 'g'), '\n');
  return block ? `\n  ${outdented.replaceAll('\n', '\n  ')}` : outdented;
}

/** The column of an offset, counted from 0. */
export function columnOf(text: string, offset: number): number {
  return offset - (text.lastIndexOf('\n', offset - 1) + 1);
}

/** The end of a node's own text: block values reach over the line break, and the empty lines, that follow them. */
export function endOfContent(text: string, { start, end }: { readonly start: number; readonly end: number }): number {
  let last = end;
  while (last > start && /\s/.test(text[last - 1] ?? '')) last -= 1;
  return last;
}
