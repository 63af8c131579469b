import { join } from 'node:path';
import type { EngineRun, Finding } from '../../core/finding.js';
import { startApiServer } from '../apiServer/server.js';
import { temporaryFolder } from '../files.js';
import { findOnPath } from '../findOnPath.js';
import { run, type RunOptions } from '../process.js';
import type { Engine, EngineRequest } from './engine.js';
import { readMessages } from './kubectlOutput.js';
import { mirrorDocuments } from './mirror.js';
import { exitFailure, firstLine, unfinished } from './outcome.js';

/** What the dry run is against: `embedded` is our own API server on loopback, the others are the cluster of a context. */
export interface KubectlOptions {
  readonly mode: 'embedded' | 'client' | 'server';
  /** Absolute; without it the kubectl on PATH. */
  readonly path?: string;
  /** Of the person's own kubeconfig; for `client` and `server` alone. */
  readonly context?: string;
}

const timeoutMs = 120_000;
const maxOutputBytes = 16 * 1024 * 1024;

/** Stands for the folder that the manifests are copied to, so that a command can be shown before there is one. */
const copy = '(a copy of the manifests)';

/** The command as it will run, for a person to read. */
export function kubectlCommand({ mode, path = 'kubectl', context }: KubectlOptions, manifests = copy): readonly string[] {
  const target = mode === 'embedded' ? [] : ['--context', context ?? ''];
  return [path, 'apply', `--dry-run=${mode === 'server' ? 'server' : 'client'}`, '-R', '-f', manifests, '-o', 'name', ...target];
}

/**
 * A dry run of a real kubectl. The texts are copied to a folder of our own, each document to its own file: unsaved texts count, and a
 * bad document does not hide the ones after it.
 */
export function kubectl(options: KubectlOptions): Engine {
  return {
    id: 'kubectl',
    async run(request) {
      const started = performance.now();
      const path = options.path ?? (await findOnPath('kubectl', request.root));
      const { findings = [], ...result } = path === undefined ? notFound : await dryRun({ ...options, path }, request);
      return { run: { id: 'kubectl', milliseconds: Math.round(performance.now() - started), ...result }, findings };
    },
  };
}

type Result = Omit<EngineRun, 'id' | 'milliseconds'> & { readonly findings?: readonly Finding[] };

const notFound: Result = {
  status: 'skipped',
  detail: 'No kubectl was found; the schema check stands in for it. Install kubectl, or name its path in the settings.',
};

async function dryRun(options: KubectlOptions & { readonly path: string }, request: EngineRequest): Promise<Result> {
  const mirrored = mirrorDocuments(request.files);
  if (mirrored.size === 0) return { status: 'ok', detail: 'There is no manifest to run.' };
  const server = options.mode === 'embedded' ? await startApiServer(request.catalog) : undefined;
  const texts = [...mirrored].map(([name, { document }]): [string, string] => [join('manifests', name), document.text]);
  const folder = await temporaryFolder(
    new Map([...texts, ...(server ? [['kubeconfig', kubeconfig(server.url)] as [string, string]] : [])]),
  );
  try {
    const [command = '', ...args] = kubectlCommand(options, join(folder.path, 'manifests'));
    const own = server ? ['--kubeconfig', join(folder.path, 'kubeconfig'), '--cache-dir', join(folder.path, 'cache')] : [];
    const settings = { cwd: request.root, env: environment(folder.path, options), signal: request.signal, timeoutMs, maxOutputBytes };
    // Our own server is told the version with each request; a cluster does not pass it on.
    const asked = server ? undefined : clientVersion(command, settings);
    const outcome = await run(command, [...args, ...own], settings);
    const version = server ? /^kubectl\/v(\S+)/.exec(server.userAgent() ?? '')?.[1] : await asked;
    const known = { command: kubectlCommand(options), ...(version && { version }) };
    if (outcome.status !== 'exited') return { ...known, ...unfinished('kubectl', outcome) };

    const { findings, rest } = readMessages(outcome.stderr, mirrored, request.catalog);
    const unexplained = outcome.code !== 0 && findings.length === 0;
    if (unexplained) return { ...known, ...exitFailure('kubectl', outcome.code, ...rest, outcome.stdout) };
    return { ...known, status: 'ok', findings, ...(rest.length > 0 && { detail: firstLine(...rest) }) };
  } finally {
    server?.close();
    await folder.remove();
  }
}

/** Against our own server nothing of the person's: no kubeconfig, no kuberc (it may turn validation off), no cache. */
function environment(folder: string, { mode }: KubectlOptions): NodeJS.ProcessEnv {
  if (mode !== 'embedded') return process.env;
  return { ...process.env, HOME: folder, KUBECONFIG: join(folder, 'kubeconfig'), KUBERC: 'off' };
}

function kubeconfig(server: string): string {
  return JSON.stringify({
    apiVersion: 'v1',
    kind: 'Config',
    clusters: [{ name: 'reactbin', cluster: { server } }],
    contexts: [{ name: 'reactbin', context: { cluster: 'reactbin', user: 'reactbin' } }],
    users: [{ name: 'reactbin', user: {} }],
    'current-context': 'reactbin',
  });
}

async function clientVersion(command: string, settings: RunOptions): Promise<string | undefined> {
  const outcome = await run(command, ['version', '--client'], settings);
  return outcome.status === 'exited' ? /Client Version: v([\w.+-]+)/.exec(outcome.stdout)?.[1] : undefined;
}
