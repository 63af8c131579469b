import assert from 'node:assert/strict';
import type { Page } from 'playwright-core';
import * as vscode from 'vscode';
import { suite } from './suite.js';
import { openFile, until, workbench } from './support.js';
import { neverSaveByItself } from './wizard.js';

/** Waits until the list at the cursor shows an item, chooses it as a person does, and waits for the text. */
async function accept(page: Page, label: string, document: vscode.TextDocument, text: string): Promise<void> {
  await page.locator('.suggest-widget.visible').getByRole('option', { name: label }).first().click();
  await until(`${label} in the text`, vscode.workspace.onDidChangeTextDocument, () => document.getText().includes(text) || undefined);
}

export const run = suite({
  async 'a field is accepted, and its value from another file, which is suggested right behind it'() {
    await neverSaveByItself();
    const page = await workbench();
    await openFile('k8s/secret.yaml');
    const editor = await openFile('k8s/deployment.yaml');
    const { document } = editor;
    const before = document.getText();
    const end = document.lineAt(document.lineCount - 2).range.end;
    editor.selection = new vscode.Selection(end, end);
    await vscode.commands.executeCommand('editor.action.triggerSuggest');
    await accept(page, 'name', document, '                  name: \n');
    await accept(page, 'api-env', document, '                  name: api-env\n');
    await page.keyboard.press('Enter');
    await page.keyboard.type('key: ');
    await accept(page, 'DATABASE_URL', document, '                  name: api-env\n                  key: DATABASE_URL\n');
    for (let step = 0; step < 20 && document.getText() !== before; step += 1) await vscode.commands.executeCommand('undo');
    assert.equal(document.getText(), before);
    await vscode.commands.executeCommand('workbench.action.files.revert');
  },

  async 'a whole resource is accepted in a new document, with the places to go on from'() {
    const page = await workbench();
    const document = await vscode.workspace.openTextDocument({ language: 'yaml', content: '' });
    await vscode.window.showTextDocument(document);
    await page.keyboard.type('Servi');
    await accept(page, 'Service', document, 'kind: Service\n');
    await page.keyboard.type('web');
    const text = `apiVersion: v1
kind: Service
metadata:
  name: web
spec:
  selector:
    app.kubernetes.io/name: web
  ports:
    - port: `;
    await until('the name in both places', vscode.workspace.onDidChangeTextDocument, () => document.getText() === text || undefined);
    await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
  },
});
