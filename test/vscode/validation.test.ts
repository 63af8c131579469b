import assert from 'node:assert/strict';
import { isDeepStrictEqual } from 'node:util';
import * as vscode from 'vscode';
import { suite } from './suite.js';
import { openFile, until, workbench } from './support.js';
import { fakeTool, hangs, isRunning } from './tool.js';
import { openView, problems, row, set, shownRows, titleButton } from './validationView.js';
import { neverSaveByItself, notification } from './wizard.js';

const faults = [
  'placeholder.yaml: 8 reactbin profile placeholder-domain',
  'style.yaml: 6 yamllint trailing-spaces',
  'syntax.yaml: 4 reactbin yaml yaml-syntax',
  'syntax.yaml: 5 kubectl syntax',
  'syntax.yaml: 5 yamllint syntax',
  'unknown-field.yaml: 7 kubectl unknown-field',
  'unknown-field.yaml: 7 reactbin schema unknown-field',
  'unknown-kind.yaml: 1 kubectl no-match',
  'unknown-kind.yaml: 2 reactbin schema unknown-kind',
];

/** Waits until these are all the problems there are. */
async function problemsOnce(expected: readonly string[]): Promise<void> {
  const areThere = (): true | undefined => isDeepStrictEqual(problems(), expected) || undefined;
  await until('the problems', vscode.languages.onDidChangeDiagnostics, areThere).catch(() => assert.deepEqual(problems(), expected));
}

