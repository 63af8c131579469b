import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { box } from './picture.js';
import { suite } from './suite.js';
import { openFile, problemsOf, workbench } from './support.js';
import { fakeTool } from './tool.js';
import { openView, row, set, shownRows, titleButton } from './validationView.js';

export const run = suite({
  async 'mistakes are underlined all the same'() {
    assert.equal(vscode.workspace.isTrusted, false);
    await openFile('k8s/deployment.yaml');
    const [problem] = await problemsOf('k8s/deployment.yaml', (problems) => problems.length > 0);
    assert.match(problem?.message ?? '', /replica/);
  },

  async 'the view says that nothing is started, and offers trust'() {
    const page = await workbench();
    await openView();
    await page.getByText('This folder is not trusted, so kubectl and yamllint are not started.').waitFor();
    await page.getByRole('button', { name: 'Manage Workspace Trust' }).and(page.locator('.monaco-button')).waitFor();
  },

  async 'the wiring is drawn, as nothing is started for it'() {
    const page = await workbench();
    await vscode.commands.executeCommand('reactbin.showWiring');
    await box(page, /^Deployment web/).waitFor();
  },

  'what the folder sets for tools is not believed'() {
    const settings = vscode.workspace.getConfiguration('reactbin');
    assert.equal(settings.get('kubectl.mode'), 'embedded');
    assert.equal(settings.get('kubectl.context'), '');
    assert.equal(settings.get('kubectl.path'), '');
    assert.equal(settings.get('yamllint.path'), '');
  },

  async 'Validate checks without starting anything, not even what the person has set'() {
    const page = await workbench();
    const tools = { kubectl: fakeTool(''), yamllint: fakeTool('') };
    await set('kubectl.path', tools.kubectl.path);
    await set('yamllint.path', tools.yamllint.path);
    await titleButton(page, 'Validate').click();
    await row(page, 'Deployment web').waitFor();
    const [engines, ...others] = await shownRows(page);
    assert.equal(engines, 'Engines yamllint, schema, wiring, kubectl skipped');
    assert.match(others.join('\n'), /"replica" is no field of DeploymentSpec/);
    assert.deepEqual([...tools.kubectl.started(), ...tools.yamllint.started()], []);
  },
});
