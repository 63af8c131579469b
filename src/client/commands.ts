import { commands, FileSystemError, window, type Disposable } from 'vscode';
import type { Log } from './log.js';

/** What a command does. What can go wrong for the person's reasons it tells itself. */
export type Action = (...args: never[]) => unknown;

/** Registers commands under their ids, guarded. */
export function registerCommands(log: Log, actions: Readonly<Record<string, Action>>): Disposable[] {
  return Object.entries(actions).map(([id, action]) => commands.registerCommand(id, guarded(log, id, action)));
}

/**
 * An action that never rejects. The one place where an exception of what a person asked for is caught: it is a bug, so it goes to the log,
 * and the person gets one message that leads there.
 */
export function guarded<A extends unknown[]>(log: Log, id: string, action: (...args: A) => unknown): (...args: A) => Promise<unknown> {
  return async (...args) => {
    try {
      return await action(...args);
    } catch (error) {
      if (isRefusal(error)) return void window.showErrorMessage(`The system refuses: ${error.message}.`);
      log.error(`${id}: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`);
      void showBug(log, 'This did not work because of a mistake in Reactbin Manifests.');
      return undefined;
    }
  };
}

/** No permission, no space: the person's to solve. */
function isRefusal(error: unknown): error is Error {
  return error instanceof FileSystemError || (error instanceof Error && 'syscall' in error);
}

/** Shows a message about a bug, with the way to the log. */
export async function showBug(log: Log, message: string): Promise<void> {
  const show = 'Show Log';
  if ((await window.showErrorMessage(message, show)) === show) log.show();
}
