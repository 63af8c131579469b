/**
 * What the editor inserts when a person accepts a snippet and keeps every default: the first of a choice, the default of a
 * placeholder (which other snippets parts may be nested in) and, at a tab stop that is linked to it, the same text again.
 * Variables and transformations are not understood: they throw, as a tab stop does that has no default anywhere.
 */
export function expandSnippet(body: string | readonly string[]): string {
  const text = typeof body === 'string' ? body : body.join('\n');
  const reader: Reader = { text, at: 0 };
  const parts = readParts(reader, false);
  const defaults = new Map<string, readonly Part[]>([['0', []]]);
  collectDefaults(parts, defaults);
  return render(parts, defaults);
}

type Part = string | { readonly stop: string; readonly default: readonly Part[] | undefined };

interface Reader {
  readonly text: string;
  at: number;
}

function readParts(reader: Reader, nested: boolean): Part[] {
  const parts: Part[] = [];
  while (reader.at < reader.text.length && !(nested && reader.text[reader.at] === '}')) {
    const escaped = take(reader, /\\([$}\\])/y);
    parts.push(escaped?.[1] ?? (reader.text[reader.at] === '$' ? readStop(reader) : (take(reader, /[^]/y)?.[0] ?? '')));
  }
  return parts;
}

function readStop(reader: Reader): Part {
  const bare = take(reader, /\$(\d+)|\$\{(\d+)\}/y);
  if (bare) return { stop: bare[1] ?? bare[2] ?? '', default: undefined };
  const choice = take(reader, /\$\{(\d+)\|((?:\\.|[^,|\\])*)(?:,(?:\\.|[^,|\\])*)*\|\}/y);
  if (choice) return { stop: choice[1] ?? '', default: [(choice[2] ?? '').replace(/\\(.)/g, '$1')] };
  const placeholder = take(reader, /\$\{(\d+):/y);
  if (!placeholder) throw new Error(`No tab stop that this understands: ${reader.text.slice(reader.at, reader.at + 30)}`);
  const parts = readParts(reader, true);
  if (!take(reader, /\}/y)) throw new Error(`The placeholder ${placeholder[0]} has no end.`);
  return { stop: placeholder[1] ?? '', default: parts };
}

function take(reader: Reader, pattern: RegExp): RegExpExecArray | undefined {
  pattern.lastIndex = reader.at;
  const match = pattern.exec(reader.text) ?? undefined;
  reader.at += match?.[0].length ?? 0;
  return match;
}

/** The first default of a tab stop holds for all of its places. */
function collectDefaults(parts: readonly Part[], defaults: Map<string, readonly Part[]>): void {
  for (const part of parts) {
    if (typeof part === 'string' || !part.default) continue;
    if (!defaults.has(part.stop)) defaults.set(part.stop, part.default);
    collectDefaults(part.default, defaults);
  }
}

function render(parts: readonly Part[], defaults: ReadonlyMap<string, readonly Part[]>): string {
  return parts
    .map((part) => {
      if (typeof part === 'string') return part;
      const content = part.default ?? defaults.get(part.stop);
      if (!content) throw new Error(`The tab stop ${part.stop} has no default.`);
      return render(content, defaults);
    })
    .join('');
}
