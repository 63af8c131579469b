import {
  ErrorCodes,
  ResponseError,
  type CompletionItem,
  type CompletionList,
  type Connection,
  type Position,
} from 'vscode-languageserver/node';
import { isConfigFile } from '../core/lint/configFiles.js';
import { fixText } from '../core/lint/fix.js';
import type { Catalog } from '../core/schema/types.js';
import { codeActions } from '../language/codeActions.js';
import { codeLenses } from '../language/codeLenses.js';
import { definition } from '../language/definition.js';
import { documentHighlights } from '../language/documentHighlights.js';
import { documentLinks } from '../language/documentLinks.js';
import { foldingRanges } from '../language/foldingRanges.js';
import { hover } from '../language/hover.js';
import { inlayHints } from '../language/inlayHints.js';
import { lintActions } from '../language/lintActions.js';
import { completion } from '../language/completion/completion.js';
import { completeLintConfig } from '../language/lintConfig/completion.js';
import { hoverLintConfig } from '../language/lintConfig/hover.js';
import { references } from '../language/references.js';
import { prepareRename, rename, type Refusal } from '../language/rename.js';
import { selectionRanges } from '../language/selectionRanges.js';
import type { Site } from '../language/site.js';
import { documentSymbols, workspaceSymbols } from '../language/symbols.js';
import { wiringHover, withLeads } from '../language/wiringHover.js';
import { wiringGraphs, type FolderGraph, type ServerSettings } from '../protocol.js';
import type { OpenDocument } from './server.js';
import { safely } from './safely.js';
import type { Wiring } from './wiring.js';

/** Every request that the server answers, one block each. A document that is not open has no answers. */
export function registerFeatures(
  connection: Connection,
  find: (uri: string) => OpenDocument | undefined,
  catalog: () => Catalog,
  settings: () => ServerSettings,
  wiring: Wiring,
  graphsAsked: () => void,
): void {
  /** What is said of the place under a cursor in an open document; the fallback for any other. */
  function at<T>({ textDocument, position }: Cursor, fallback: T, answer: (site: Site, offset: number) => T): T {
    const open = find(textDocument.uri);
    const site = open && wiring.site(textDocument.uri);
    return site ? answer(site, open.document.offsetAt(position)) : fallback;
  }

  /** What is said of an open document; nothing of any other. */
  function of<T>({ uri }: Cursor['textDocument'], answer: (open: OpenDocument) => T[]): T[] {
    const open = find(uri);
    return open ? answer(open) : [];
  }

  connection.onCodeAction(({ textDocument, range, context }) =>
    safely(connection, 'code actions', [], () => {
      const open = find(textDocument.uri);
      if (!open) return [];
      const { document, problems, linted } = open;
      const fix = linted && ((text: string): string => fixText(text, linted.config, linted.path));
      const ofLinter = linted ? lintActions(linted, range, context.only) : [];
      return [...codeActions(document, problems, range, context.only, fix, wiring.site(textDocument.uri)), ...ofLinter];
    }),
  );

  connection.onHover(({ textDocument, position }) =>
    safely(connection, 'a hover', null, () => {
      const open = find(textDocument.uri);
      if (open && isConfigFile(open.document.uri)) return hoverLintConfig(open.document, open.document.offsetAt(position)) ?? null;
      const known = open && hover(catalog(), open.manifest, open.document, open.document.offsetAt(position));
      return withLeads(known, at({ textDocument, position }, [], wiringHover)) ?? null;
    }),
  );

  connection.onDefinition((cursor) => safely(connection, 'a definition', [], () => [...at(cursor, [], definition)]));

  connection.onReferences((cursor) =>
    safely(connection, 'references', [], () => [
      ...at(cursor, [], (site, offset) => references(site, offset, cursor.context.includeDeclaration)),
    ]),
  );

  connection.onPrepareRename((cursor) =>
    safely(connection, 'a rename', null, () => orRefusal(at<ReturnType<typeof prepareRename>>(cursor, undefined, prepareRename))),
  );

  connection.onRenameRequest((cursor) =>
    safely(connection, 'a rename', null, () =>
      orRefusal(at<ReturnType<typeof rename>>(cursor, undefined, (site, offset) => rename(site, offset, cursor.newName))),
    ),
  );

  connection.onDocumentHighlight((cursor) => safely(connection, 'highlights', [], () => [...at(cursor, [], documentHighlights)]));

  connection.onDocumentSymbol(({ textDocument }) =>
    safely(connection, 'an outline', [], () => {
      const site = find(textDocument.uri) && wiring.site(textDocument.uri);
      return site ? [...documentSymbols(site)] : [];
    }),
  );

  connection.onWorkspaceSymbol(({ query }) =>
    safely(connection, 'symbols', [], () =>
      wiring.workspaces().flatMap(({ workspace, uriOf }) => [...workspaceSymbols(workspace, uriOf, query)]),
    ),
  );

  connection.onCodeLens(({ textDocument }) =>
    safely(connection, 'code lenses', [], () => {
      const site = find(textDocument.uri) && wiring.site(textDocument.uri);
      return site ? [...codeLenses(site)] : [];
    }),
  );

  connection.onRequest(wiringGraphs, () =>
    safely<readonly FolderGraph[]>(connection, 'graphs', [], () => {
      graphsAsked();
      return wiring.graphs();
    }),
  );

  connection.onFoldingRanges(({ textDocument }) =>
    safely(connection, 'folding ranges', [], () => of(textDocument, (open) => [...foldingRanges(open.manifest, open.document)])),
  );

  connection.onSelectionRanges(({ textDocument, positions }) =>
    safely(connection, 'selection ranges', [], () =>
      of(textDocument, (open) => [...selectionRanges(open.manifest, open.document, positions)]),
    ),
  );

  connection.onDocumentLinks(({ textDocument }) =>
    safely(connection, 'links', [], () => of(textDocument, (open) => [...documentLinks(catalog(), open.manifest, open.document)])),
  );

  connection.languages.inlayHint.on(({ textDocument, range }) =>
    safely(connection, 'inlay hints', [], () =>
      of(textDocument, ({ manifest, document }) =>
        isConfigFile(document.uri) ? [] : [...inlayHints(catalog(), manifest, document, range, settings().inlayHints)],
      ),
    ),
  );

  connection.onCompletion(({ textDocument, position }) =>
    safely(connection, 'completions', [], () => {
      const open = find(textDocument.uri);
      if (open && isConfigFile(open.document.uri)) return completeLintConfig(open.document, open.document.offsetAt(position));
      return at<CompletionItem[] | CompletionList>({ textDocument, position }, [], (site, offset) =>
        open ? completion(catalog(), site, open.manifest, open.document, offset) : [],
      );
    }),
  );
}

interface Cursor {
  readonly textDocument: { readonly uri: string };
  readonly position: Position;
}

/** A reason not to do something is an error of the protocol, which editors show at the cursor. */
function orRefusal<T extends object>(answer: T | Refusal | undefined): T | null | ResponseError<void> {
  if (answer === undefined) return null;
  return 'refused' in answer ? new ResponseError(ErrorCodes.InvalidRequest, answer.refused) : answer;
}
