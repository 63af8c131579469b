import type { ExtensionContext } from 'vscode';
import type { LanguageClient } from 'vscode-languageclient/node';
import type { Location } from 'vscode-languageserver-types';
import { registerCommands } from '../commands.js';
import type { Log } from '../log.js';
import { createGraphs } from './graphs.js';
import { openPlace } from './open.js';
import { createPanel } from './panel.js';
import { createTreeView } from './treeView.js';

/** What lies between resources: as a picture in a panel, and as a tree in the view "Wiring". */
export function registerWiring({ subscriptions, extensionUri }: ExtensionContext, client: LanguageClient, log: Log): void {
  const graphs = createGraphs(client);
  const panel = createPanel(graphs, extensionUri, log);
  subscriptions.push(
    ...[graphs, panel, createTreeView(graphs)],
    ...registerCommands(log, {
      'reactbin.showWiring': () => panel.show(),
      'reactbin.exportWiring': () => panel.export(),
      'reactbin.wiring.open': (place: Location) => openPlace(place, { preserveFocus: true }),
    }),
  );
}
