import { window, type LogOutputChannel } from 'vscode';

/** The output channel "Reactbin": what went wrong in the extension itself, and what the language server says of its own. */
export type Log = LogOutputChannel;

export function createLog(): Log {
  return window.createOutputChannel('Reactbin', { log: true });
}
