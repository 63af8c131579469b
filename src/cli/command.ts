import { parseArgs, type ParseArgsConfig } from 'node:util';

export interface Streams {
  readonly out: (text: string) => void;
  readonly error: (text: string) => void;
}

export interface Command {
  /** One line for the list of commands. */
  readonly summary: string;
  readonly help: string;
  /** Gives the exit code. Throws `UsageError` for a command line that cannot be followed. */
  readonly run: (args: readonly string[], streams: Streams) => Promise<number>;
}

/** The command line asks for something that does not exist: the message says what, and the exit code is 2. */
export class UsageError extends Error {}

/** Reads options as `parseArgs` of Node does, with its complaints as usage errors. */
export function readOptions<T extends NonNullable<ParseArgsConfig['options']>>(args: readonly string[], options: T) {
  try {
    return parseArgs({ args: [...args], options, allowPositionals: true });
  } catch (error) {
    throw new UsageError(error instanceof Error ? (error.message.split('. ')[0] ?? error.message) : String(error));
  }
}

/** The value of an option that takes one of few. */
export function oneOf<T extends string>(option: string, value: string, allowed: readonly T[]): T {
  const found = allowed.find((it) => it === value);
  if (found === undefined) throw new UsageError(`--${option} takes ${allowed.join(', ')}, not "${value}"`);
  return found;
}
