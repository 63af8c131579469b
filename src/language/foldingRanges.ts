import { FoldingRangeKind, type FoldingRange } from 'vscode-languageserver-types';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { Manifest } from '../core/manifest.js';
import { endOfContent } from '../core/yaml/edit.js';
import { nodesIn } from '../core/yaml/nodesIn.js';

/** What can be folded away: documents where there are several, values over several lines, items of lists, comments over several lines. */
export function foldingRanges({ text, documents }: Manifest, document: TextDocument): readonly FoldingRange[] {
  const found = new Map<number, FoldingRange>();
  /** Of what begins on one line, the first to come holds the others. */
  const add = (start: number, end: number, kind?: FoldingRangeKind): void => {
    const startLine = document.positionAt(start).line;
    const endLine = document.positionAt(end).line;
    if (endLine > startLine && !found.has(startLine)) found.set(startLine, { startLine, endLine, ...(kind && { kind }) });
  };
  for (const { start: by, document: own } of documents) {
    if (documents.length > 1) add(by + leadingBlanks(own.text), by + own.text.trimEnd().length);
    if (!own.root) continue;
    for (const { node, entry } of nodesIn(own.root)) {
      // An alias stands for what is written elsewhere.
      if (entry && node.start >= entry.key.end) add(by + entry.key.start, by + endOfContent(own.text, node));
      else if (!entry && node !== own.root) add(by + node.start, by + endOfContent(own.text, node));
    }
  }
  for (const { index, 0: lines } of text.matchAll(/^[ \t]*#.*(?:\r?\n[ \t]*#.*)+/gm))
    add(index, index + lines.length, FoldingRangeKind.Comment);
  return [...found.values()].toSorted((a, b) => a.startLine - b.startLine);
}

function leadingBlanks(text: string): number {
  return text.length - text.trimStart().length;
}
