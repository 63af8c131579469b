import { languages, Uri, window, workspace, type Disposable } from 'vscode';
import { plannedCommands, type EngineOptions } from '../../node/engines/index.js';
import { foldersOnDisk } from '../folders.js';
import { commandLine } from './commandLine.js';

/** A scheme of our own: such a document is read-only, and closing it asks nothing. */
const scheme = 'reactbin-commands';

export interface CommandsDocument extends Disposable {
  /** Shows in an editor what Validate would run with these options, and runs none of it. */
  show(options: EngineOptions): Promise<void>;
}

export function createCommandsDocument(): CommandsDocument {
  let text = '';
  const provider = workspace.registerTextDocumentContentProvider(scheme, { provideTextDocumentContent: () => text });
  return {
    async show(options) {
      text = await textOf(options);
      // Another address each time, for what is open already is not asked for again.
      const uri = Uri.from({ scheme, path: '/Commands of Validate', query: String(Date.now()) });
      const document = await workspace.openTextDocument(uri);
      await window.showTextDocument(await languages.setTextDocumentLanguage(document, 'shellscript'));
    },
    dispose: () => void provider.dispose(),
  };
}

async function textOf(options: EngineOptions): Promise<string> {
  const blocks = await Promise.all(
    foldersOnDisk().map(async ({ uri }) => {
      const commands = await plannedCommands(options, uri.fsPath);
      const lines =
        commands.length > 0 ? commands.map(commandLine) : ['# nothing is started: the schema check runs in the extension itself'];
      return [`# in ${uri.fsPath}`, ...lines, ''].join('\n');
    }),
  );
  return blocks.join('\n');
}
