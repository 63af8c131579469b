import { existsSync } from 'node:fs';
import { Position, Range, ThemeIcon, workspace, WorkspaceEdit, type Uri } from 'vscode';
import type { Change } from '../../core/scaffold/plan.js';
import { changedLines } from '../../core/changedLines.js';

/** A change to show, with the file that it is about. */
export interface Proposal {
  readonly uri: Uri;
  readonly change: Change;
  /** Starts without its tick in the preview, for the person to set. */
  readonly optional: boolean;
}

const labels: Readonly<Record<Change['kind'], string>> = {
  create: 'New files',
  modify: 'Additions to files of yours',
  conflict: 'Files of yours, replaced',
  unchanged: 'Unchanged files',
};

/**
 * Shows changes in VS Code's refactor preview, and writes what is ticked there as one edit, which one Undo takes back. Nothing
 * is written when the preview is discarded. Gives what was written.
 */
export async function applyWithPreview(proposals: readonly Proposal[]): Promise<readonly Proposal[]> {
  const edit = new WorkspaceEdit();
  for (const { uri, change, optional } of proposals) {
    const { kind, after, note } = change;
    const metadata = { needsConfirmation: optional, label: labels[kind], ...(note && { description: note }) };
    if (kind === 'create') edit.createFile(uri, { contents: Buffer.from(after) }, metadata);
    else {
      const document = await workspace.openTextDocument(uri);
      const { start, end, text } = changedLines(document.getText(), after);
      edit.replace(uri, new Range(document.positionAt(start), document.positionAt(end)), text, metadata);
    }
  }
  if (!proposals.some(({ optional }) => optional)) {
    askForPreview(
      edit,
      proposals.map(({ uri }) => uri),
    );
  }
  await workspace.applyEdit(edit, { isRefactoring: true });
  return writtenOf(proposals);
}

/** The preview does not tell what became of it: the files do. */
async function writtenOf(proposals: readonly Proposal[]): Promise<readonly Proposal[]> {
  const isWritten = await Promise.all(
    proposals.map(async ({ uri, change: { kind, after } }) => (kind === 'create' ? existsSync(uri.fsPath) : saved(uri, after))),
  );
  return proposals.filter((_, index) => isWritten[index]);
}

/** Whether a file has a text. VS Code saves a refactoring of several files, and leaves that of a single one in its editor. */
async function saved(uri: Uri, text: string): Promise<boolean> {
  const document = await workspace.openTextDocument(uri);
  return document.getText() === text && document.save();
}

/**
 * VS Code shows the preview only for an edit that needs confirmation, and such an edit starts without its tick. So one that
 * changes nothing goes along, with the file that is shown last.
 */
export function askForPreview(edit: WorkspaceEdit, uris: readonly Uri[]): void {
  const [last] = [...uris].sort((a, b) => (a.toString() < b.toString() ? 1 : -1));
  const metadata = { needsConfirmation: true, label: 'Nothing is written before you press Apply', iconPath: new ThemeIcon('info') };
  if (last) edit.insert(last, new Position(0, 0), '', metadata);
}
