import assert from 'node:assert/strict';
import { test } from 'node:test';
import { provideEdit } from '../../../src/core/settings/provideEdit.js';
import { readSettings, type Provided } from '../../../src/core/settings/settings.js';

const issuer: Provided = { kind: 'ClusterIssuer', name: 'letsencrypt' };

function added(text: string, provided = issuer): string {
  const edit = provideEdit(text, provided);
  assert.ok(edit, 'there must be an edit');
  const changed = text.slice(0, edit.start) + edit.text + text.slice(edit.end);
  assert.deepEqual(readSettings(changed).provided.at(-1), provided, changed);
  return changed;
}

test('worlds and what is provided are read, and what is not as it should be is as good as absent', () => {
  const { worlds, provided } = readSettings(
    'wiring:\n  worlds: [overlays/prod, ./env/*/, 3]\n  provided:\n    - {kind: Secret, name: a, namespace: b}\n    - {kind: Secret}\n    - x\n',
  );
  assert.deepEqual(worlds, [
    ['overlays', 'prod'],
    ['env', '*'],
  ]);
  assert.deepEqual(provided, [{ kind: 'Secret', name: 'a', namespace: 'b' }]);
  for (const text of ['', '[]', 'wiring: 3', 'wiring: {worlds: 1, provided: {a: 1}}', ': {']) {
    assert.deepEqual(readSettings(text).provided, [], text);
  }
});

test('what is provided is added to a file in each way that it may be written', () => {
  assert.equal(added(''), 'wiring:\n  provided:\n    - kind: ClusterIssuer\n      name: letsencrypt\n');
  assert.equal(added('# Ours.\nother: 1'), '# Ours.\nother: 1\nwiring:\n  provided:\n    - kind: ClusterIssuer\n      name: letsencrypt\n');
  added('wiring:\n  worlds:\n    - prod\n');
  added('wiring:\n    worlds: [prod]\nother: 1\n');
  added('wiring:\n  provided:\n    - kind: Secret\n      name: a\nother: 1\n');
  added('wiring:\n  provided:\n  - kind: Secret\n    name: a', { kind: 'Secret', name: 'b', namespace: 'c' });
});

test('a file that is written otherwise is left alone', () => {
  for (const text of ['{wiring: {}}', 'wiring: {worlds: [a]}\n', 'wiring:\n  provided: [{kind: Secret, name: a}]\n', '- a\n']) {
    assert.equal(provideEdit(text, issuer), undefined, text);
  }
});

test('rules, profile and cluster are read, and what is not as it should be is as good as absent', () => {
  const settings = readSettings('profile: reactbin\ncluster: k3s\nrules:\n  a: off\n  b: "off"\n  c: hint\n  d: loud\n  e: [error]\n');
  assert.deepEqual(
    [...settings.rules],
    [
      ['a', 'off'],
      ['b', 'off'],
      ['c', 'hint'],
    ],
  );
  assert.equal(settings.profile, 'reactbin');
  assert.equal(settings.cluster, 'k3s');
  const odd = readSettings('profile: other\ncluster: [k3s]\nrules: 3\n');
  assert.deepEqual([odd.profile, odd.cluster, odd.rules.size], [undefined, undefined, 0]);
});
