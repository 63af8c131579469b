import assert from 'node:assert/strict';
import { test } from 'node:test';
import { matchesFiles } from '../../../src/core/lint/filePatterns.js';

const paths = ['a.yaml', 'b.yaml', 'sub/a.yaml', 'sub/sub/a.yaml', 'x/sub/a.yaml', 'x/y/z/a.yaml', 'a b.yaml', '[x].yaml', '#c.yaml', '!n.yaml', '*.yaml', 'sp /a.yaml', 'ünï.yaml']; // prettier-ignore

/** What yamllint 1.38.0 (pathspec 1.1.1) ignores of these paths, by patterns that stand one below the other. */
const ignored: Readonly<Record<string, readonly string[]>> = {
  'b.yaml': ['b.yaml'],
  '/a.yaml': ['a.yaml'],
  sub: ['sub/a.yaml', 'sub/sub/a.yaml', 'x/sub/a.yaml'],
  'sub/': ['sub/a.yaml', 'sub/sub/a.yaml', 'x/sub/a.yaml'],
  '/sub/': ['sub/a.yaml', 'sub/sub/a.yaml'],
  'sub/a.yaml': ['sub/a.yaml'],
  'sub/*': ['sub/a.yaml', 'sub/sub/a.yaml'],
  'x/**': ['x/sub/a.yaml', 'x/y/z/a.yaml'],
  'x/**/a.yaml': ['x/sub/a.yaml', 'x/y/z/a.yaml'],
  'x/*/a.yaml': ['x/sub/a.yaml'],
  '**/y/**': ['x/y/z/a.yaml'],
  'sub/**/': ['sub/a.yaml', 'sub/sub/a.yaml'],
  '[!a].yaml': ['b.yaml', '*.yaml'],
  '[a-c].yaml': ['a.yaml', 'b.yaml', 'sub/a.yaml', 'sub/sub/a.yaml', 'x/sub/a.yaml', 'x/y/z/a.yaml', 'sp /a.yaml'],
  '\\[x\\].yaml': ['[x].yaml'],
  '\\#c.yaml': ['#c.yaml'],
  '#c.yaml': [],
  '\\!n.yaml': ['!n.yaml'],
  '!n.yaml': [],
  '\\*.yaml': ['*.yaml'],
  'a?b.yaml': ['a b.yaml'],
  'b.yaml  ': ['b.yaml'],
  'sp ': [],
  'sp\\ /': ['sp /a.yaml'],
  '?n?.yaml': ['ünï.yaml'],
  'b.yaml/': [],
  'sub//a.yaml': [],
  './a.yaml': [],
  '[a': [],
  '\\': [],
  '!': [],
  '/': [],
  '*\n!a.yaml': ['b.yaml', 'a b.yaml', '[x].yaml', '#c.yaml', '!n.yaml', '*.yaml', 'ünï.yaml'],
  'x/\n!x/sub/': ['x/y/z/a.yaml'],
  '/sub/*\n!/sub/sub': ['sub/a.yaml'],
  // What names a folder does not take back what names a file.
  '*.yaml\n!sub/': paths,
  'sub\n!sub/a.yaml\nsub': ['sub/sub/a.yaml', 'x/sub/a.yaml'],
};

for (const [patterns, expected] of Object.entries(ignored)) {
  test(`patterns ${JSON.stringify(patterns)}`, () => {
    const matches = matchesFiles(patterns.split('\n'));
    assert.deepEqual(paths.filter(matches), expected);
    assert.deepEqual(
      paths.filter((it) => matches(`./${it}`)),
      expected,
    );
  });
}

test('a hostile pattern takes no longer than a friendly one', () => {
  const started = performance.now();
  assert.equal(matchesFiles(['*a'.repeat(1000) + 'b', '**/'.repeat(200) + 'x', ' '.repeat(100_000) + 'x'])('a'.repeat(2000)), false);
  assert.ok(performance.now() - started < 1000);
});
