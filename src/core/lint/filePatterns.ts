/**
 * Whether the path of a file is matched by patterns as .gitignore has them. The last one that matches counts, and `!` takes back; but
 * what matches the file itself outweighs what matches a folder above it. Paths have forward slashes. A pattern that is broken matches
 * nothing. However hostile they are, patterns take no more than the product of the lengths of a pattern and a path.
 */
export function matchesFiles(lines: readonly string[]): (path: string) => boolean {
  const patterns = lines.flatMap((it) => readPattern(it) ?? []);
  return (path) => {
    const segments = path
      .replace(/^(?:\.\/)+/, '')
      .split('/')
      .map((it) => [...it]);
    let isMatched = false;
    let weight = 0;
    for (const pattern of patterns) {
      const own = weightOf(pattern, segments);
      if (own === 0 || own < weight) continue;
      isMatched = !pattern.takesBack;
      weight = own;
    }
    return isMatched;
  };
}

interface Pattern {
  readonly takesBack: boolean;
  /** What is matched are folders alone, with all that is in them. */
  readonly folders: boolean;
  readonly segments: readonly Segment[];
}

type Segment = '**' | readonly Item[];

/** Any number of characters, or one that passes. */
type Item = '*' | ((character: string) => boolean);

function readPattern(line: string): Pattern | undefined {
  const trimmed = withoutTrailingSpaces(line);
  if (trimmed === '' || trimmed.startsWith('#')) return undefined;
  const takesBack = trimmed.startsWith('!');
  const written = takesBack ? trimmed.slice(1) : trimmed;
  const folders = written.endsWith('/');
  // With a slash before its end it counts from the top.
  const isAnchored = written.slice(0, -1).includes('/');
  const segments = written
    .replace(/^\/|\/$/g, '')
    .split('/')
    .map(readSegment);
  if (!segments.every((it) => it !== undefined)) return undefined;
  return { takesBack, folders, segments: isAnchored ? segments : ['**', ...segments] };
}

/** A space at the end counts only behind a backslash. */
function withoutTrailingSpaces(line: string): string {
  let end = line.length;
  while (end > 0 && ' \r\n'.includes(line.charAt(end - 1))) end -= 1;
  return line.charAt(end - 1) === '\\' ? line.slice(0, end + 1) : line.slice(0, end);
}

function readSegment(written: string): Segment | undefined {
  if (written === '**') return '**';
  const characters = [...written];
  const items: Item[] = [];
  for (let at = 0; at < characters.length; at += 1) {
    const character = characters[at];
    if (character === '*') {
      if (items.at(-1) !== '*') items.push('*');
    } else if (character === '?') {
      items.push(() => true);
    } else if (character === '[') {
      const set = readSet(characters, at);
      if (!set) return undefined;
      items.push(set.item);
      at = set.end;
    } else {
      if (character === '\\') at += 1;
      const wanted = characters[at];
      if (wanted === undefined) return undefined;
      items.push((it) => it === wanted);
    }
  }
  return items.length > 0 ? items : undefined;
}

/** `[abc]`, `[a-z]`, `[!abc]`, `[]abc]`. */
function readSet(characters: readonly string[], start: number): { readonly item: Item; readonly end: number } | undefined {
  const isNegated = characters[start + 1] === '!' || characters[start + 1] === '^';
  const first = isNegated ? start + 2 : start + 1;
  const end = characters.indexOf(']', first + 1);
  if (end < 0) return undefined;
  const ranges: (readonly [string, string])[] = [];
  for (let at = first; at < end; at += 1) {
    const isRange = characters[at + 1] === '-' && at + 2 < end;
    ranges.push([characters[at] ?? '', characters[isRange ? at + 2 : at] ?? '']);
    if (isRange) at += 2;
  }
  return { item: (it) => ranges.some(([low, high]) => low <= it && it <= high) !== isNegated, end };
}

/** 2 where a pattern matches the file itself, 1 where it matches a folder above it, 0 where it does neither. */
function weightOf({ segments, folders }: Pattern, path: readonly (readonly string[])[]): 0 | 1 | 2 {
  /** How many segments of the path the pattern can have passed. */
  let passed = [0];
  for (const [index, segment] of segments.entries()) {
    if (segment === '**') {
      const least = (passed[0] ?? path.length) + (index === segments.length - 1 && !folders ? 1 : 0);
      passed = Array.from({ length: Math.max(0, path.length + 1 - least) }, (_, more) => least + more);
    } else {
      passed = passed.filter((it) => it < path.length && matchesSegment(segment, path[it] ?? [])).map((it) => it + 1);
    }
  }
  if (passed.at(-1) === path.length && !folders) return 2;
  return passed.some((it) => it > 0 && it < path.length) ? 1 : 0;
}

/** Only the last `*` can have to give way, so that there is nothing to try twice. */
function matchesSegment(items: readonly Item[], name: readonly string[]): boolean {
  let [item, at] = [0, 0];
  let star: { readonly item: number; at: number } | undefined;
  while (at < name.length) {
    const wanted = items[item];
    if (wanted === '*') {
      star = { item, at };
      item += 1;
    } else if (wanted?.(name[at] ?? '')) {
      item += 1;
      at += 1;
    } else if (star) {
      star.at += 1;
      [item, at] = [star.item + 1, star.at];
    } else {
      return false;
    }
  }
  return items[item] === '*' ? item === items.length - 1 : item === items.length;
}
