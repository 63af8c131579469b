import { existsSync } from 'node:fs';
import { basename } from 'node:path';
import { commands, TabInputWebview, Uri, window, workspace, type Tab } from 'vscode';
import type { Plan } from '../../core/scaffold/plan.js';
import type { Proposal } from './preview.js';

/** Opens the quickstart, and offers the next step and the way back. */
export async function tellWritten({ quickstart, notes }: Plan, folder: Uri, written: readonly Proposal[]): Promise<void> {
  const guide = Uri.joinPath(folder, quickstart);
  if (existsSync(guide.fsPath)) await openMarkdown(guide);
  const files = written.length === 1 ? '1 file is written.' : `${written.length} files are written.`;
  const actions: Record<string, () => Promise<unknown>> = {
    Validate: async () => commands.executeCommand('reactbin.validate'),
    Undo: async () => undo(written, guide),
  };
  const chosen = await window.showInformationMessage([files, ...notes].join(' '), ...Object.keys(actions));
  await actions[chosen ?? '']?.();
}

/** Says that the tree is in place, with its files on request. */
export async function tellUnchanged({ changes, notes }: Plan, folder: Uri): Promise<void> {
  const kept = changes.filter(({ kind }) => kind === 'conflict').length;
  const list = 'Show Files';
  const message = [
    `There is nothing to write: ${changes.length - kept} of ${changes.length} files are as the scaffold makes them`,
    kept > 0 ? ` and ${kept} ${kept === 1 ? 'is' : 'are'} kept as yours.` : '.',
    ...notes.map((note) => ` ${note}`),
  ];
  if ((await window.showInformationMessage(message.join(''), list)) !== list) return;
  const items = changes.map(({ kind, path }) => ({ label: path, description: kind === 'conflict' ? 'yours' : kind }));
  const picked = await window.showQuickPick(items, { title: 'Files of the tree', placeHolder: 'File to open' });
  if (picked) await window.showTextDocument(Uri.joinPath(folder, picked.label));
}

async function openMarkdown(uri: Uri): Promise<void> {
  // Someone may have switched off the extension that comes with VS Code.
  if ((await commands.getCommands(true)).includes('markdown.showPreview')) await commands.executeCommand('markdown.showPreview', uri);
  else await window.showTextDocument(uri);
}

/** What was one edit is one step back, from any of its files. What was saved is saved again, and a preview of nothing is closed. */
async function undo(written: readonly Proposal[], guide: Uri): Promise<void> {
  const [first] = written;
  if (!first) return;
  await window.showTextDocument(first.uri);
  await commands.executeCommand('undo');
  const uris = written.map(({ uri }) => uri.toString());
  for (const document of workspace.textDocuments.filter((it) => it.isDirty && uris.includes(it.uri.toString()))) await document.save();
  if (!existsSync(guide.fsPath)) await window.tabGroups.close(previewsOf(guide));
}

function previewsOf(uri: Uri): readonly Tab[] {
  const tabs = window.tabGroups.all.flatMap((group) => group.tabs);
  return tabs.filter(({ input, label }) => input instanceof TabInputWebview && label.endsWith(basename(uri.path)));
}
