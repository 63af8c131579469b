import assert from 'node:assert/strict';
import { test } from 'node:test';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { randomNumbers } from '../../support/random.js';
import { recordedCases } from '../../support/cases.js';
import { offeredAt } from './support.js';

/** An edit outside the text, or over several lines, is refused by editors. */
function check(text: string, offset: number): void {
  const { line } = TextDocument.create('file:///main.yaml', 'yaml', 0, text).positionAt(offset);
  for (const { label, textEdit, additionalTextEdits = [] } of offeredAt(text, offset).list.items) {
    assert.ok(textEdit && 'range' in textEdit, label);
    const { start, end } = textEdit.range;
    assert.deepEqual([start.line, end.line], [line, line], label);
    for (const { range } of additionalTextEdits) {
      const isApart = range.end.line < line || range.start.line > line || range.end.character < start.character;
      assert.ok(isApart || (range.start.line === line && range.start.character > end.character), label);
    }
  }
}

test('manifests cut off anywhere, or with characters changed, are completed everywhere', { timeout: 120_000 }, () => {
  const random = randomNumbers(20261124);
  const alphabet = '{}[]:-#&*!|>\'"%@`,? \t\n\r\u0000\u00e9\ud83d\ude00ab01';
  const texts = recordedCases().filter((it) => it.id % 200 === 0);
  assert.ok(texts.length > 20);
  for (const { text } of texts) {
    const cut = text.slice(0, random(text.length));
    check(cut, cut.length);
    const characters = [...text];
    for (let change = 0; change < 5; change += 1) characters[random(characters.length)] = alphabet.charAt(random(alphabet.length));
    const broken = characters.join('');
    for (let place = 0; place < 10; place += 1) check(broken, random(broken.length + 1));
  }
});

test('one manifest is completed at every offset', () => {
  const text = `# A comment.\r
---
apiVersion: apps/v1
kind: Deployment
metadata: {name: web, labels: {"app": 'web'}}
spec:
  replicas: 0644
  template:
    spec:
      containers:
      - name: web
        args: [--port, "80", *x]
        command:
          - |
            sh -c
    # The end.
--- {a: &x [b], <<: *x}
...
`;
  for (let offset = 0; offset <= text.length; offset += 1) check(text, offset);
});

const hostile: Readonly<Record<string, string>> = {
  'deep lists': '['.repeat(10_000),
  'deep maps': '{a: '.repeat(10_000),
  'deep blocks': Array.from({ length: 2_000 }, (_, depth) => `${' '.repeat(depth)}a:`).join('\n'),
  'an alias bomb': `kind: Pod\nmetadata:\n${Array.from({ length: 40 }, (_, it) => `  x${it}: &x${it} {a: ${it ? `*x${it - 1}` : 1}, b: ${it ? `*x${it - 1}` : 1}}`).join('\n')}\n  `,
  'many documents': '---\n'.repeat(20_000),
  'a long word': `kind: Pod\nspec: ${'x'.repeat(1_000_000)}`,
  'a long line': `kind: Pod\nspec: ${'x '.repeat(500_000)}`,
  'many lines': `kind: Pod\n${'#\n'.repeat(200_000)}      `,
  'many blanks': `kind: Pod\nspec:\n${' '.repeat(500_000)}`,
  'many dashes': `kind: Pod\nspec:\n${'- '.repeat(5_000)}`,
};
for (const [name, text] of Object.entries(hostile)) {
  test(`${name} are completed in bounded time`, { timeout: 20_000 }, () => check(text, text.length));
}
