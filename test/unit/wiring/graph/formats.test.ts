import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { suite, test } from 'node:test';
import { graphFormats } from '../../../../src/core/wiring/graph/formats/index.js';
import { graphOfFiles } from '../../../support/graph.js';
import { expectFile, parseFixture, type FixtureFile } from '../../../support/fixture.js';
import { fixtures, readTree } from '../../scaffold/tree.js';

const folder = join(process.cwd(), 'test/fixtures/graph');
const own = (name: string): readonly FixtureFile[] => parseFixture(readFileSync(join(folder, `${name}.yaml`), 'utf8')).files;

/** What is drawn, by the name of its golden files. */
const cases: Readonly<Record<string, readonly FixtureFile[]>> = {
  scaffold: [...readTree(join(fixtures, 'default/expected'))]
    .filter(([path]) => path.startsWith('k8s/'))
    .map(([path, text]) => ({ path, text })),
  broken: own('broken'),
  hostile: own('hostile'),
};

for (const [name, files] of Object.entries(cases)) {
  suite(name, () => {
    for (const [format, write] of Object.entries(graphFormats)) {
      test(format, () => expectFile(join(folder, `${name}.${format}`), write(graphOfFiles(files))));
    }

    test('in any order of the files', () => {
      for (const write of Object.values(graphFormats)) {
        assert.equal(write(graphOfFiles(files)), write(graphOfFiles(files.toReversed())));
      }
    });
  });
}

suite('of hostile names', () => {
  const written = (format: string): string => graphFormats[format]?.(graphOfFiles(cases['hostile'] ?? [])) ?? '';

  test('no tag, no attribute and no entity of theirs is in the SVG, and no character that XML forbids', () => {
    const svg = written('svg');
    const tags = new Set([...svg.matchAll(/<\/?([^\s/>]*)/g)].map(([, tag]) => tag));
    assert.deepEqual([...tags].sort(), ['defs', 'g', 'marker', 'path', 'rect', 'style', 'svg', 'text', 'title']);
    const attributes = new Set([...svg.replace(/"[^"]*"/g, '""').matchAll(/ ([\w:-]+)=""/g)].map(([, attribute]) => attribute));
    assert.deepEqual(
      [...attributes].filter((it) => it?.startsWith('on')),
      [],
    );
    assert.doesNotMatch(svg, /&(?!(amp|lt|gt|quot|#39);)/);
    assert.doesNotMatch(svg, /[\u0000-\u0009\u000b-\u001f\u007f\u202e\ufffe\uffff]/);
  });

  test('every line of the DOT text is one that we write', () => {
    const string = String.raw`"(?:[^"\\]|\\.)*"`;
    const line = new RegExp(
      `^(digraph wiring \\{| *rankdir=LR;| *node \\[shape=box, style=rounded\\];| *subgraph cluster_\\d+ \\{| *label=${string};` +
        `| *${string} \\[label=${string}(, \\w+=("[a-z,]+"|\\w+))*\\];| *${string} -> ${string}( \\[color=red\\])?;| *\\})$`,
    );
    for (const it of written('dot').trimEnd().split('\n')) assert.match(it, line);
  });

  test('every line of the Mermaid text is one that we write', () => {
    const text = String.raw`"(?:[\p{L}\p{N} ._/=:-]|#\d+;|<br/>)*"`;
    const line = new RegExp(
      `^(flowchart LR| *n\\d+\\[${text}\\](:::\\w+)?| *subgraph s\\d+\\[${text}\\]| *end| *n\\d+ --> n\\d+| *classDef [\\w ,:#.-]+| *linkStyle [\\d,]+ [\\w:#,-]+)$`,
      'u',
    );
    for (const it of written('mermaid').trimEnd().split('\n')) assert.match(it, line);
  });
});
