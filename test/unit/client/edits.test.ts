import assert from 'node:assert/strict';
import { test } from 'node:test';
import { afterEdit, type Edit } from '../../../src/client/validation/edits.js';
import { checkedFiles, type CheckedFile } from '../../../src/client/validation/result.js';
import type { Finding } from '../../../src/core/finding.js';

const text = ['apiVersion: v1', 'kind: Service', 'metadata:', '  name: api', 'spec:', '  selctor:', '    app: api', ''].join('\n');

/** Findings on lines 2, 4 and 6, each on the words of its line. */
function file(): CheckedFile {
  const at = (line: number, column: number, endColumn: number): Finding => ({
    ...{ file: 'service.yaml', line, column, endLine: line, endColumn },
    ...{ severity: 'error', source: 'kubectl', code: 'test', message: `on line ${line}` },
  });
  const [checked] = checkedFiles([{ path: 'service.yaml', text }], { findings: [at(2, 1, 14), at(4, 3, 12), at(6, 3, 11)] });
  assert.ok(checked);
  return checked;
}

/** Replaces from (line, character) to (line, character), both from 0. */
function edit([line, character]: [number, number], [endLine, endCharacter]: [number, number], inserted: string): Edit {
  return { start: { line, character }, end: { line: endLine, character: endCharacter }, text: inserted };
}

const found = (change: Edit): readonly string[] =>
  afterEdit(file(), change).findings.map(({ message, line, start }) => `${message}, now ${line}/${start.line}`);

test('typing in a line takes its finding away and leaves the others', () => {
  assert.deepEqual(found(edit([3, 8], [3, 8], 'x')), ['on line 2, now 2/1', 'on line 6, now 6/5']);
});

test('typing in a line without a finding changes nothing', () => {
  assert.deepEqual(found(edit([2, 0], [2, 8], 'meta:')), ['on line 2, now 2/1', 'on line 4, now 4/3', 'on line 6, now 6/5']);
});

test('Enter at the end of a line moves what is below, and keeps what is on the line', () => {
  assert.deepEqual(found(edit([3, 11], [3, 11], '\n  ')), ['on line 2, now 2/1', 'on line 4, now 4/3', 'on line 6, now 7/6']);
  assert.deepEqual(found(edit([3, 11], [3, 11], '\r\n  ')), ['on line 2, now 2/1', 'on line 4, now 4/3', 'on line 6, now 7/6']);
});

test('typing behind a finding is an edit of its line too', () => {
  assert.deepEqual(found(edit([3, 11], [3, 11], ' # why')), ['on line 2, now 2/1', 'on line 6, now 6/5']);
});

test('Enter in the middle of a finding takes it away', () => {
  assert.deepEqual(found(edit([3, 7], [3, 7], '\n')), ['on line 2, now 2/1', 'on line 6, now 7/6']);
});

test('lines put in before a line move its finding', () => {
  assert.deepEqual(found(edit([3, 0], [3, 0], 'a: b\nc: d\n')), ['on line 2, now 2/1', 'on line 4, now 6/5', 'on line 6, now 8/7']);
});

test('a line taken out takes its finding along and moves what is below', () => {
  assert.deepEqual(found(edit([3, 0], [4, 0], '')), ['on line 2, now 2/1', 'on line 6, now 5/4']);
});

test('a line joined to the one above is a changed line', () => {
  assert.deepEqual(found(edit([2, 9], [3, 0], '')), ['on line 2, now 2/1', 'on line 6, now 5/4']);
});

test('a line put in the place of another and joined to the next is a changed line', () => {
  assert.deepEqual(found(edit([2, 0], [3, 0], 'meta:')), ['on line 2, now 2/1', 'on line 6, now 5/4']);
});

test('an edit over several lines takes away all findings on them', () => {
  assert.deepEqual(found(edit([1, 3], [3, 4], 'x')), ['on line 6, now 4/3']);
});

test('resources move along, and the file counts as edited', () => {
  const before = file();
  assert.equal(before.edited, undefined);
  const after = afterEdit(before, edit([0, 0], [0, 0], '# a comment\n'));
  assert.equal(after.edited, true);
  assert.deepEqual(
    after.resources.map(({ name, line }) => [name, line]),
    [['api', 1]],
  );
});

test('findings move again with every edit', () => {
  const twice = [edit([2, 0], [2, 0], '\n'), edit([2, 0], [2, 0], '\n')].reduce(afterEdit, file());
  assert.deepEqual(
    twice.findings.map(({ line }) => line),
    [2, 6, 8],
  );
});

test('an edit that changes nothing more gives the very same file', () => {
  const once = afterEdit(file(), edit([2, 1], [2, 1], 'x'));
  assert.equal(afterEdit(once, edit([2, 2], [2, 2], 'y')), once);
});
