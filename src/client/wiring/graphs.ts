import { EventEmitter, type Disposable, type Event } from 'vscode';
import type { LanguageClient } from 'vscode-languageclient/node';
import { wiringChanged, wiringGraphs, type FolderGraph } from '../../protocol.js';

/** The graphs of the open folders, as the language server has them. */
export interface Graphs extends Disposable {
  /** Asks the server once for each change, however many want to know. */
  readonly get: () => Promise<readonly FolderGraph[]>;
  /** They may be others now. Told only after they were asked for. */
  readonly onDidChange: Event<void>;
}

export function createGraphs(client: LanguageClient): Graphs {
  const changed = new EventEmitter<void>();
  let latest: Promise<readonly FolderGraph[]> | undefined;
  const subscription = client.onNotification(wiringChanged, () => {
    latest = undefined;
    changed.fire();
  });
  return {
    // Without a server nothing is known; that it did not start has been said.
    get: () => (latest ??= client.sendRequest<readonly FolderGraph[]>(wiringGraphs).catch(() => [])),
    onDidChange: changed.event,
    dispose() {
      subscription.dispose();
      changed.dispose();
    },
  };
}
