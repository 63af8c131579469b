import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { suite } from './suite.js';
import { fileUri, openFile, problemsOf, until, workbench } from './support.js';
import { neverSaveByItself } from './wizard.js';

/** In k8s/api.yaml: the name of the Secret that its container takes. */
const use = new vscode.Position(19, 24);

const files = ['k8s/api.yaml', 'k8s/job.yaml', 'k8s/secret.yaml', 'k8s/worker.yaml'];

/** Waits until all of the files are as they should be, in their editors. */
async function filesAre(what: string, documents: readonly vscode.TextDocument[], expected: readonly string[]): Promise<void> {
  const isDone = (): true | undefined => documents.every((it, index) => it.getText() === expected[index]) || undefined;
  await until(what, vscode.workspace.onDidChangeTextDocument, isDone);
}

/** In tabs, as VS Code lets go of documents that none shows. */
async function documentsOf(): Promise<readonly vscode.TextDocument[]> {
  const documents: vscode.TextDocument[] = [];
  for (const it of files) documents.push((await vscode.window.showTextDocument(fileUri(it), { preview: false })).document);
  return documents;
}

/** Once the folder has been read, what nothing defines is told. */
async function whenRead(): Promise<void> {
  await openFile('k8s/job.yaml');
  await problemsOf('k8s/job.yaml', (problems) => problems.some(({ code }) => code === 'missing-reference'));
}

export const run = suite({
  async 'a reference leads to what the operator makes, and back to all that use it'() {
    await neverSaveByItself();
    await whenRead();
    await openFile('k8s/api.yaml');
    const links = await vscode.commands.executeCommand<vscode.LocationLink[]>(
      'vscode.executeDefinitionProvider',
      fileUri('k8s/api.yaml'),
      use,
    );
    assert.deepEqual(
      links.map((it) => [it.targetUri.toString(), it.targetRange.start.line]),
      [[fileUri('k8s/secret.yaml').toString(), 10]],
    );
    const places = await vscode.commands.executeCommand<vscode.Location[]>('vscode.executeReferenceProvider', fileUri('k8s/api.yaml'), use);
    assert.deepEqual(
      [...new Set(places.map(({ uri }) => uri.toString()))],
      files.map((it) => fileUri(it).toString()),
    );
  },

  async 'a rename changes four files, and one Undo takes it back'() {
    const page = await workbench();
    const documents = await documentsOf();
    const before = documents.map((it) => it.getText());
    const editor = await openFile('k8s/api.yaml');
    editor.selection = new vscode.Selection(use, use);
    // It ends with the rename.
    const renamed = vscode.commands.executeCommand('editor.action.rename');
    const input = page.locator('.rename-box input');
    await input.fill('api-settings');
    await input.press('Enter');
    await renamed;
    await filesAre(
      'the new name',
      documents,
      before.map((it) => it.replace('api-env', 'api-settings')),
    );
    await vscode.commands.executeCommand('undo');
    await filesAre('the old name', documents, before);
    await vscode.commands.executeCommand('workbench.action.files.saveAll');
  },

  async 'a lens shows who uses what is made'() {
    const page = await workbench();
    await openFile('k8s/secret.yaml');
    await page.getByRole('button', { name: 'makes Secret api-env, used by 3' }).click();
    await page.locator('.peekview-widget, .reference-zone-widget').first().waitFor();
    await page.keyboard.press('Escape');
  },

  async 'what others provide is declared from the light bulb'() {
    const page = await workbench();
    const editor = await openFile('k8s/job.yaml');
    const [missing] = await problemsOf('k8s/job.yaml', (problems) => problems.some(({ code }) => code === 'missing-reference'));
    assert.ok(missing);
    editor.selection = new vscode.Selection(missing.range.start, missing.range.start);
    await vscode.commands.executeCommand('editor.action.quickFix');
    await page.getByRole('option', { name: 'Declare Secret "by-hand" as provided in .reactbin.yaml' }).click();
    await problemsOf('k8s/job.yaml', (problems) => !problems.some(({ code }) => code === 'missing-reference'));
    const settings = await vscode.workspace.openTextDocument(fileUri('.reactbin.yaml'));
    assert.match(settings.getText(), /- kind: Secret\n {6}name: by-hand\n {6}namespace: shop\n/);
  },
});
