import { TextDocument } from 'vscode-languageserver-textdocument';
import type { Location } from 'vscode-languageserver-types';
import type { IndexedFile, Workspace } from '../core/wiring/workspace.js';

/** A file in the workspace that it belongs to. */
export interface Site {
  readonly workspace: Workspace;
  readonly file: IndexedFile;
  /** The URI of a file of that workspace. */
  readonly uriOf: (path: string) => string;
}

/** Turns offsets in files into places as LSP has them. Made for one answer: the lines of each file are counted once. */
export function locationsIn(
  uriOf: Site['uriOf'],
): (place: { readonly file: IndexedFile; readonly start: number; readonly end: number }) => Location {
  const documents = new Map<IndexedFile, TextDocument>();
  return ({ file, start, end }) => {
    const document = documents.get(file) ?? TextDocument.create(uriOf(file.path), 'yaml', 0, file.text);
    documents.set(file, document);
    return { uri: document.uri, range: { start: document.positionAt(start), end: document.positionAt(end) } };
  };
}
