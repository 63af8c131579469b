import { Range, Uri, window, workspace, WorkspaceEdit, type ExtensionContext } from 'vscode';
import { readManifest } from '../core/manifest.js';
import { placesOf } from '../core/rules/placeholder.js';
import { placeholders } from '../core/scaffold/placeholders.js';
import { questions } from '../core/scaffold/questions.js';
import { registerCommands } from './commands.js';
import { foldersOnDisk } from './folders.js';
import type { Log } from './log.js';
import { manifestsIn } from './manifests.js';

/** The quick fix of a placeholder: asks what it stands for, and replaces it everywhere in the workspace with one edit. */
export function registerReplacePlaceholder({ subscriptions }: ExtensionContext, log: Log): void {
  subscriptions.push(...registerCommands(log, { 'reactbin.replacePlaceholder': replacePlaceholder }));
}

/** `uri` is the file that the fix was asked for in, which need not be in the workspace. */
async function replacePlaceholder(uri: string, id: string): Promise<void> {
  const value = await askFor(id);
  if (value === undefined) return;
  const edit = new WorkspaceEdit();
  let places = 0;
  for (const file of await filesWith(id, Uri.parse(uri))) {
    const document = await workspace.openTextDocument(file);
    for (const { start, end } of placesIn(document.getText(), id)) {
      edit.replace(file, new Range(document.positionAt(start), document.positionAt(end)), value);
      places++;
    }
  }
  if (!(await workspace.applyEdit(edit, { isRefactoring: true }))) {
    void window.showErrorMessage('Nothing is replaced: VS Code refused the edit. Is one of the files read-only?');
    return;
  }
  const files = edit.entries().length;
  const counted = `${places} ${places === 1 ? 'place' : 'places'} in ${files} ${files === 1 ? 'file' : 'files'}`;
  void window.showInformationMessage(`"${value}" now stands in ${counted}. Undo takes all of it back.`);
}

/** Asks as the scaffold does, with the same check. */
async function askFor(id: string): Promise<string | undefined> {
  const asked = placeholders.find((it) => it.id === id)?.question;
  const question = questions.find((it) => it.id === asked);
  if (!question) return undefined;
  const { title, prompt, placeholder: placeHolder = '', check } = question;
  return window.showInputBox({ title, prompt, placeHolder, validateInput: check, ignoreFocusOut: true });
}

async function filesWith(id: string, asked: Uri): Promise<readonly Uri[]> {
  const found = new Map([[asked.toString(), asked]]);
  for (const folder of foldersOnDisk()) {
    const { files } = await manifestsIn(folder);
    for (const { path } of files.filter(({ text }) => placesIn(text, id).length > 0)) {
      const uri = Uri.joinPath(folder.uri, path);
      found.set(uri.toString(), uri);
    }
  }
  return [...found.values()];
}

/** Exactly what is underlined: a comment may go on speaking of the placeholder. */
function placesIn(text: string, id: string): readonly { readonly start: number; readonly end: number }[] {
  const placeholder = placeholders.find((it) => it.id === id);
  if (!placeholder) return [];
  return readManifest(text).documents.flatMap(({ start, document }) =>
    document.resources
      .flatMap(({ root }) => placesOf(placeholder, document.text, root))
      .map((it) => ({ start: start + it.start, end: start + it.end })),
  );
}
