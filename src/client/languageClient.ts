import { join } from 'node:path';
import { workspace, type ExtensionContext } from 'vscode';
import { LanguageClient, TransportKind } from 'vscode-languageclient/node';
import { showBug } from './commands.js';
import { trustGranted, type InitializationOptions } from '../protocol.js';
import type { Log } from './log.js';

/**
 * Starts the language server for YAML files, in restricted mode too: it is our own bundle and starts nothing itself. Comes
 * back at once, and what is asked of the client waits for the server, which ends with the extension.
 */
export function startLanguageClient({ extensionPath, subscriptions }: ExtensionContext, log: Log): LanguageClient {
  // A CustomResourceDefinition counts wherever it lies in the workspace, open or not, and so does a configuration of yamllint.
  const watchers = ['**/*.{yaml,yml}', '**/.yamllint'].map((it) => workspace.createFileSystemWatcher(it));
  const client = new LanguageClient(
    'reactbin',
    'Reactbin Manifests',
    { module: join(extensionPath, 'dist/server.js'), transport: TransportKind.ipc },
    {
      documentSelector: ['file', 'untitled', 'vscode-vfs'].map((scheme) => ({ language: 'yaml', scheme })),
      outputChannel: log,
      synchronize: { fileEvents: watchers },
      initializationOptions: { trusted: workspace.isTrusted } satisfies InitializationOptions,
    },
  );
  subscriptions.push(
    client,
    ...watchers,
    workspace.onDidGrantWorkspaceTrust(() => void client.sendNotification(trustGranted)),
  );
  client.start().catch((error: unknown) => {
    log.error(`The language server did not start: ${String(error)}`);
    void showBug(log, 'Mistakes are not shown while you type: the language server of Reactbin Manifests did not start.');
  });
  return client;
}
