import { commands, Location, Position, Range, Uri, type ExtensionContext } from 'vscode';
import type { Location as LspLocation, Position as LspPosition } from 'vscode-languageserver-types';
import { registerCommands } from './commands.js';
import type { Log } from './log.js';

/** What a code lens does: shows places, which it has as the language server tells them, in the editor's own list. */
export function registerShowReferences({ subscriptions }: ExtensionContext, log: Log): void {
  subscriptions.push(...registerCommands(log, { 'reactbin.showReferences': showReferences }));
}

async function showReferences(uri: string, position: LspPosition, places: readonly LspLocation[]): Promise<void> {
  const locations = places.map((it) => {
    const { start, end } = it.range;
    return new Location(Uri.parse(it.uri), new Range(start.line, start.character, end.line, end.character));
  });
  await commands.executeCommand('editor.action.showReferences', Uri.parse(uri), new Position(position.line, position.character), locations);
}
