import assert from 'node:assert/strict';
import { beforeEach, test } from 'node:test';
import { paintFor } from '../../../src/cli/paint.js';

beforeEach(() => {
  delete process.env['NO_COLOR'];
  process.env['FORCE_COLOR'] = '1'; // Node itself would look at the output of this test
});

test('a terminal gets colours', () => {
  assert.equal(paintFor({ isTTY: true })('red', 'bad'), '\u001b[31mbad\u001b[39m');
});

test('a pipe gets plain text', () => {
  assert.equal(paintFor({})('red', 'bad'), 'bad');
});

test('a person who wants no colours gets none', () => {
  process.env['NO_COLOR'] = '1';
  assert.equal(paintFor({ isTTY: true })('red', 'bad'), 'bad');
});
