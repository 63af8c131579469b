import assert from 'node:assert/strict';
import { TextDocument } from 'vscode-languageserver-textdocument';
import type { CompletionItem, CompletionList } from 'vscode-languageserver-types';
import { readManifest } from '../../../src/core/manifest.js';
import type { Catalog } from '../../../src/core/schema/types.js';
import { completion } from '../../../src/language/completion/completion.js';
import { catalogFor } from '../../support/catalog.js';
import { workspaceOf } from '../../support/workspace.js';

const shipped = catalogFor();

export interface Offered {
  readonly list: CompletionList;
  readonly labels: readonly string[];
  readonly item: (label: string) => CompletionItem;
  /** The text once an item is accepted; the places of snippets as they are written. */
  readonly written: (label: string) => string;
}

/** What is offered at `|` in a file, beside other files by their paths. */
export function offered(marked: string, others: Readonly<Record<string, string>> = {}, catalog: Catalog = shipped): Offered {
  const offset = marked.indexOf('|');
  return offeredAt(marked.slice(0, offset) + marked.slice(offset + 1), offset, others, catalog);
}

export function offeredAt(
  text: string,
  offset: number,
  others: Readonly<Record<string, string>> = {},
  catalog: Catalog = shipped,
): Offered {
  const files = Object.entries({ ...others, 'main.yaml': text }).map(([path, it]) => ({ path, text: it }));
  const workspace = workspaceOf({ files });
  const file = workspace.files.get('main.yaml');
  assert.ok(file);
  const document = TextDocument.create('file:///main.yaml', 'yaml', 0, text);
  const list = completion(catalog, { workspace, file, uriOf: (path) => path }, readManifest(text), document, offset);
  const item = (label: string): CompletionItem => {
    const found = list.items.find((it) => it.label === label);
    assert.ok(found, `${label} is not offered, but ${list.items.map((it) => it.label).join(', ')}`);
    return found;
  };
  return {
    list,
    item,
    labels: list.items.map(({ label }) => label),
    written(label) {
      const { textEdit, additionalTextEdits = [] } = item(label);
      assert.ok(textEdit && 'range' in textEdit);
      return TextDocument.applyEdits(document, [textEdit, ...additionalTextEdits]);
    },
  };
}

/** What a Deployment begins with. */
export const deployment = 'apiVersion: apps/v1\nkind: Deployment\nmetadata:\n  name: web\n';

/** And what it has down to its containers. */
export const container = `${deployment}spec:\n  template:\n    spec:\n      containers:\n        - name: web\n`;