export const run = suite({
  async 'before the first run the view offers to validate'() {
    const page = await workbench();
    assert.ok(process.env['TEST_KUBECTL'] && process.env['TEST_YAMLLINT'], 'This needs the real tools.');
    await neverSaveByItself();
    await set('kubectl.path', process.env['TEST_KUBECTL']);
    await set('yamllint.path', process.env['TEST_YAMLLINT']);
    await openView();
    await page.getByRole('button', { name: 'Validate' }).and(page.locator('.monaco-button')).waitFor();
  },

  async 'Validate shows every fault once, with the engine that found it, in the view and in Problems'() {
    const page = await workbench();
    await titleButton(page, 'Validate').click();
    await row(page, 'unknown-kind.yaml').waitFor();
    await titleButton(page, 'Expand All Findings').click();
    await row(page, 'Namespace reactbin').waitFor();
    const [engines, ...found] = await shownRows(page);
    assert.deepEqual(engines!.replace('Engines ', '').split(', ').sort(), ['kubectl', 'schema', 'wiring', 'yamllint']);
    assert.deepEqual(
      found
        .slice(0, 4)
        .map((it) => it.replace(/ [\d.]+ ·/, ' VERSION ·'))
        .sort(),
      ['  kubectl VERSION · N ms', '  schema N ms · Kubernetes 1.36', '  wiring N ms', '  yamllint VERSION · N ms'],
    );
    // Of a finding, who found it where: its words are tested where they are made.
    assert.deepEqual(
      found.slice(4).map((it) => it.replace(/^( *).* (\S+ \S+ · line \d+)$/, '$1$2')),
      [
        'k8s 8 errors, 1 warning',
        '  fine.yaml',
        '    Namespace reactbin',
        '  placeholder.yaml 1 warning',
        '    Ingress reactbin 1 warning',
        '      profile placeholder-domain · line 8',
        '  style.yaml 1 error',
        '    ConfigMap style 1 error',
        '      yamllint trailing-spaces · line 6',
        '  syntax.yaml 3 errors',
        '    ConfigMap syntax 3 errors',
        '      yaml yaml-syntax · line 4',
        '      kubectl syntax · line 5',
        '      yamllint syntax · line 5',
        '  unknown-field.yaml 2 errors',
        '    Service api 2 errors',
        '      kubectl unknown-field · line 7',
        '      schema unknown-field · line 7',
        '  unknown-kind.yaml 2 errors',
        '    Deploiment ui 2 errors',
        '      kubectl no-match · line 1',
        '      schema unknown-kind · line 2',
      ],
    );
    await problemsOnce(faults);
    await page.locator('.statusbar').getByText('Manifests: 8 errors, 1 warning').waitFor();
  },

  async 'a click on a finding goes to its place, where each problem is shown once, open or closed'() {
    const page = await workbench();
    await row(page, 'Unknown field "selctor" in ServiceSpec.').click();
    const editor = await until('the editor', vscode.window.onDidChangeTextEditorSelection, () => {
      const active = vscode.window.activeTextEditor;
      return active?.document.fileName.endsWith('unknown-field.yaml') && !active.selection.isEmpty ? active : undefined;
    });
    assert.equal(editor.document.getText(editor.selection), 'selctor');
    await problemsOnce(faults);
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    await until('the file to close', vscode.workspace.onDidCloseTextDocument, () => editor.document.isClosed || undefined);
    await problemsOnce(faults);
  },

  async 'a finding is copied from its menu'() {
    const page = await workbench();
    await row(page, 'Trailing spaces.').click({ button: 'right' });
    // For a moment a new menu takes no clicks.
    await page.getByRole('menuitem', { name: 'Copy Finding' }).hover();
    await page.keyboard.press('Enter');
    await page.locator('.statusbar').getByText('Finding copied').waitFor();
    assert.equal(await vscode.env.clipboard.readText(), 'k8s/style.yaml:6:13: error: Trailing spaces. (yamllint trailing-spaces)');
  },

  async 'findings move with their lines, and vanish as their line is edited'() {
    const page = await workbench();
    const editor = await openFile('k8s/unknown-field.yaml');
    await editor.edit((edit) => edit.insert(new vscode.Position(1, 0), '# another comment\n'));
    await problemsOnce(faults.map((it) => it.replace('unknown-field.yaml: 7', 'unknown-field.yaml: 8')));
    await editor.edit((edit) => edit.replace(new vscode.Range(7, 2, 7, 9), 'selector'));
    await problemsOnce(faults.filter((it) => !it.startsWith('unknown-field')));
    await row(page, 'Unknown field "selctor" in ServiceSpec.').waitFor({ state: 'detached' });
    await page.getByText('Edited since: validate again to see what is left.').waitFor();
  },

  async 'just one file is validated, with the text that is not saved yet'() {
    const page = await workbench();
    const editor = await openFile('k8s/unknown-field.yaml');
    await editor.edit((edit) => edit.insert(new vscode.Position(7, 0), '  clusterIp: None\n'));
    await row(page, 'unknown-field.yaml').hover();
    await row(page, 'unknown-field.yaml').getByRole('button', { name: 'Validate Just This' }).click();
    await row(page, 'Unknown field "clusterIp" in ServiceSpec.').waitFor();
    const others = faults.filter((it) => !it.startsWith('unknown-field'));
    const own = ['unknown-field.yaml: 8 kubectl unknown-field', 'unknown-field.yaml: 8 reactbin schema unknown-field'];
    await problemsOnce([...others, ...own].sort());
    assert.ok(editor.document.isDirty);
    await vscode.commands.executeCommand('workbench.action.files.revert');
  },

  async 'a filter leaves the errors alone'() {
    const page = await workbench();
    await titleButton(page, 'Filter Findings by Severity').click();
    await page.getByRole('option', { name: 'Errors', exact: true }).click();
    await row(page, 'placeholder.yaml').waitFor({ state: 'detached' });
    await row(page, 'style.yaml').waitFor();
    await titleButton(page, 'Filter Findings by Severity').click();
    await page.getByRole('option', { name: 'Everything' }).click();
    await row(page, 'placeholder.yaml').waitFor();
  },

  async 'the commands are shown, and none is run'() {
    await vscode.commands.executeCommand('reactbin.showCommands');
    const text = vscode.window.activeTextEditor?.document.getText() ?? '';
    assert.match(text, /kubectl apply --dry-run=client -R -f/);
    assert.match(text, /yamllint -f parsable/);
  },

  async 'Clear takes everything away but what the language server says of an open file'() {
    const page = await workbench();
    await openFile('k8s/unknown-field.yaml');
    await titleButton(page, 'Clear Findings').click();
    await page.getByRole('button', { name: 'Validate' }).and(page.locator('.monaco-button')).waitFor();
    await problemsOnce(['unknown-field.yaml: 7 reactbin schema unknown-field']);
  },

  async 'Stop ends a tool that hangs, whose children too, and the rest is shown'() {
    const page = await workbench();
    const { path, started } = fakeTool(hangs);
    await set('kubectl.path', path);
    await titleButton(page, 'Validate').click();
    await (await notification(page, 'Validating the manifests')).waitFor();
    await titleButton(page, 'Stop Validating').click();
    await row(page, 'style.yaml').waitFor();
    assert.match((await shownRows(page)).join('\n'), /kubectl cancelled/);
    assert.deepEqual(started().map(isRunning), [false, false]);
  },

  async 'a cluster is reached with consent alone, which is asked for again when the context changes'() {
    const page = await workbench();
    const { path, started } = fakeTool('');
    await set('kubectl.path', path);
    await set('kubectl.mode', 'server');
    await set('kubectl.context', 'staging');
    const asked = answerDialogs(['Skip kubectl', 'Run kubectl', 'Skip kubectl']);

    await vscode.commands.executeCommand('reactbin.validate');
    assert.match(asked.at(-1)!, /context "staging"[^]* apply --dry-run=server [^]*--context staging/);
    assert.deepEqual(started(), []);
    await page.getByText('You did not let it reach the context "staging"').waitFor();
    await vscode.commands.executeCommand('reactbin.validate');
    assert.ok(started().length > 0);
    await vscode.commands.executeCommand('reactbin.validate');
    assert.equal(asked.length, 2);

    await set('kubectl.context', 'production');
    await vscode.commands.executeCommand('reactbin.validate');
    assert.match(asked.at(-1)!, /context "production"/);
    assert.equal(asked.length, 3);
  },
});

/** VS Code shows no dialog where tests run: this stands in for it, and answers one after the other. Gives what was asked. */
function answerDialogs(answers: readonly string[]): readonly string[] {
  const asked: string[] = [];
  const showWarningMessage = (message: string, options: vscode.MessageOptions, ...items: vscode.MessageItem[]): Promise<unknown> => {
    const answer = answers[asked.length];
    asked.push(`${message}\n${options.detail ?? ''}`);
    return Promise.resolve(items.find(({ title }) => title === answer));
  };
  Object.assign(vscode.window, { showWarningMessage });
  return asked;
}
