import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { suite } from './suite.js';
import { openFile, problemsOf } from './support.js';

export const run = suite({
  'the workspace is not trusted'() {
    assert.equal(vscode.workspace.isTrusted, false);
  },

  async 'mistakes are underlined all the same'() {
    await openFile('k8s/deployment.yaml');
    const [problem] = await problemsOf('k8s/deployment.yaml', (problems) => problems.length > 0);
    assert.match(problem!.message, /replica/);
  },
});
