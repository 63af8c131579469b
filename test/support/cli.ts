import { spawnSync } from 'node:child_process';
import { mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestContext } from 'node:test';

export interface CliResult {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs the command line as it is built. */
export function reactbin(
  args: readonly string[],
  { cwd, input = '', env = {} }: { cwd: string; input?: string | Buffer; env?: NodeJS.ProcessEnv },
): CliResult {
  const cli = join(process.cwd(), 'dist/cli.js');
  const { status, stdout, stderr } = spawnSync(process.execPath, [cli, ...args], {
    cwd,
    input,
    encoding: 'utf8',
    maxBuffer: 1 << 28,
    env: { ...process.env, ...env },
  });
  return { code: status, stdout, stderr };
}

/** An empty folder that goes with the test. */
export function scratchFolder(context: TestContext): string {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'reactbin-cli-')));
  context.after(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}
