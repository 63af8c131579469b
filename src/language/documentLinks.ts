import type { DocumentLink } from 'vscode-languageserver-types';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { Manifest } from '../core/manifest.js';
import { kindAt } from '../core/schema/kindProblems.js';
import { manualPage } from '../core/schema/manual.js';
import type { Catalog } from '../core/schema/types.js';
import { contentOf } from '../core/wiring/fields.js';
import { nodesIn } from '../core/yaml/nodesIn.js';
import { entryOf } from '../core/yaml/path.js';
import { toLspRange } from './convert.js';

/** What leads out of a file: addresses in comments, values that are an address and nothing else, and each kind to where it is described. */
export function documentLinks(catalog: Catalog, { text, documents }: Manifest, document: TextDocument): readonly DocumentLink[] {
  const links: DocumentLink[] = [];
  const add = (start: number, end: number, target: string, tooltip?: string): void =>
    void links.push({ range: toLspRange(document, { start, end }), target, ...(tooltip && { tooltip }) });
  for (const { index, 0: comment } of text.matchAll(/(?<=^|[ \t])#.*$/gm)) {
    for (const { index: at, 0: address } of comment.matchAll(/https?:\/\/[^\s"'<>`{}|\\^]*[^\s"'<>`{}|\\^.,;:!?)\]]/g)) {
      add(index + at, index + at + address.length, address);
    }
  }
  for (const { start: by, document: own } of documents) {
    for (const { node } of own.root ? nodesIn(own.root) : []) {
      if (node.is !== 'scalar' || typeof node.value !== 'string' || !/^https?:\/\/[^\s"'<>`{}|\\^]+$/.test(node.value)) continue;
      const { start, end } = contentOf(node);
      add(by + start, by + end, node.value);
    }
    for (const { root } of own.resources) {
      const kind = kindAt(catalog, root);
      const page = kind && manualPage(catalog, kind);
      const named = entryOf(root, 'kind')?.value;
      if (page && named) add(by + named.start, by + named.end, page, `What a ${kind.kind} is`);
    }
  }
  return links;
}
