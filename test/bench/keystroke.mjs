import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import languageServer from 'vscode-languageserver/node';

const { createProtocolConnection, StreamMessageReader, StreamMessageWriter } = languageServer;

/**
 * Opens `text` in a language server on stdio and types letters into the middle of it one by one, as an editor would send them.
 * Gives milliseconds: from the start of the process to the first diagnostics, and from each key stroke to the new ones.
 */
export async function measureKeystrokes({ command, args, text, strokes, folder }) {
  const started = performance.now();
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
  const uri = 'file:///bench/manifest.yaml';
  const first = nextDiagnostics();
  await connection.sendNotification('textDocument/didOpen', { textDocument: { uri, languageId: 'yaml', version: 0, text } });
  await first;
  const firstDiagnostics = performance.now() - started;

  // A label's value: each letter changes one document.
  const lines = text.split('\n');
  const line = lines.findIndex((it, index) => index >= lines.length / 2 - 80 && it.includes('part-of: bench'));
  const times = [];
  for (let stroke = 0; stroke < strokes; stroke += 1) {
    const position = { line, character: lines[line].length + stroke };
    version = stroke + 1;
    const next = nextDiagnostics();
    const before = performance.now();
    const contentChanges = [{ range: { start: position, end: position }, text: 'ab'[stroke % 2] }];
    await connection.sendNotification('textDocument/didChange', { textDocument: { uri, version }, contentChanges });
    await next;
    times.push(performance.now() - before);
  }
  const megabytes = residentMegabytes(server.pid);
  connection.dispose();
  server.kill();
  return { firstDiagnostics, times: times.sort((a, b) => a - b), megabytes };
}

/** What Linux says that the process holds. */
function residentMegabytes(pid) {
  return Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]) / 1024;
}
