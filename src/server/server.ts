import { join } from 'node:path';
import { TextDocument } from 'vscode-languageserver-textdocument';
import {
  DidChangeConfigurationNotification,
  TextDocuments,
  TextDocumentSyncKind,
  type Connection,
  type InitializeParams,
} from 'vscode-languageserver/node';
import { URI } from 'vscode-uri';
import { createDiagnose, type Diagnose } from '../core/diagnose.js';
import { isConfigFile } from '../core/lint/configFiles.js';
import { readManifest, type Manifest } from '../core/manifest.js';
import type { Problem } from '../core/problem.js';
import { createCatalog, withWorkspaceKinds, type ShippedCatalog } from '../core/schema/catalog.js';
import type { SchemaData } from '../core/schema/data.js';
import type { Catalog } from '../core/schema/types.js';
import { createWorkspaceKinds } from '../core/schema/workspaceKinds.js';
import { fixAllKind } from '../language/codeActions.js';
import { lintDiagnostic, toDiagnostic } from '../language/convert.js';
import { lintConfigProblems } from '../language/lintConfig/problems.js';
import { isInside } from '../node/inside.js';
import { findManifests } from '../node/manifests.js';
import type { LintedDocument } from '../language/lintActions.js';
import { defaultServerSettings, trustGranted, type InitializationOptions, type ServerSettings } from '../protocol.js';
import { registerFeatures } from './features.js';
import { createLinter, movedWith } from './lint.js';

/** What is known of an open document. */
export interface OpenDocument {
  readonly document: TextDocument;
  /** The document changes with its editor; this is what was checked. */
  readonly text: string;
  readonly manifest: Manifest;
  readonly problems: readonly Problem[];
  /** Absent where the linter does not look at it. */
  readonly linted?: LintedDocument;
}

/** The rules of yamllint look at a whole file: at a longer one in a pause of typing, and until then what was found moves with the text. */
const mostLintedAtOnce = 50_000;
const pauseMs = 150;

