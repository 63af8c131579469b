import type { Connection } from 'vscode-languageserver/node';
import { isConfigFile } from '../core/lint/configFiles.js';
import { fixText } from '../core/lint/fix.js';
import type { Catalog } from '../core/schema/types.js';
import { codeActions } from '../language/codeActions.js';
import { hover } from '../language/hover.js';
import { lintActions } from '../language/lintActions.js';
import { completeLintConfig } from '../language/lintConfig/completion.js';
import { hoverLintConfig } from '../language/lintConfig/hover.js';
import type { OpenDocument } from './server.js';
import { safely } from './safely.js';

/** Every request that the server answers, one block each. A document that is not open has no answers. */
export function registerFeatures(connection: Connection, find: (uri: string) => OpenDocument | undefined, catalog: () => Catalog): void {
  connection.onCodeAction(({ textDocument, range, context }) =>
    safely(connection, 'code actions', [], () => {
      const open = find(textDocument.uri);
      if (!open) return [];
      const { document, problems, linted } = open;
      const fix = linted && ((text: string): string => fixText(text, linted.config, linted.path));
      const ofLinter = linted ? lintActions(linted, range, context.only) : [];
      return [...codeActions(document, problems, range, context.only, fix), ...ofLinter];
    }),
  );

  connection.onHover(({ textDocument, position }) =>
    safely(connection, 'a hover', null, () => {
      const open = find(textDocument.uri);
      if (open && isConfigFile(open.document.uri)) return hoverLintConfig(open.document, open.document.offsetAt(position)) ?? null;
      return (open && hover(catalog(), open.manifest, open.document, open.document.offsetAt(position))) ?? null;
    }),
  );

  connection.onCompletion(({ textDocument, position }) =>
    safely(connection, 'completions', [], () => {
      const open = find(textDocument.uri);
      return open && isConfigFile(open.document.uri) ? completeLintConfig(open.document, open.document.offsetAt(position)) : [];
    }),
  );
}
