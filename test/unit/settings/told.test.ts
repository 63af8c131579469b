import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createDiagnose } from '../../../src/core/diagnose.js';
import { applyEdits } from '../../../src/core/edits.js';
import { readManifest } from '../../../src/core/manifest.js';
import { readSettings } from '../../../src/core/settings/settings.js';
import { waysOut } from '../../../src/core/settings/waysOut.js';
import { catalogFor } from '../../support/catalog.js';

const diagnose = createDiagnose(catalogFor());

/** `line code` of everything that is told of a text. */
function toldOf(text: string, settings = ''): string[] {
  return diagnose(readManifest(text), readSettings(settings)).map(
    ({ start, code, severity }) => `${text.slice(0, start).split('\n').length} ${severity} ${code}`,
  );
}

const pod = (line: string): string =>
  `apiVersion: v1\nkind: Pod\nmetadata: {name: a}\nspec:\n  containers:\n    - name: a\n      ${line}\n`;
const image = 'image: a:latest';

test('a comment switches a rule off for its line, for the next one, or from there on', () => {
  assert.deepEqual(toldOf(pod(image)), ['7 warning placeholder-tag']);
  assert.deepEqual(toldOf(pod(`${image} # reactbin disable-line rule:placeholder-tag`)), []);
  assert.deepEqual(toldOf(pod(`${image} # reactbin disable-line`)), []);
  assert.deepEqual(toldOf(pod(`# reactbin disable-line rule:placeholder-tag\n      ${image}`)), []);
  assert.deepEqual(toldOf(`# reactbin disable\n${pod(image)}`), []);
  assert.deepEqual(toldOf(`# reactbin disable-file\n${pod(image)}`), []);
  const both = `# reactbin disable rule:placeholder-tag\n${pod(image)}# reactbin enable rule:placeholder-tag\n---\n${pod(image)}`;
  assert.deepEqual(toldOf(both), ['17 warning placeholder-tag']);
});

test('a comment of another rule, of another tool, or within a text switches nothing off', () => {
  for (const comment of ['# reactbin disable-line rule:other', '# yamllint disable-line', '# reactbin disable-line because']) {
    assert.deepEqual(toldOf(pod(`${image} ${comment}`)), ['7 warning placeholder-tag'], comment);
  }
  assert.deepEqual(toldOf(pod(`args: ["# reactbin disable"]\n      ${image}`)), ['8 warning placeholder-tag']);
});

test('what is wrong by the schema can be switched off as well, and YAML that cannot be read never', () => {
  assert.deepEqual(toldOf(pod('imagee: a')).length > 0, true);
  assert.deepEqual(toldOf(pod('imagee: a # reactbin disable-line')), []);
  assert.deepEqual(toldOf(pod('imagee: a'), 'rules: {unknown-field: off}'), []);
  const [broken] = toldOf('# reactbin disable\na: [b\n', 'rules: {yaml-syntax: off}');
  assert.match(broken ?? '', /error yaml-syntax/);
});

test('the settings weigh a rule, and have one of a profile hold of all manifests', () => {
  assert.deepEqual(toldOf(pod(image), 'rules: {placeholder-tag: error}'), ['7 error placeholder-tag']);
  assert.deepEqual(toldOf(pod('image: a')), []);
  assert.deepEqual(toldOf(pod('image: a'), 'rules: {unpinned-image: info}'), ['7 info unpinned-image']);
  assert.deepEqual(toldOf(pod('image: a'), 'profile: reactbin\nrules: {root-container: off}'), ['7 error unpinned-image']);
});

test('a rule goes to the rules that the settings have already', () => {
  const [problem] = diagnose(readManifest(pod(image)));
  assert.ok(problem);
  for (const [before, after] of [
    ['', '---\nrules:\n  placeholder-tag: "off"\n'],
    ['profile: reactbin\n', 'profile: reactbin\nrules:\n  placeholder-tag: "off"\n'],
    ['rules:\n  other: hint\n', 'rules:\n  other: hint\n  placeholder-tag: "off"\n'],
    ['rules:\n  placeholder-tag: hint\n', 'rules:\n  placeholder-tag: "off"\n'],
  ]) {
    const [, ofSettings] = waysOut(pod(image), problem, readSettings(before ?? ''));
    assert.equal(applyEdits(before ?? '', ofSettings?.edits ?? []), after);
  }
  assert.equal(waysOut(pod(image), problem, readSettings('- a\n')).length, 1);
});
