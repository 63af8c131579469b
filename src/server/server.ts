import { basename, join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
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
import { settingsFile } from '../core/settings/settings.js';
import { fixAllKind } from '../language/codeActions.js';
import { lintDiagnostic, toDiagnostic } from '../language/convert.js';
import { lintConfigProblems } from '../language/lintConfig/problems.js';
import { isInside } from '../node/inside.js';
import { findManifests } from '../node/manifests.js';
import { readInside } from '../node/readInside.js';
import type { LintedDocument } from '../language/lintActions.js';
import { defaultServerSettings, trustGranted, type InitializationOptions, type ServerSettings } from '../protocol.js';
import { registerFeatures } from './features.js';
import { createGraphNews } from './graphNews.js';
import { createLinter, movedWith } from './lint.js';
import { createWiring } from './wiring.js';

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
  /** What the client was told last of each open document. */
  const told = new Map<string, string>();
  const workspace = createWorkspaceKinds();
  const graphNews = createGraphNews(connection);
  const wiring = createWiring(graphNews.changed);
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
    const { uri } = document;
    const text = document.getText();
    const { manifest: known, linted: earlier, text: before } = open.get(uri) ?? {};
    const manifest = readManifest(text, known);
    const concerned = wiring.update(uri, manifest);
    const problems = problemsOf(uri, manifest);
    const isLate = text.length > mostLintedAtOnce && earlier !== undefined && before !== undefined;
    const linted = isLate ? movedWith(earlier, before, text) : lintDocument(document, problems);
    publish({ document, text, manifest, problems, ...(linted && { linted }) });
    if (isLate) setTimeout(lintLater, pauseMs, document, document.version);
    recheck((other) => other !== uri && concerned(other));
  }

  function problemsOf(uri: string, manifest: Manifest): readonly Problem[] {
    if (isConfigFile(uri)) return lintConfigProblems(manifest.text);
    return [...diagnose(manifest, wiring.settings(uri)), ...wiring.problems(uri)].toSorted((a, b) => a.start - b.start || a.end - b.end);
  }

  /** Tells what is to be seen otherwise in open documents after a change elsewhere. */
  function recheck(isConcerned: (uri: string) => boolean): void {
    for (const [uri, known] of open) if (isConcerned(uri)) publish({ ...known, problems: problemsOf(uri, known.manifest) });
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

  /** Tells the client what is wrong in an open document, unless it knows. */
  function publish(known: OpenDocument): void {
    const { document, problems, linted } = known;
    const { uri, version } = document;
    open.set(uri, known);
    const found = problems.map((it) => toDiagnostic(document, it, wiring.site(uri)));
    const diagnostics = [...found, ...(linted?.problems ?? []).map((it) => lintDiagnostic(document, it))];
    const news = `${version} ${JSON.stringify(diagnostics)}`;
    if (told.get(uri) === news) return;
    told.set(uri, news);
    void connection.sendDiagnostics({ uri, version, diagnostics });
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
    const closed = files.filter(({ path }) => !isOpen.has(path));
    const changed = closed.map(({ path, text }) => workspace.update(path, text));
    const concerned = closed.map(({ path, text }) =>
      wiring.update(URI.file(path).toString(), text === undefined ? undefined : readManifest(text)),
    );
    if (changed.includes(true)) catalogChanged();
    else recheck((uri) => concerned.some((it) => it(uri)));
  }

  /** Reads some files of a folder from disk. So many at a time that requests are answered in between. */
  async function readFiles(folder: string, paths: readonly string[]): Promise<void> {
    const { files } = await findManifests(folder, paths);
    const texts = new Map(files.map(({ path, text }) => [join(folder, path), text]));
    const gone = paths.filter((path) => path !== '.' && !texts.has(path)).map((path) => ({ path, text: undefined }));
    const found = [...[...texts].map(([path, text]) => ({ path, text })), ...gone];
    for (let start = 0; start < found.length; start += 50) {
      await setImmediate();
      takeFiles(found.slice(start, start + 50));
    }
  }

  /** What is hidden is no manifest, but this says how they belong together. */
  function readWiringSettings(folder: string): void {
    takeFiles([{ path: join(folder, settingsFile), text: readInside(folder, settingsFile) }]);
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
    if (client.workspace?.inlayHint?.refreshSupport) void connection.languages.inlayHint.refresh();
  }

  connection.onInitialize(({ capabilities, workspaceFolders, initializationOptions }) => {
    client = capabilities;
    trusted = (initializationOptions as Partial<InitializationOptions> | undefined)?.trusted ?? false;
    folders = (workspaceFolders ?? []).flatMap(({ uri }) => pathOf(uri) ?? []);
    wiring.open(folders);
    return {
      serverInfo: { name: 'reactbin' },
      capabilities: {
        textDocumentSync: TextDocumentSyncKind.Incremental,
        codeActionProvider: { codeActionKinds: ['quickfix', fixAllKind] },
        hoverProvider: true,
        completionProvider: { triggerCharacters: [' '] },
        definitionProvider: true,
        referencesProvider: true,
        renameProvider: { prepareProvider: true },
        documentHighlightProvider: true,
        documentSymbolProvider: true,
        workspaceSymbolProvider: true,
        codeLensProvider: {},
        foldingRangeProvider: true,
        selectionRangeProvider: true,
        documentLinkProvider: {},
        inlayHintProvider: true,
      },
    };
  });

  connection.onInitialized(async () => {
    const registers = client.workspace?.didChangeConfiguration?.dynamicRegistration;
    if (registers) await connection.client.register(DidChangeConfigurationNotification.type, { section: 'reactbin' });
    await readSettings();
    for (const folder of folders) {
      readWiringSettings(folder);
      await readFiles(folder, ['.']);
      wiring.ready(folder);
    }
    recheck(() => true);
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
      if (inside.some((it) => basename(it) === settingsFile)) readWiringSettings(folder);
      await readFiles(
        folder,
        inside.filter((it) => basename(it) !== settingsFile),
      );
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
    told.delete(document.uri);
    void connection.sendDiagnostics({ uri: document.uri, diagnostics: [] });
    // From now on what is on disk counts.
    const path = pathOf(document.uri);
    const folder = folders.find((it) => path !== undefined && isInside(it, path));
    if (path !== undefined && folder !== undefined) void readFiles(folder, [path]);
    else wiring.update(document.uri, undefined);
  });

  registerFeatures(
    connection,
    (uri) => open.get(uri),
    () => catalog,
    () => settings,
    wiring,
    graphNews.asked,
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
