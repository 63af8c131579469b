import { FileType, Uri, workspace, type Disposable } from 'vscode';

/** Removes the folders that scaffolding made, as soon as Undo has emptied them: Undo itself takes back files alone. */
export interface EmptiedFolders extends Disposable {
  /** Remembers which folders on the way to these files are still to be made. */
  watch(root: Uri, paths: readonly string[]): Promise<void>;
}

export function createEmptiedFolders(): EmptiedFolders {
  const made = new Map<string, Uri>();
  const listener = workspace.onDidDeleteFiles(async () => {
    const deepestFirst = [...made.values()].sort((a, b) => b.path.length - a.path.length);
    for (const folder of deepestFirst) if (await isEmpty(folder)) await workspace.fs.delete(folder, { useTrash: false });
  });
  return {
    async watch(root, paths) {
      for (const folder of paths.flatMap(foldersOf)) {
        const uri = Uri.joinPath(root, folder);
        if (!(await exists(uri))) made.set(uri.toString(), uri);
      }
    },
    dispose: () => void listener.dispose(),
  };
}

/** `a/b/c.yaml` → `a`, `a/b`. */
function foldersOf(path: string): readonly string[] {
  const parts = path.split('/').slice(0, -1);
  return parts.map((_, index) => parts.slice(0, index + 1).join('/'));
}

async function isEmpty(folder: Uri): Promise<boolean> {
  return (await exists(folder)) && (await workspace.fs.readDirectory(folder)).length === 0;
}

async function exists(folder: Uri): Promise<boolean> {
  return workspace.fs.stat(folder).then(
    ({ type }) => type === FileType.Directory,
    () => false,
  );
}
