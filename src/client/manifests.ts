import { relative, sep } from 'node:path';
import { workspace, type WorkspaceFolder } from 'vscode';
import { findManifests, type FoundManifests } from '../node/manifests.js';

/** The manifests of a workspace folder. What is not saved yet counts with the text in its editor. */
export async function manifestsIn({ uri }: WorkspaceFolder, signal?: AbortSignal): Promise<FoundManifests> {
  const root = uri.fsPath;
  const unsaved = new Map(
    workspace.textDocuments
      .filter((it) => it.isDirty && it.uri.scheme === 'file')
      .map((it) => [relative(root, it.uri.fsPath).split(sep).join('/'), it.getText()]),
  );
  const { files, problems } = await findManifests(root, ['.'], signal);
  return { files: files.map(({ path, text }) => ({ path, text: unsaved.get(path) ?? text })), problems };
}
