import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { suite } from './suite.js';
import { openFile, problemsOf } from './support.js';

const extension = (): vscode.Extension<unknown> | undefined => vscode.extensions.getExtension('reactbin.reactbin-manifests');

export const run = suite({
  'the extension is there'() {
    assert.ok(extension());
  },

  async 'it activates, and measures how long that takes'() {
    await extension()?.activate();
    assert.equal(extension()?.isActive, true);
    const [measured] = performance.getEntriesByName('reactbin.activate');
    assert.ok(measured);
    console.log(`# activate() took ${measured.duration.toFixed(1)} ms`);
  },

  async 'a mistake is underlined'() {
    await openFile('k8s/deployment.yaml');
    const [problem] = await problemsOf('k8s/deployment.yaml', (problems) => problems.length > 0);
    assert.match(problem!.message, /replica/);
    assert.deepEqual(problem!.range, new vscode.Range(5, 2, 5, 9));
  },

  async 'a configuration of yamllint is checked, and completed'() {
    const { document } = await openFile('.yamllint');
    assert.equal(document.languageId, 'yaml');
    const [problem] = await problemsOf('.yamllint', (problems) => problems.length > 0);
    assert.equal(problem!.message, 'There is no configuration "defualt"; did you mean "default"?');
    const { items } = await vscode.commands.executeCommand<vscode.CompletionList>(
      'vscode.executeCompletionItemProvider',
      document.uri,
      new vscode.Position(2, 4),
    );
    const item = items.find(({ label }) => label === 'truthy');
    assert.deepEqual(item?.range, new vscode.Range(2, 2, 2, 4));
  },
});
