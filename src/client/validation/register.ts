import { commands, env, Uri, window, workspace, type ExtensionContext, type TextDocumentChangeEvent } from 'vscode';
import { registerCommands } from '../commands.js';
import type { Log } from '../log.js';
import { engineOptions } from '../settings.js';
import { createCommandsDocument } from './commandsDocument.js';
import { documentationOf } from './documentation.js';
import { copyText, filters, type Row } from './model.js';
import { createProblems } from './problems.js';
import { createSession } from './session.js';
import { createState } from './state.js';
import { createStatusBar } from './statusBar.js';
import { afterChange } from './textChanges.js';
import { createTreeView, viewId } from './treeView.js';

/** The view "Validation" with its commands, and where else its findings go: Problems, the status bar, the badge. */
export function registerValidation({ workspaceState, subscriptions }: ExtensionContext, log: Log): void {
  const state = createState({ phase: 'never', running: false, results: [], filter: filters[0] });
  const session = createSession(state, workspaceState);
  const view = createTreeView();
  const statusBar = createStatusBar();
  const problems = createProblems();
  const commandsDocument = createCommandsDocument();
  const files = workspace.createFileSystemWatcher('**/*.{yaml,yml}', false, true, false);

  subscriptions.push(
    ...[state, view, statusBar, problems, commandsDocument, files],
    state.onDidChange((now) => {
      view.show(now);
      statusBar.show(now);
      problems.show(now.results);
      void commands.executeCommand('setContext', 'reactbin.validation', now.phase);
      void commands.executeCommand('setContext', 'reactbin.validating', now.running);
    }),
    workspace.onDidChangeTextDocument(edited),
    ...[files.onDidCreate(lookForManifests), files.onDidDelete(lookForManifests), workspace.onDidChangeWorkspaceFolders(foldersChanged)],
    ...registerCommands(log, {
      'reactbin.validate': validate,
      'reactbin.validation.stop': () => session.stop(),
      'reactbin.validation.clear': clear,
      'reactbin.validation.filter': chooseFilter,
      'reactbin.validation.expandAll': () => view.expandAll(),
      'reactbin.validation.validateThis': validateThis,
      'reactbin.validation.copy': copy,
      'reactbin.validation.openDocumentation': openDocumentation,
      'reactbin.showCommands': () => commandsDocument.show(engineOptions()),
    }),
  );
  void lookForManifests();

  async function validate(): Promise<void> {
    await commands.executeCommand(`${viewId}.focus`, { preserveFocus: true });
    await session.validate();
  }

  /** Tells the empty states apart. What was found stays until it is cleared or found anew. */
  async function lookForManifests(): Promise<void> {
    const [any] = await workspace.findFiles('**/*.{yaml,yml}', '**/node_modules/**', 1);
    if (state.current.phase !== 'done') state.update({ phase: any ? 'never' : 'none' });
  }

  async function foldersChanged(): Promise<void> {
    state.update({ results: state.current.results.filter(({ folder }) => workspace.getWorkspaceFolder(Uri.parse(folder))) });
    await lookForManifests();
  }

  async function clear(): Promise<void> {
    state.update({ phase: 'never', results: [] });
    await lookForManifests();
  }

  function edited(change: TextDocumentChangeEvent): void {
    const results = afterChange(state.current.results, change);
    if (results !== state.current.results) state.update({ results });
  }

  async function chooseFilter(): Promise<void> {
    const items = filters.map((filter) => ({ ...filter, description: filter === state.current.filter ? 'now' : '' }));
    const picked = await window.showQuickPick(items, { title: 'Filter Findings by Severity', placeHolder: 'What the view shows' });
    if (picked) state.update({ filter: filters.find(({ id }) => id === picked.id) ?? filters[0] });
  }

  /** A row of a resource stands for its file. */
  async function validateThis({ folder: uri, path }: Row): Promise<void> {
    const folder = workspace.getWorkspaceFolder(Uri.parse(uri));
    const includes = (file: string): boolean => path === undefined || file === path || file.startsWith(`${path}/`);
    if (folder) await session.validate({ folder, includes });
  }

  async function copy({ finding }: Row): Promise<void> {
    if (!finding) return;
    await env.clipboard.writeText(copyText(finding));
    window.setStatusBarMessage('$(check) Finding copied', 2000);
  }

  async function openDocumentation({ finding }: Row): Promise<void> {
    const target = finding && documentationOf(finding);
    if (target) await env.openExternal(Uri.parse(target));
  }
}
