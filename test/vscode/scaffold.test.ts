import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { planScaffold } from '../../src/core/scaffold/plan.js';
import { completeAnswers } from '../../src/core/scaffold/questions.js';
import { suite } from './suite.js';
import { answer, runCommand, until, workbench } from './support.js';
import { openView } from './validationView.js';
import { answerAll, applyPreview, notification, tabs, tree, treeOnce } from './wizard.js';

export const run = suite({
  async 'in an empty folder the view offers to scaffold'() {
    const page = await workbench();
    await openView();
    await page.getByText('There are no manifests here yet.').waitFor();
    await page.getByRole('button', { name: 'Scaffold the Reactbin Tree' }).click();
    await page.locator('.quick-input-widget').filter({ hasText: 'Scaffold: Folder' }).waitFor();
    await page.keyboard.press('Escape');
  },

  async 'an answer is checked as it is typed, Back goes back, and Escape writes nothing'() {
    const page = await workbench();
    const input = page.locator('.quick-input-widget');
    await runCommand(page, 'Reactbin: Scaffold');
    await answer(page, 'Scaffold: Folder');
    await answer(page, 'Scaffold: Application name', 'Wrong name');
    await input.getByText('Write 3 to 63 lower-case letters').waitFor();
    await answer(page, 'Scaffold: Application name', 'pastebin');
    await input.filter({ hasText: 'Scaffold: Namespace' }).waitFor();
    assert.equal(await input.getByRole('textbox').inputValue(), 'pastebin');
    await input.getByRole('button', { name: 'Back' }).click();
    await answer(page, 'Scaffold: Application name', 'reactbin');
    await input.filter({ hasText: 'Scaffold: Namespace' }).waitFor();
    assert.equal(await input.getByRole('textbox').inputValue(), 'reactbin');
    await page.keyboard.press('Escape');
    await input.waitFor({ state: 'hidden' });
    assert.deepEqual(tree(), {});
  },

  async 'discarding the preview writes nothing'() {
    const page = await workbench();
    await answerAll(page);
    await page.getByRole('button', { name: 'Discard' }).click();
    await page.getByRole('button', { name: 'Discard' }).waitFor({ state: 'hidden' });
    assert.deepEqual(tree(), {});
  },

  async 'Enter all the way through gives the tree, and one Undo takes it back'() {
    const page = await workbench();
    await answerAll(page);
    await page.getByRole('button', { name: 'Apply' }).waitFor();
    assert.deepEqual(tree(), {});
    await applyPreview(page);

    const { changes } = planScaffold(completeAnswers({}).answers, () => undefined);
    assert.deepEqual(tree(), Object.fromEntries(changes.map(({ path, after }): [string, string] => [path, after]).sort()));

    await (await notification(page, `${changes.length} files are written`)).getByRole('button', { name: 'Undo' }).click();
    await treeOnce('the empty folder', {});
    await until('the preview to close', vscode.window.tabGroups.onDidChangeTabs, () => tabs().length === 0 || undefined);
  },
});
