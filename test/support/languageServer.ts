import { spawn } from 'node:child_process';
import type { TestContext } from 'node:test';
import {
  createProtocolConnection,
  StreamMessageReader,
  StreamMessageWriter,
  type Diagnostic,
  type ProtocolConnection,
  type WorkspaceFolder,
} from 'vscode-languageserver/node';

/** The language server as it ships, on stdio, with a client that keeps what it publishes. */
export interface RunningServer {
  readonly connection: ProtocolConnection;
  readonly open: (uri: string, text: string) => Promise<readonly Diagnostic[]>;
  readonly change: (uri: string, text: string) => Promise<readonly Diagnostic[]>;
  /** The next diagnostics that the server publishes for a document. */
  readonly published: (uri: string) => Promise<readonly Diagnostic[]>;
}

/** What a test about manifests wants to hear of. */
const withoutLinter = { yamllint: { mode: 'off' } };

/** It ends with the test, however the test ends. */
export async function startLanguageServer(
  context: TestContext,
  { settings = withoutLinter, folders = [], trusted = true }: { settings?: object; folders?: WorkspaceFolder[]; trusted?: boolean } = {},
): Promise<RunningServer> {
  const child = spawn(process.execPath, ['dist/server.js', '--stdio'], { stdio: ['pipe', 'pipe', 'inherit'] });
  context.after(() => child.kill());
  const connection = createProtocolConnection(new StreamMessageReader(child.stdout), new StreamMessageWriter(child.stdin));
  const waiting = new Map<string, (diagnostics: readonly Diagnostic[]) => void>();
  connection.onNotification('textDocument/publishDiagnostics', ({ uri, diagnostics }: { uri: string; diagnostics: Diagnostic[] }) => {
    waiting.get(uri)?.(diagnostics);
  });
  connection.onRequest('workspace/configuration', ({ items }: { items: unknown[] }) => items.map(() => settings));
  connection.onRequest('client/registerCapability', () => null);
  connection.listen();
  await connection.sendRequest('initialize', {
    processId: process.pid,
    rootUri: null,
    workspaceFolders: folders,
    initializationOptions: { trusted },
    capabilities: { workspace: { configuration: true, didChangeConfiguration: { dynamicRegistration: true } } },
  });
  await connection.sendNotification('initialized', {});

  const published = (uri: string): Promise<readonly Diagnostic[]> => new Promise((done) => waiting.set(uri, done));
  let version = 0;
  return {
    connection,
    published,
    async open(uri, text) {
      const answer = published(uri);
      await connection.sendNotification('textDocument/didOpen', { textDocument: { uri, languageId: 'yaml', version, text } });
      return answer;
    },
    async change(uri, text) {
      version += 1;
      const answer = published(uri);
      await connection.sendNotification('textDocument/didChange', { textDocument: { uri, version }, contentChanges: [{ text }] });
      return answer;
    },
  };
}
