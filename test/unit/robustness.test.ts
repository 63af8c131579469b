import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createDiagnose } from '../../src/core/diagnose.js';
import { readManifest } from '../../src/core/manifest.js';
import { diagnoseWiring } from '../../src/core/wiring/diagnose.js';
import { createWorkspace, updateFile } from '../../src/core/wiring/workspace.js';
import { catalogFor } from '../support/catalog.js';
import { recordedCases } from '../support/cases.js';
import { randomNumbers } from '../support/random.js';

const diagnose = createDiagnose(catalogFor());

/** Problems whose ranges lie outside the text, or run backwards, would crash an editor. */
function check(text: string): void {
  const manifest = readManifest(text);
  const workspace = createWorkspace();
  updateFile(workspace, 'a.yaml', manifest);
  updateFile(workspace, 'b.yaml', manifest);
  for (const { start, end, fixes = [] } of [...diagnose(manifest), ...diagnoseWiring(workspace, 'b.yaml')]) {
    assert.ok(0 <= start && start <= end && end <= text.length, `${start}-${end} of ${text.length}`);
    for (const edit of fixes.flatMap((it) => (it.file ? [] : it.edits)))
      assert.ok(0 <= edit.start && edit.start <= edit.end && edit.end <= text.length);
  }
}

test('manifests cut off anywhere, or with characters changed, give problems inside the text', () => {
  const random = randomNumbers(20261124);
  const alphabet = '{}[]:-#&*!|>\'"%@`,? \t\n\r\u0000\u00e9\ud83d\ude00ab01';
  const texts = recordedCases().filter((it) => it.id % 40 === 0);
  assert.ok(texts.length > 100);
  for (const { text } of texts) {
    check(text.slice(0, random(text.length)));
    const characters = [...text];
    for (let change = 0; change < 5; change += 1) characters[random(characters.length)] = alphabet.charAt(random(alphabet.length));
    check(characters.join(''));
  }
});

const hostile: Record<string, string> = {
  'deep lists': '['.repeat(10_000),
  'deep maps': '{a: '.repeat(10_000),
  'deep blocks': Array.from({ length: 2_000 }, (_, depth) => `${' '.repeat(depth)}a:`).join('\n'),
  'an alias bomb': `a0: &a0 [x, x]\n${Array.from({ length: 40 }, (_, it) => `a${it + 1}: &a${it + 1} [*a${it}, *a${it}]`).join('\n')}\n`,
  'an alias bomb in a manifest': `apiVersion: v1\nkind: ConfigMap\nmetadata: {name: a}\n${Array.from({ length: 40 }, (_, it) => `x${it}: &x${it} {a: ${it ? `*x${it - 1}` : 1}, b: ${it ? `*x${it - 1}` : 1}}`).join('\n')}\n`,
  'an anchor inside itself': 'a: &a [*a]\n',
  'many documents': '---\n'.repeat(20_000),
  'a long line': `a: ${'x'.repeat(1_000_000)}\n`,
  'prototype keys':
    'apiVersion: v1\nkind: ConfigMap\nmetadata: {name: a}\n__proto__: {x: 1}\nconstructor: 1\ndata: {__proto__: "1", toString: "2"}\n',
};
for (const kind of ['constructor', 'toString', '__proto__']) {
  hostile[`a kind named ${kind}`] =
    `apiVersion: v1\nkind: ${kind}\nmetadata: {name: a}\n---\napiVersion: rbac.authorization.k8s.io/v1\nkind: RoleBinding\nmetadata: {name: a}\nroleRef: {kind: ${kind}, name: a}\n`;
}
for (const [name, text] of Object.entries(hostile)) {
  test(`${name} are read in bounded time`, { timeout: 20_000 }, () => check(text));
}
