import { chmodSync, existsSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './wizard.js';

export interface FakeTool {
  readonly path: string;
  /** The processes that it has been so far, and that it has noted down itself. */
  readonly started: () => readonly number[];
}

/** Stands in for a tool: a script beside the opened folder, that notes down its process and then does what it is told. Its path is $0. */
export function fakeTool(script: string): FakeTool {
  const path = join(mkdtempSync(join(root(), '../tool-')), 'tool');
  writeFileSync(path, `#!/bin/sh\necho $$ >> "$0.pids"\n${script}\n`);
  chmodSync(path, 0o755);
  const pids = `${path}.pids`;
  return { path, started: () => (existsSync(pids) ? readFileSync(pids, 'utf8').trim().split('\n').map(Number) : []) };
}

/** A tool that does not end, and has a child that does not either. */
export const hangs = 'sleep 1000 & echo $! >> "$0.pids"; wait';

/** A process that has ended and is only waiting to be counted out by its parent does not run. */
export function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return !existsSync(`/proc/${pid}/stat`) || !/\) Z /.test(readFileSync(`/proc/${pid}/stat`, 'utf8'));
  } catch {
    return false;
  }
}
