import { endOfText, nesting } from '../../yaml/tokenAt.js';
import { kind } from '../../yaml/tokens.js';
import type { FindFix } from '../rule.js';
import type { Source } from '../source.js';

/** How deep a level is made. Where the file has another width, the rule for indentation says so next. */
const width = 2;

/**
 * Writes a collection in braces or brackets on lines of its own, one for each item. Nothing for an empty one, for one inside another,
 * and for one whose items hold comments or go on over lines.
 */
export function toBlock(source: Source, opener: number): FindFix {
  return () => {
    const { text, tokens } = source;
    const { kinds, starts, ends } = tokens;
    const items = itemsOf(source, opener);
    if (!items || isInFlow(source, opener)) return undefined;
    const isMapping = kinds[opener] === kind.flowMappingStart;
    const lines = items.map((it) => (isMapping ? entryLine(it.text) : `- ${it.text}`));
    const start = starts[opener] ?? 0;
    const before = kinds[opener - 1];
    const column = indentAround(source, opener);
    // Behind a dash, and at the start of a document, the first line stands where the bracket stood.
    const isInPlace = before === kind.blockEntry || (before === kind.streamStart && source.columnOf(opener) === 0);
    const indent = isInPlace ? source.columnOf(opener) : before === kind.documentStart ? 0 : column + width;
    const from = isInPlace ? start : endOfText(tokens, opener - 1);
    if (!isInPlace && text.slice(from, start).includes('#')) return undefined;
    const joined = lines.join(`\n${' '.repeat(indent)}`);
    const end = ends[items.at(-1)?.closer ?? opener] ?? start;
    return {
      title: isMapping ? 'Write this mapping on lines of its own' : 'Write this list on lines of its own',
      edits: [{ start: from, end, text: isInPlace ? joined : `\n${' '.repeat(indent)}${joined}` }],
      preferred: true,
    };
  };
}

interface Item {
  readonly text: string;
  /** The token that closes the collection. */
  readonly closer: number;
}

/** The texts between the commas. */
function itemsOf({ text, tokens }: Source, opener: number): readonly Item[] | undefined {
  const { kinds, starts, ends, count, commentStarts } = tokens;
  const texts: string[] = [];
  let depth = 1;
  let from = ends[opener] ?? 0;
  let at = opener;
  while (depth > 0 && (at += 1) < count) {
    depth += nesting(kinds[at]);
    const isAnnounced = kinds[at] === kind.key && starts[at] !== ends[at];
    if (isAnnounced) return undefined;
    if (depth > 1 || (depth === 1 && kinds[at] !== kind.flowEntry)) continue;
    const item = text.slice(from, starts[at]).trim();
    // A comma behind the last item starts no other.
    if (item !== '' || depth === 1) texts.push(item);
    from = ends[at] ?? 0;
  }
  const [start, end] = [starts[opener] ?? 0, starts[at] ?? 0];
  const isPlain = texts.length > 0 && texts.every((it) => it !== '' && !it.includes('\n'));
  if (!isPlain || commentStarts.some((it) => it > start && it < end)) return undefined;
  return texts.map((it) => ({ text: it, closer: at }));
}

/** In braces a key may do without a colon, and the colon without a space behind quotes. */
function entryLine(item: string): string {
  const [, quoted, rest] = /^("(?:[^"\\]|\\.)*"|'(?:[^']|'')*')\s*:(.*)$/.exec(item) ?? [];
  if (quoted !== undefined) return `${quoted}: ${rest?.trim() ?? ''}`.trimEnd();
  return /:(?:\s|$)/.test(item) ? item : `${item}:`;
}

function isInFlow({ tokens: { kinds } }: Source, index: number): boolean {
  let depth = 0;
  for (let at = index - 1; at > 0; at -= 1) {
    depth += nesting(kinds[at]);
    if (depth === 1) return kinds[at] === kind.flowSequenceStart || kinds[at] === kind.flowMappingStart;
  }
  return false;
}

/** The column of the block that a token stands in: of the key or of the dash before it. */
function indentAround(source: Source, index: number): number {
  const { kinds } = source.tokens;
  let depth = 0;
  for (let at = index - 1; at > 0; at -= 1) {
    depth += nesting(kinds[at]);
    if (depth === 0 && (kinds[at] === kind.key || kinds[at] === kind.blockEntry)) return source.columnOf(at);
    if (depth === 1) return source.columnOf(at);
  }
  return 0;
}
