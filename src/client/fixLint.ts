import { commands, Range, Uri, window, workspace, WorkspaceEdit, type ExtensionContext } from 'vscode';
import { changesByLine } from '../core/changedLines.js';
import { fixText } from '../core/lint/fix.js';
import { findLintConfig, lintSurroundings } from '../node/lintConfig.js';
import { registerCommands } from './commands.js';
import { foldersOnDisk } from './folders.js';
import type { Log } from './log.js';
import { manifestsIn } from './manifests.js';
import { askForPreview } from './scaffold/preview.js';

/** The commands that put right what has one right answer, in the file of the editor and in all of the workspace. */
export function registerFixLint({ subscriptions }: ExtensionContext, log: Log): void {
  subscriptions.push(...registerCommands(log, { 'reactbin.fixFile': fixFile, 'reactbin.fixWorkspace': fixWorkspace }));
}

/** What the language server offers for saving, at once. */
function fixFile(): Thenable<unknown> {
  return commands.executeCommand('editor.action.codeAction', { kind: 'source.fixAll.reactbin', apply: 'first' });
}

/** Shows all changes in VS Code's refactor preview: nothing is written before they are applied there. */
async function fixWorkspace(): Promise<void> {
  const edit = new WorkspaceEdit();
  const refused: string[] = [];
  for (const folder of foldersOnDisk()) {
    const config = findLintConfig(lintSurroundings(folder.uri.fsPath, workspace.isTrusted));
    if ('problem' in config) refused.push(`${folder.name}: ${config.problem}`);
    else {
      const { files } = await manifestsIn(folder);
      for (const { path, text } of files.filter((it) => config.takes(it.path.slice(it.path.lastIndexOf('/') + 1)))) {
        await addFixes(edit, Uri.joinPath(folder.uri, path), fixText(text, config, path));
      }
    }
  }
  if (refused.length > 0) void window.showWarningMessage(`The configuration of yamllint cannot be used. ${refused.join(' ')}`);
  const uris = edit.entries().map(([uri]) => uri);
  if (uris.length > 0) {
    askForPreview(edit, uris);
    await workspace.applyEdit(edit, { isRefactoring: true });
  } else if (refused.length === 0) {
    void window.showInformationMessage('Nothing is to be fixed: what yamllint finds in this workspace has no one right answer.');
  }
}

async function addFixes(edit: WorkspaceEdit, uri: Uri, fixed: string): Promise<void> {
  const document = await workspace.openTextDocument(uri);
  for (const { start, end, text } of changesByLine(document.getText(), fixed)) {
    const range = new Range(document.positionAt(start), document.positionAt(end));
    edit.replace(uri, range, text, { needsConfirmation: false, label: 'What yamllint would find' });
  }
}
