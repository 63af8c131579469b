import { commands, window, workspace, type WorkspaceFolder } from 'vscode';

/** The folders of the workspace that lie on a disk: where files can be written and tools can run. */
export function foldersOnDisk(): readonly WorkspaceFolder[] {
  return (workspace.workspaceFolders ?? []).filter(({ uri }) => uri.scheme === 'file');
}

/**
 * The folder to write into: the only one, or the one that the person picks. Without any it offers to open one, and gives
 * undefined, as it does when the person leaves.
 */
export async function chooseFolder(title: string): Promise<WorkspaceFolder | undefined> {
  const folders = foldersOnDisk();
  if (folders.length === 0) {
    await offerToOpenFolder();
    return undefined;
  }
  if (folders.length === 1) return folders[0];
  const items = folders.map((folder) => ({ label: folder.name, description: folder.uri.fsPath, folder }));
  return (await window.showQuickPick(items, { title, placeHolder: 'Folder of the workspace', ignoreFocusOut: true }))?.folder;
}

async function offerToOpenFolder(): Promise<void> {
  const open = 'Open Folder';
  const message = workspace.workspaceFolders ? 'None of the open folders lies on a disk.' : 'No folder is open.';
  if ((await window.showInformationMessage(`${message} Open the one that the tree goes into.`, open)) === open) {
    await commands.executeCommand('workbench.action.files.openFolder');
  }
}
