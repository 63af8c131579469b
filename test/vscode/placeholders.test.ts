import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { suite } from './suite.js';
import { answer, openFile, problemsOf, workbench } from './support.js';
import { notification, tree, treeOnce } from './wizard.js';

const isPlaceholder = ({ code }: vscode.Diagnostic): boolean => code === 'placeholder-domain';

export const run = suite({
  async 'the quick fix of a placeholder asks for its value and replaces it everywhere, as one step'() {
    const page = await workbench();
    const before = tree();
    const editor = await openFile('k8s/ingress.yaml');
    const found = await problemsOf('k8s/ingress.yaml', (problems) => problems.some(isPlaceholder));
    const [first] = found.filter(isPlaceholder);
    editor.selection = new vscode.Selection(first!.range.start, first!.range.start);
    await vscode.commands.executeCommand('editor.action.quickFix');
    await page.getByRole('option', { name: 'Replace this placeholder everywhere…' }).click();
    await answer(page, 'Domain', 'https://Example.com');
    await page.locator('.quick-input-widget').getByText('Write a host name in lower case').waitFor();
    await answer(page, 'Domain', 'paste.example.com');

    await (await notification(page, '"paste.example.com" now stands in 3 places in 2 files.')).waitFor();
    const expected = Object.entries(before).map(([path, text]) => [
      path,
      text.replaceAll(/(?<!Where )<your-domain>/g, 'paste.example.com'),
    ]);
    await treeOnce('the files with the host name', Object.fromEntries(expected) as typeof before);
    await problemsOf('k8s/ingress.yaml', (problems) => !problems.some(isPlaceholder));

    await vscode.commands.executeCommand('workbench.action.focusActiveEditorGroup');
    await vscode.commands.executeCommand('undo');
    assert.equal(editor.document.getText(), before['k8s/ingress.yaml']);
    const config = await vscode.workspace.openTextDocument(vscode.Uri.joinPath(editor.document.uri, '../config.yaml'));
    assert.equal(config.getText(), before['k8s/config.yaml']);
  },
});
