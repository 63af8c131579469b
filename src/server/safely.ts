import type { Connection } from 'vscode-languageserver/node';

/** The one place where an exception of a request is caught: it is a bug, so it is logged, and the editor gets the fallback. */
export function safely<T>(connection: Connection, name: string, fallback: T, answer: () => T): T {
  try {
    return answer();
  } catch (error) {
    connection.console.error(`Could not compute ${name}: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`);
    return fallback;
  }
}
