import { countBelow } from '../countBelow.js';
import { kind, type Tokens } from './tokens.js';

/** The index of the last token that starts at an offset or before it. */
export function tokenAt({ starts, count }: Tokens, offset: number): number {
  return countBelow(starts.subarray(0, count), offset + 1) - 1;
}

/** The line of an offset, counted from 0, in YAML's own line breaks. */
export function lineAt({ lineStarts }: Tokens, offset: number): number {
  return Math.max(0, countBelow(lineStarts, offset + 1) - 1);
}

/** The scalar that an offset is within, by its token's index. Its first character and the one behind it are not within. */
export function scalarAround(tokens: Tokens, offset: number): number | undefined {
  const index = tokenAt(tokens, offset);
  const isWithin = tokens.kinds[index] === kind.scalar && (tokens.starts[index] ?? 0) < offset && offset < (tokens.ends[index] ?? 0);
  return isWithin ? index : undefined;
}

/** Whether a token opens (1) or closes (-1) a collection that holds those between them. */
export function nesting(of: number | undefined): 1 | 0 | -1 {
  switch (of) {
    case kind.blockSequenceStart:
    case kind.blockMappingStart:
    case kind.flowSequenceStart:
    case kind.flowMappingStart:
      return 1;
    case kind.blockEnd:
    case kind.flowSequenceEnd:
    case kind.flowMappingEnd:
      return -1;
    default:
      return 0;
  }
}

/** The last token of the node that starts with a token; of one with an anchor or a tag in front too. */
export function lastTokenOf(tokens: Tokens, index: number): number {
  const { kinds, count } = tokens;
  const first = kinds[index];
  if (first === kind.anchor || first === kind.tag) return lastTokenOf(tokens, index + 1);
  // A list that is no deeper than its key has no end of its own.
  const isBare = first === kind.blockEntry;
  if (nesting(first) !== 1 && !isBare) return index;
  let depth = isBare ? 0 : 1;
  for (let at = index + 1; at < count; at += 1) {
    const step = nesting(kinds[at]);
    if (isBare && depth === 0 && (step === -1 || kinds[at] === kind.key || kinds[at] === kind.value)) return at - 1;
    depth += step;
    if (!isBare && depth === 0) return at;
  }
  return count - 1;
}

/** Where the text of a token ends that comes last in a node: what closes a block has none, nor have the empty lines behind a text block. */
export function endOfText({ text, kinds, starts, ends }: Tokens, index: number): number {
  let last = index;
  while (last > 0 && kinds[last] === kind.blockEnd) last -= 1;
  let end = ends[last] ?? 0;
  while (end > (starts[last] ?? 0) && /\s/.test(text[end - 1] ?? '')) end -= 1;
  return end;
}
