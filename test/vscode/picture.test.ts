import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import * as vscode from 'vscode';
import { box, picturePage } from './picture.js';
import { suite } from './suite.js';
import { answer, fileUri, runCommand, until, workbench } from './support.js';
import { neverSaveByItself } from './wizard.js';

/** Waits until the editor that has the focus shows a place of a file: the line that its selection is in. A key that is pressed before goes astray. */
async function shows(path: string, line: string): Promise<void> {
  const anyChange: vscode.Event<unknown> = (listener) =>
    vscode.Disposable.from(vscode.window.onDidChangeTextEditorSelection(listener), vscode.window.onDidChangeActiveTextEditor(listener));
  await until(`an editor on "${line}" of ${path}`, anyChange, () => {
    const { document, selection } = vscode.window.activeTextEditor ?? {};
    if (document?.uri.path !== fileUri(path).path || !selection || selection.isEmpty) return undefined;
    return document.lineAt(selection.active.line).text.trim() === line || undefined;
  });
}

export const run = suite({
  async 'the picture has what is written, what is made and what is missing'() {
    await neverSaveByItself();
    const page = await workbench();
    await runCommand(page, 'Reactbin: Show Wiring');
    await box(page, /^VaultStaticSecret api in shop/).waitFor();
    await box(page, /^Secret api-env in shop, made by VaultStaticSecret api/).waitFor();
    await box(page, /^Secret by-hand in shop, missing/).waitFor();
  },

  async 'a click on a resource opens its place, and so does Enter'() {
    const page = await workbench();
    await box(page, /^VaultStaticSecret api in shop/).click();
    await shows('k8s/secret.yaml', 'name: api');
    await box(page, /^Job migrate in shop/).press('Enter');
    await shows('k8s/job.yaml', 'name: migrate');
  },

  async 'arrows go from resource to resource'() {
    const page = await workbench();
    await box(page, /^VaultStaticSecret api in shop/).press('ArrowRight');
    const focused = picturePage(page).locator('.node:focus');
    assert.match((await focused.getAttribute('aria-label')) ?? '', /^Secret /);
  },

  async 'an edit changes the picture'() {
    const page = await workbench();
    const { document } = await vscode.window.showTextDocument(fileUri('k8s/job.yaml'), { viewColumn: vscode.ViewColumn.Two });
    const start = document.positionAt(document.getText().indexOf('by-hand'));
    const edit = new vscode.WorkspaceEdit();
    edit.replace(document.uri, new vscode.Range(start, start.translate(0, 'by-hand'.length)), 'api-env');
    await vscode.workspace.applyEdit(edit);
    await box(page, /^Secret by-hand/).waitFor({ state: 'detached' });
    await vscode.commands.executeCommand('undo');
    await box(page, /^Secret by-hand in shop, missing/).waitFor();
  },

  async 'a search marks what is looked for, and a filter leaves the rest out'() {
    const page = picturePage(await workbench());
    await page.getByRole('searchbox').fill('secret api-env');
    await page.getByText('1 found').waitFor();
    assert.equal(await page.locator('.node.found').count(), 1);
    await page.getByRole('searchbox').fill('');
    await page.getByRole('combobox', { name: 'Show' }).selectOption('What is broken');
    await page.getByRole('img', { name: /^VaultStaticSecret api/ }).waitFor({ state: 'detached' });
    await page.getByRole('img', { name: /^Secret by-hand/ }).waitFor();
    await page.getByRole('combobox', { name: 'Show' }).selectOption('Everything');
  },

  async 'it is exported as a picture of its own'() {
    const page = await workbench();
    await picturePage(page).getByRole('button', { name: 'Export as SVG' }).click();
    const target = fileUri('wiring.svg');
    const input = page.locator('.quick-input-widget').getByRole('textbox');
    await input.waitFor();
    const files = vscode.workspace.createFileSystemWatcher('**/*.svg');
    let isThere = false;
    files.onDidCreate(() => (isThere = true));
    await answer(page, 'Export the wiring as SVG', target.fsPath);
    await until('the file', files.onDidCreate, () => isThere || undefined);
    files.dispose();
    const svg = readFileSync(target.fsPath, 'utf8');
    assert.match(svg, /^<svg [^>]*>\n<style>/);
    assert.match(svg, />by-hand</);
  },

  async 'the view lists the same as a tree: what a resource leads to, and what leads to it'() {
    const page = await workbench();
    await vscode.commands.executeCommand('reactbin.wiring.focus');
    const view = page.locator('.part.sidebar').getByRole('tree', { name: 'Wiring' });
    await view.getByRole('treeitem', { name: /^Secret by-hand in shop, missing/ }).waitFor();
    await view.getByRole('treeitem', { name: /^Secret api-env in shop, made by VaultStaticSecret api/ }).click();
    await shows('k8s/secret.yaml', 'name: api-env');
    await view
      .getByRole('treeitem', { name: /^Job migrate/ })
      .locator('.monaco-tl-twistie')
      .click();
    await view.getByRole('treeitem', { name: 'Leads to 2' }).waitFor();
  },
});
