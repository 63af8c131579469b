import { spawn, type ChildProcess } from 'node:child_process';
import { existsSync } from 'node:fs';
import { isAbsolute, join } from 'node:path';

export interface RunOptions {
  readonly cwd: string;
  /** All of the program's environment. */
  readonly env: NodeJS.ProcessEnv;
  /** What the program reads from its standard input, which is empty without it. */
  readonly input?: string;
  /** Ends the program, and all that it started, at once. */
  readonly signal: AbortSignal;
  readonly timeoutMs: number;
  /** Of standard output and standard error each. A program that prints more is ended. */
  readonly maxOutputBytes: number;
}

/** How a program ended, or why it never started. */
export type Outcome =
  | { readonly status: 'exited'; readonly code: number; readonly stdout: string; readonly stderr: string }
  /** Ended by a signal that is not ours. */
  | { readonly status: 'crashed'; readonly signal: string; readonly stderr: string }
  | { readonly status: 'cancelled' | 'timedOut' | 'flooded' }
  /** There is no such file. */
  | { readonly status: 'missing' }
  /** The file is there and cannot be started; the reason ends the sentence "kubectl cannot be started: …". */
  | { readonly status: 'unusable'; readonly reason: string };

/** How long a program's pipes may stay open after its end, in the hands of something that it left behind. */
const graceMs = 1000;

/**
 * Runs a program to its end. No shell, and no search: `command` is an absolute path, and nothing else is run. Never rejects.
 * Bytes that are not UTF-8 come as replacement characters.
 */
export function run(command: string, args: readonly string[], options: RunOptions): Promise<Outcome> {
  const { cwd, env, input, signal, timeoutMs, maxOutputBytes } = options;
  if (signal.aborted) return Promise.resolve({ status: 'cancelled' });
  if (!isAbsolute(command)) return Promise.resolve({ status: 'unusable', reason: `${command} is no absolute path` });
  return new Promise((resolve) => {
    const started = start(command, args, { cwd, env, stdin: input === undefined ? 'ignore' : 'pipe' });
    if ('status' in started) return resolve(started);
    const child: ChildProcess = started;

    let stopped: 'cancelled' | 'timedOut' | 'flooded' | undefined;
    let grace: NodeJS.Timeout | undefined;
    const stdout = collect(child.stdout, maxOutputBytes, () => stop('flooded'));
    const stderr = collect(child.stderr, maxOutputBytes, () => stop('flooded'));
    const finish = (outcome: Outcome): void => {
      clearTimeout(timeout);
      clearTimeout(grace);
      signal.removeEventListener('abort', cancel);
      process.removeListener('exit', killWithHost);
      resolve(outcome);
    };
    const settle = (code: number | null, killedBy: NodeJS.Signals | null): void => {
      if (stopped) finish({ status: stopped });
      else if (code !== null) finish({ status: 'exited', code, stdout: stdout(), stderr: stderr() });
      else finish({ status: 'crashed', signal: killedBy ?? 'an unknown signal', stderr: stderr() });
    };
    const waitForPipes = (): void => {
      grace ??= setTimeout(() => {
        killGroup(child);
        child.stdout?.destroy();
        child.stderr?.destroy();
        settle(child.exitCode, child.signalCode);
      }, graceMs);
    };
    const stop = (why: NonNullable<typeof stopped>): void => {
      stopped ??= why;
      killGroup(child);
      waitForPipes();
    };
    const cancel = (): void => stop('cancelled');
    const killWithHost = (): void => killGroup(child);
    const timeout = setTimeout(() => stop('timedOut'), timeoutMs);
    signal.addEventListener('abort', cancel);
    process.once('exit', killWithHost);

    // A program that does not read its input is no fault of its own: what counts is how it ends.
    child.stdin?.on('error', () => undefined);
    child.stdin?.end(input);
    child.on('exit', waitForPipes);
    child.on('close', settle);
    child.on('error', (error: NodeJS.ErrnoException) => {
      if (child.pid === undefined) finish(notStarted(command, cwd, error));
    });
  });
}

/** Starts a program as the leader of a process group of its own, so that what it starts can be ended with it. */
function start(
  command: string,
  args: readonly string[],
  { cwd, env, stdin }: { cwd: string; env: NodeJS.ProcessEnv; stdin: 'ignore' | 'pipe' },
): ChildProcess | Outcome {
  try {
    return spawn(command, args, { cwd, env, stdio: [stdin, 'pipe', 'pipe'], detached: process.platform !== 'win32', windowsHide: true });
  } catch (error) {
    // Node reports some of the system's refusals as an event, and throws the rest.
    return notStarted(command, cwd, error as NodeJS.ErrnoException);
  }
}

const reasons: Readonly<Record<string, string>> = {
  EACCES: 'it is not an executable file (chmod +x)',
  ENOEXEC: 'it is not a program of this system',
  ENOENT: 'the interpreter that its first line names is not there',
  EINVAL: 'it is not a program of this system',
};

function notStarted(command: string, cwd: string, { code = 'unknown error' }: NodeJS.ErrnoException): Outcome {
  if (!existsSync(command)) return { status: 'missing' };
  if (!existsSync(cwd)) return { status: 'unusable', reason: `the folder ${cwd} is not there` };
  return { status: 'unusable', reason: reasons[code] ?? `the system says ${code}` };
}

/** Gathers what a stream gives; the function that comes back decodes it in one go, so no character is cut in two. */
function collect(stream: ChildProcess['stdout'], maxBytes: number, onTooMuch: () => void): () => string {
  const chunks: Buffer[] = [];
  let size = 0;
  stream?.on('data', (chunk: Buffer) => {
    size += chunk.length;
    if (size > maxBytes) onTooMuch();
    else chunks.push(chunk);
  });
  return () => Buffer.concat(chunks).toString('utf8');
}

function killGroup({ pid }: ChildProcess): void {
  if (pid === undefined) return;
  if (process.platform === 'win32') {
    const taskkill = join(process.env['SystemRoot'] ?? 'C:\\Windows', 'System32', 'taskkill.exe');
    spawn(taskkill, ['/pid', String(pid), '/T', '/F'], { stdio: 'ignore', windowsHide: true }).on('error', () => undefined);
    return;
  }
  try {
    process.kill(-pid, 'SIGKILL');
  } catch {
    // All of them have ended already.
  }
}