/** Serves one client until the connection ends. */
export function startServer(connection: Connection, schemas: SchemaData): void {
  const documents = new TextDocuments(TextDocument);
  const open = new Map<string, OpenDocument>();
  const workspace = createWorkspaceKinds();
  let folders: readonly string[] = [];
  let client: InitializeParams['capabilities'] = {};
  let trusted = false;
  /** Nothing is told before the settings are known: it might be told for the wrong version. */
  let settled = false;
  let settings = defaultServerSettings;
  let shipped = catalogFor(schemas, settings);
  let catalog: Catalog = shipped;
  let diagnose: Diagnose = createDiagnose(catalog);
  const linter = createLinter({
    folders: () => folders,
    trusted: () => trusted,
    openText: (path) =>
      documents
        .all()
        .find(({ uri }) => pathOf(uri) === path)
        ?.getText(),
  });

  /** Checks a document and tells the client. What did not change since the last time is not checked again. */
  function refresh(document: TextDocument): void {
    if (!settled) return;
    const manifest = readManifest(document.getText(), open.get(document.uri)?.manifest);
    const problems = isConfigFile(document.uri) ? lintConfigProblems(document.getText()) : diagnose(manifest);
    const { linted: earlier, text: before } = open.get(document.uri) ?? {};
    const isLate = document.getText().length > mostLintedAtOnce && earlier !== undefined && before !== undefined;
    const linted = isLate ? movedWith(earlier, before, document.getText()) : lintDocument(document, problems);
    publish({ document, text: document.getText(), manifest, problems, ...(linted && { linted }) });
    if (isLate) setTimeout(lintLater, pauseMs, document, document.version);
  }

  function lintDocument(document: TextDocument, problems: readonly Problem[]): LintedDocument | undefined {
    return settings.yamllint.mode === 'off' ? undefined : linter.check(document, problems);
  }

  /** Unless the text has changed again by now. */
  function lintLater(document: TextDocument, version: number): void {
    const known = open.get(document.uri);
    if (known?.document !== document || document.version !== version) return;
    const { text, manifest, problems } = known;
    const linted = lintDocument(document, problems);
    publish({ document, text, manifest, problems, ...(linted && { linted }) });
  }

  function publish(known: OpenDocument): void {
    const { document, problems, linted } = known;
    open.set(document.uri, known);
    const found = problems.map((it) => toDiagnostic(document, it));
    const diagnostics = [...found, ...(linted?.problems ?? []).map((it) => lintDiagnostic(document, it))];
    void connection.sendDiagnostics({ uri: document.uri, version: document.version, diagnostics });
  }

  function lintConfigChanged(): void {
    linter.forget();
    documents.all().forEach(refresh);
  }

  function catalogChanged(): void {
    catalog = withWorkspaceKinds(shipped, workspace.kinds(shipped.types));
    diagnose = createDiagnose(catalog);
    documents.all().forEach(refresh);
  }

  /** Takes the texts of files on disk; of open ones the editor's text counts. */
  function takeFiles(files: readonly { readonly path: string; readonly text: string | undefined }[]): void {
    const isOpen = new Set(documents.keys().map(pathOf));
    const changed = files.filter(({ path }) => !isOpen.has(path)).map(({ path, text }) => workspace.update(path, text));
    if (changed.includes(true)) catalogChanged();
  }

  async function readSettings(): Promise<void> {
    const asked = client.workspace?.configuration
      ? ((await connection.workspace.getConfiguration('reactbin')) as Partial<ServerSettings> | null)
      : null;
    const next = { ...defaultServerSettings, ...asked };
    const same = JSON.stringify(next) === JSON.stringify(settings);
    if (same && settled) return;
    settled = true;
    settings = next;
    shipped = catalogFor(schemas, settings);
    catalogChanged();
  }

  connection.onInitialize(({ capabilities, workspaceFolders, initializationOptions }) => {
    client = capabilities;
    trusted = (initializationOptions as Partial<InitializationOptions> | undefined)?.trusted ?? false;
    folders = (workspaceFolders ?? []).flatMap(({ uri }) => pathOf(uri) ?? []);
    return {
      serverInfo: { name: 'reactbin' },
      capabilities: {
        textDocumentSync: TextDocumentSyncKind.Incremental,
        codeActionProvider: { codeActionKinds: ['quickfix', fixAllKind] },
        hoverProvider: true,
        completionProvider: { triggerCharacters: [' '] },
      },
    };
  });

  connection.onInitialized(async () => {
    const registers = client.workspace?.didChangeConfiguration?.dynamicRegistration;
    if (registers) await connection.client.register(DidChangeConfigurationNotification.type, { section: 'reactbin' });
    await readSettings();
    for (const folder of folders) {
      const { files } = await findManifests(folder, ['.']);
      takeFiles(files.map(({ path, text }) => ({ path: join(folder, path), text })));
    }
  });

  connection.onDidChangeConfiguration(readSettings);

  connection.onNotification(trustGranted, () => {
    trusted = true;
    lintConfigChanged();
  });

  connection.onDidChangeWatchedFiles(async ({ changes }) => {
    const paths = changes.flatMap(({ uri }) => pathOf(uri) ?? []);
    if (changes.some(({ uri }) => isConfigFile(uri))) lintConfigChanged();
    for (const folder of folders) {
      const inside = paths.filter((it) => isInside(folder, it));
      const { files } = await findManifests(folder, inside);
      const texts = new Map(files.map(({ path, text }) => [join(folder, path), text]));
      takeFiles(inside.map((path) => ({ path, text: texts.get(path) })));
    }
  });

  documents.onDidChangeContent(({ document }) => {
    const path = pathOf(document.uri);
    const kindsChanged = path !== undefined && workspace.update(path, document.getText());
    if (isConfigFile(document.uri)) lintConfigChanged();
    else if (kindsChanged) catalogChanged();
    else refresh(document);
  });

  documents.onDidClose(({ document }) => {
    open.delete(document.uri);
    void connection.sendDiagnostics({ uri: document.uri, diagnostics: [] });
  });

  registerFeatures(
    connection,
    (uri) => open.get(uri),
    () => catalog,
  );
  documents.listen(connection);
  connection.listen();
}

function catalogFor(schemas: SchemaData, { kubernetesVersion, vaultSecretsOperatorVersion }: ServerSettings): ShippedCatalog {
  return createCatalog(schemas, { kubernetes: kubernetesVersion, vaultSecretsOperator: vaultSecretsOperatorVersion });
}

/** Undefined for what is not on disk, such as an unsaved document. */
function pathOf(uri: string): string | undefined {
  return uri.startsWith('file:') ? URI.parse(uri).fsPath : undefined;
}
