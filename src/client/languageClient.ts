import { join } from 'node:path';
import { workspace, type ExtensionContext } from 'vscode';
import { LanguageClient, TransportKind } from 'vscode-languageclient/node';
import { showBug } from './commands.js';
import type { Log } from './log.js';

/**
 * Starts the language server for YAML files, in restricted mode too: it is our own bundle and starts nothing itself. Comes
 * back at once; the server ends with the extension.
 */
export function startLanguageClient({ extensionPath, subscriptions }: ExtensionContext, log: Log): void {
  const manifests = workspace.createFileSystemWatcher('**/*.{yaml,yml}');
  const client = new LanguageClient(
    'reactbin',
    'Reactbin Manifests',
    { module: join(extensionPath, 'dist/server.js'), transport: TransportKind.ipc },
    {
      documentSelector: ['file', 'untitled', 'vscode-vfs'].map((scheme) => ({ language: 'yaml', scheme })),
      outputChannel: log,
      // A CustomResourceDefinition counts wherever it lies in the workspace, open or not.
      synchronize: { fileEvents: manifests },
    },
  );
  subscriptions.push(client, manifests);
  client.start().catch((error: unknown) => {
    log.error(`The language server did not start: ${String(error)}`);
    void showBug(log, 'Mistakes are not shown while you type: the language server of Reactbin Manifests did not start.');
  });
}
