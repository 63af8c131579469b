import { spawn } from 'node:child_process';
import { pathToFileURL } from 'node:url';
import languageServer from 'vscode-languageserver/node';

const { createProtocolConnection, StreamMessageReader, StreamMessageWriter } = languageServer;

/** A language server on stdio with one document, which an editor would change letter by letter. */
export async function startServer({ command, args, folder }) {
  const server = spawn(command, args, { stdio: ['pipe', 'pipe', 'ignore'] });
  const connection = createProtocolConnection(new StreamMessageReader(server.stdout), new StreamMessageWriter(server.stdin));
  let published = () => undefined;
  let version = 0;
  // What the linter says of a long text comes a moment later, and may come with the next letter on its way.
  connection.onNotification('textDocument/publishDiagnostics', (params) => params.version === version && published());
  connection.onRequest('workspace/configuration', ({ items }) => items.map(() => null));
  connection.onRequest('client/registerCapability', () => null);
  connection.listen();
  const nextDiagnostics = () => new Promise((done) => (published = done));

  const capabilities = { workspace: { configuration: true } };
  const workspaceFolders = folder ? [{ name: 'bench', uri: pathToFileURL(folder).href }] : null;
  await connection.sendRequest('initialize', { processId: process.pid, rootUri: null, workspaceFolders, capabilities });
  await connection.sendNotification('initialized', {});
  return {
    connection,
    pid: server.pid,
    /** Ends with the first diagnostics. */
    async open(uri, text) {
      const first = nextDiagnostics();
      await connection.sendNotification('textDocument/didOpen', { textDocument: { uri, languageId: 'yaml', version, text } });
      await first;
    },
    /** Ends with the diagnostics of the new text. */
    async insert(uri, position, text) {
      version += 1;
      const next = nextDiagnostics();
      const contentChanges = [{ range: { start: position, end: position }, text }];
      await connection.sendNotification('textDocument/didChange', { textDocument: { uri, version }, contentChanges });
      await next;
    },
    stop() {
      connection.dispose();
      server.kill();
    },
  };
}
