import assert from 'node:assert/strict';
import { test } from 'node:test';
import { splitDocuments } from '../../src/core/yaml/documents.js';

const cases: Readonly<Record<string, readonly [string, readonly string[]]>> = {
  'an empty text is one document': ['', ['']],
  'a marker opens the first document together with the comments before it': ['# a\n---\nb: 1\n', ['# a\n---\nb: 1\n']],
  'directives belong to the document that follows': ['%YAML 1.1\n---\na\n', ['%YAML 1.1\n---\na\n']],
  'a marker ends what has content': ['a: 1\n---\nb: 2\n', ['a: 1\n', '---\nb: 2\n']],
  'two markers in a row are two documents': ['---\n---\n', ['---\n', '---\n']],
  'three dots end a document with their own line': ['a\n...\n# c\n---\nb', ['a\n...\n', '# c\n---\nb']],
  'carriage returns are no content': ['a: 1\r\n---\r\nb: 2\r\n', ['a: 1\r\n', '---\r\nb: 2\r\n']],
  'a byte order mark is no content': ['\uFEFF---\na', ['\uFEFF---\na']],
  'dashes that go on are content': ['----\n--- x\n---y\n', ['----\n', '--- x\n---y\n']],
};

for (const [name, [text, expected]] of Object.entries(cases)) {
  test(name, () =>
    assert.deepEqual(
      splitDocuments(text).map(({ start, end }) => text.slice(start, end)),
      expected,
    ),
  );
}
