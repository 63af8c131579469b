import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';

/** One virtual file of a fixture. */
export interface FixtureFile {
  readonly path: string;
  readonly text: string;
}

/** Something to draw under the text that it is about: UTF-16 offsets in its file. */
export interface Note {
  readonly path: string;
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/**
 * A test case: a YAML file with its expectations as comments at column 0. The runner takes them out, runs the feature, draws
 * them in again and compares the texts, so what is too much fails as well as what is missing. See README.md in fixtures.
 */
export interface Fixture {
  /** `#! key: value` lines. */
  readonly settings: Readonly<Record<string, string>>;
  /** `#! file: name` starts the next file; what comes before the first is `main.yaml`. */
  readonly files: readonly FixtureFile[];
  /** Where `<|>` stood. */
  readonly cursor?: { readonly path: string; readonly offset: number };
}

const setting = /^#! (\w+): (.*?)\r?$/;
const expectation = /^#( *[\^<]|>)/;
const cursorMark = '<|>';

export function parseFixture(source: string): Fixture {
  const settings: Record<string, string> = {};
  const files: { path: string; lines: string[] }[] = [{ path: 'main.yaml', lines: [] }];
  for (const line of source.split('\n')) {
    const [, key, value = ''] = setting.exec(line) ?? [];
    if (key === 'file') files.push({ path: value, lines: [] });
    else if (key) settings[key] = value;
    else if (!expectation.test(line)) files.at(-1)?.lines.push(line);
  }
  let cursor: Fixture['cursor'];
  const texts = files.map(({ path, lines }) => {
    const text = lines.join('\n');
    const offset = text.indexOf(cursorMark);
    if (offset >= 0) cursor = { path, offset };
    return { path, text: text.replace(cursorMark, '') };
  });
  return { settings, files: texts, ...(cursor && { cursor }) };
}

/** Writes the fixture down again, each note under its line and the results under the cursor. */
export function renderFixture({ settings, files, cursor }: Fixture, notes: readonly Note[], results: readonly string[] = []): string {
  const out = Object.entries(settings).map(([key, value]) => `#! ${key}: ${value}`);
  for (const [index, { path, text }] of files.entries()) {
    if (index > 0) out.push(`#! file: ${path}`);
    let start = 0;
    for (const line of text.split('\n')) {
      const end = start + line.length;
      const column = cursor?.path === path && start <= cursor.offset && cursor.offset <= end ? cursor.offset - start : -1;
      out.push(column < 0 ? line : line.slice(0, column) + cursorMark + line.slice(column));
      const here = notes.filter((it) => it.path === path && start <= it.start && it.start <= end);
      out.push(...here.toSorted((a, b) => a.start - b.start || a.end - b.end).map((it) => draw(it, start, end)));
      if (column >= 0) out.push(...results.map((it) => `#> ${it}`));
      start = end + 1;
    }
  }
  return out.join('\n');
}

/** `#   ^^^ text`. A run that ends in `<` covers the `#` too; one that ends in `>` goes on past its line. */
function draw({ start, end, text }: Note, lineStart: number, lineEnd: number): string {
  const column = start - lineStart;
  const width = Math.max(1, Math.min(end, lineEnd) - start);
  const run = column === 0 ? '^'.repeat(width - 1) + '<' : ' '.repeat(column - 1) + '^'.repeat(width);
  return `#${run}${end > lineEnd + 1 ? '>' : ''} ${text}`;
}

/** Fails with a diff when the file is not what was rendered; writes it instead under UPDATE_FIXTURES=1, which CI refuses. */
export function expectFile(path: string, rendered: string): void {
  if (process.env['UPDATE_FIXTURES']) {
    assert.ok(!process.env['CI'], 'UPDATE_FIXTURES is for the desk, not for CI');
    writeFileSync(path, rendered);
  }
  assert.equal(rendered, readFileSync(path, 'utf8'));
}
