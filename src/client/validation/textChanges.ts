import { workspace, type Disposable, type TextDocumentChangeEvent } from 'vscode';
import { afterEdits } from './edits.js';
import type { FolderResult } from './result.js';

/** Results after a document has changed. */
export function afterChange(
  results: readonly FolderResult[],
  { document, contentChanges }: TextDocumentChangeEvent,
): readonly FolderResult[] {
  const folder = workspace.getWorkspaceFolder(document.uri);
  if (!folder) return results;
  const edits = contentChanges.map(({ range, text }) => ({ start: range.start, end: range.end, text }));
  return afterEdits(results, folder.uri.toString(), workspace.asRelativePath(document.uri, false), edits);
}

/** The changes of all documents from now on, for a result that is being made of the texts as they are now. */
export function recordChanges(): Disposable & { replay(result: FolderResult): FolderResult } {
  const changes: TextDocumentChangeEvent[] = [];
  const listener = workspace.onDidChangeTextDocument((change) => changes.push(change));
  return {
    replay: (result) => changes.reduce(afterChange, [result])[0] ?? result,
    dispose: () => void listener.dispose(),
  };
}
