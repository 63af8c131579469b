import { Range, Uri, window, type TextDocumentShowOptions } from 'vscode';
import type { Location } from 'vscode-languageserver-types';

/** Opens a place as the language server names it. */
export async function openPlace({ uri, range: { start, end } }: Location, options: TextDocumentShowOptions = {}): Promise<void> {
  const selection = new Range(start.line, start.character, end.line, end.character);
  await window.showTextDocument(Uri.parse(uri), { ...options, selection });
}
