import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { hoverLintConfig } from '../../../src/language/lintConfig/hover.js';

/** `[what is marked] what is said` at `|`. */
function said(marked: string): string | undefined {
  const offset = marked.indexOf('|');
  const document = TextDocument.create('file:///.yamllint', 'yaml', 0, marked.slice(0, offset) + marked.slice(offset + 1));
  const hover = hoverLintConfig(document, offset);
  return hover && `[${document.getText(hover.range)}] ${(hover.contents as { value: string }).value}`;
}

suite('hover', () => {
  const cases: Readonly<Record<string, RegExp>> = {
    'ext|ends: default': /^\[extends] The configuration that this one starts from/,
    'extends: rel|axed': /^\[relaxed] As `default`, but/,
    'extends: ./o|wn.yaml': /^\[\.\/own\.yaml] The configuration that this one starts from/,
    'rules:\n  hyph|ens: enable\n': /^\[hyphens] No more spaces than agreed[^\n]*\n\n- `max-spaces-after` \(`1`\): /,
    'rules:\n  hyphens: ena|ble\n': /^\[enable] No more spaces than agreed/,
    'rules: {truthy: {allowed-va|lues: [a]}}': /^\[allowed-values] The spellings[^]*Takes a list [^]*Without it: `\["true", "false"\]`\.$/,
    'rules: {truthy: {allowed-values: [o|n]}}': /^\[on] The spellings/,
    'rules: {truthy: {lev|el: error}}': /^\[level] `error`, or `warning`/,
    'ignore: [a|]': /^\[a] Files that are not checked at all/,
  };
  for (const [text, expected] of Object.entries(cases)) test(JSON.stringify(text), () => assert.match(said(text) ?? '', expected));

  test('nothing is said of what has no meaning', () => {
    for (const text of ['rules: {no|pe: enable}', 'rules: {colons: {no|pe: 1}}', 'no|pe: 1', 'rules: {toStr|ing: {}}', '# ru|les', '|']) {
      assert.equal(said(text), undefined, text);
    }
  });
});
