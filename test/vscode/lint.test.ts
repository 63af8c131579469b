import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import * as vscode from 'vscode';
import { suite } from './suite.js';
import { fileUri, openFile, problemsOf, runCommand, until, workbench } from './support.js';
import { neverSaveByItself, tree, treeOnce } from './wizard.js';

const isOf =
  (rule: string) =>
  ({ source, code }: vscode.Diagnostic): boolean =>
    source === 'yamllint' && (typeof code === 'object' ? code.value : code) === rule;

export const run = suite({
  async 'what yamllint would say is underlined while typing, and leads to the page of its rule'() {
    await neverSaveByItself();
    const editor = await openFile('k8s/config.yaml');
    const found = await problemsOf('k8s/config.yaml', (problems) => problems.some(isOf('colons')));
    const colons = found.find(isOf('colons'));
    assert.deepEqual([colons?.message, colons?.range.start.line], ['Too many spaces after colon.', 3]);
    assert.match(String((colons?.code as { target: vscode.Uri }).target), /module-yamllint\.rules\.colons/);
    await editor.edit((edit) => edit.insert(new vscode.Position(6, 0), '  more:   x\n'));
    await problemsOf('k8s/config.yaml', (problems) => problems.filter(isOf('colons')).length === 2);
    await vscode.commands.executeCommand('undo');
  },

  async 'a rule is switched off in the configuration from the light bulb, and at once for all files'() {
    const page = await workbench();
    const editor = await openFile('k8s/config.yaml');
    editor.selection = new vscode.Selection(3, 11, 3, 11);
    await problemsOf('k8s/config.yaml', (problems) => problems.some(isOf('colons')));
    await vscode.commands.executeCommand('editor.action.quickFix');
    await page.getByRole('option', { name: 'Disable colons in .yamllint' }).click();
    await problemsOf('k8s/config.yaml', (problems) => !problems.some(isOf('colons')));
    const config = await vscode.workspace.openTextDocument(fileUri('.yamllint'));
    assert.match(config.getText(), /colons: disable\n/);
    await vscode.window.showTextDocument(config);
    await vscode.commands.executeCommand('undo');
    await problemsOf('k8s/config.yaml', (problems) => problems.some(isOf('colons')));
    await vscode.commands.executeCommand('workbench.action.files.revert');
  },

  async 'all of a file is put right with one command'() {
    const page = await workbench();
    const { document } = await openFile('k8s/config.yaml');
    await runCommand(page, 'Reactbin: Fix All in This File');
    const right = 'metadata:\n  name: settings\n';
    await until('the fixed text', vscode.workspace.onDidChangeTextDocument, () => document.getText().includes(right) || undefined);
    await vscode.commands.executeCommand('undo');
    assert.ok(!document.getText().includes(right));
    await vscode.commands.executeCommand('workbench.action.files.revert');
  },

  async 'all of the workspace is put right from a preview'() {
    const page = await workbench();
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    const before = tree();
    await runCommand(page, 'Reactbin: Fix All in Workspace…');
    await page.getByRole('button', { name: 'Apply' }).waitFor();
    assert.deepEqual(tree(), before);
    await page.getByRole('button', { name: 'Apply' }).click();
    await treeOnce('the files put right', {
      ...before,
      'k8s/config.yaml': before['k8s/config.yaml']!.replace('    name:  settings', '  name: settings'),
      'k8s/namespace.yaml': before['k8s/namespace.yaml']!.replace('apiVersion:  v1', 'apiVersion: v1'),
    });
    assert.equal(readFileSync(fileUri('.yamllint').fsPath, 'utf8'), before['.yamllint']);
  },
});
