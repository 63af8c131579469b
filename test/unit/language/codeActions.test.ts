import assert from 'node:assert/strict';
import { test } from 'node:test';
import { TextDocument } from 'vscode-languageserver-textdocument';
import type { Problem, Source } from '../../../src/core/problem.js';
import { codeActions } from '../../../src/language/codeActions.js';

test('fixing all of a file takes what every source has one right answer for, and then what the linter would', () => {
  const text = 'one two three  \n';
  const document = TextDocument.create('file:///main.yaml', 'yaml', 0, text);
  const problem = (source: Source, word: string, more: object = {}): Problem => {
    const start = text.indexOf(word);
    const edits = [{ start, end: start + word.length, text: word.toUpperCase() }];
    return {
      start,
      end: start + word.length,
      severity: 'error',
      source,
      code: 'x',
      message: 'x',
      fixes: [{ title: 'x', edits, preferred: true, ...more }],
    };
  };
  const problems = [problem('schema', 'one'), problem('wiring', 'two'), problem('wiring', 'three', { file: '.reactbin.yaml' })];
  const trimmed = (it: string): string => it.replace(/ +$/gm, '');
  const range = { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } };
  const [all] = codeActions(document, problems, range, ['source.fixAll.reactbin'], trimmed);
  assert.equal(TextDocument.applyEdits(document, all?.edit?.changes?.[document.uri] ?? []), 'ONE TWO three\n');
});
