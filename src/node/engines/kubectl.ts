import { join } from 'node:path';
import { createDiagnose } from '../../core/diagnose.js';
import type { EngineRun, Finding } from '../../core/finding.js';
import { startApiServer, type ApiServer } from '../apiServer/server.js';
import { temporaryFolder } from '../files.js';
import { findOnPath } from '../findOnPath.js';
import { run, type RunOptions } from '../process.js';
import type { Engine, EngineRequest } from './engine.js';
import { readMessages, type KubectlMessages } from './kubectlOutput.js';
import { mirrorDocuments, mirroredKinds, mirroredText, type Mirror } from './mirror.js';
import { exitFailure, firstLine, notTheTool, unfinished, type Ending } from './outcome.js';

/** What the dry run is against: `embedded` is our own API server on loopback, the others are the cluster of a context. */
export interface KubectlOptions {
  readonly mode: 'embedded' | 'client' | 'server';
  /** With our own server: whether it judges what it is given, as a real one would, instead of kubectl alone. */
  readonly dryRun?: 'client' | 'server';
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
export function kubectlCommand(options: KubectlOptions, manifests = copy): readonly string[] {
  const { mode, path = 'kubectl', context } = options;
  const target = mode === 'embedded' ? [] : ['--context', context ?? ''];
  // kubectl's own check would keep from the server what it refuses itself.
  const side = judges(options) ? ['--dry-run=server', '--validate=false'] : [`--dry-run=${mode === 'server' ? 'server' : 'client'}`];
  return [path, 'apply', ...side, '-R', '-f', manifests, '-o', 'name', ...target];
}

/** Whether our own server is to say what a real one would. */
function judges({ mode, dryRun }: KubectlOptions): boolean {
  return mode === 'embedded' && dryRun === 'server';
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

type Found = KubectlOptions & { readonly path: string };

async function dryRun(options: Found, request: EngineRequest): Promise<Result> {
  const mirror = mirrorDocuments(request.files, request.catalog);
  if (mirror.size === 0) return { status: 'ok', detail: 'There is no manifest to run.' };
  const { catalog } = request;
  const diagnose = judges(options) ? createDiagnose(catalog) : undefined;
  const server = options.mode === 'embedded' ? await startApiServer(catalog, mirroredKinds(mirror, catalog), diagnose) : undefined;
  try {
    return await applyMirror(options, request, mirror, server);
  } finally {
    server?.close();
  }
}

async function applyMirror(options: Found, request: EngineRequest, mirror: Mirror, server: ApiServer | undefined): Promise<Result> {
  const files = new Map([...mirror].map(([name, document]) => [join('manifests', name), mirroredText(document)]));
  if (server) files.set('kubeconfig', kubeconfig(server.url));
  const folder = await temporaryFolder(files);
  try {
    const [command = '', ...args] = kubectlCommand(options, join(folder.path, 'manifests'));
    const own = server ? ['--kubeconfig', join(folder.path, 'kubeconfig'), '--cache-dir', join(folder.path, 'cache')] : [];
    const settings = { cwd: request.root, env: environment(options), signal: request.signal, timeoutMs, maxOutputBytes };
    // Our own server is told the version with each request; a cluster does not pass it on.
    const asked = server ? undefined : clientVersion(command, settings);
    const running = run(command, [...args, ...own], settings);
    // While kubectl starts: it takes longer to come to its first question.
    server?.prepare();
    const outcome = await running;
    const version = server ? /^[^/]+\/v(\d\S*)/.exec(server.userAgent() ?? '')?.[1] : await asked;
    const known = { command: kubectlCommand(options), ...(version && { version }) };
    if (outcome.status !== 'exited') return { ...known, ...unfinished('kubectl', command, outcome) };

    const messages = readMessages(outcome.stderr, mirror, server && request.catalog);
    return { ...known, ...ending(command, outcome, messages), findings: messages.findings };
  } finally {
    await folder.remove();
  }
}

/** What to say of a kubectl that came to its end. */
function ending(
  command: string,
  { code, stdout }: { code: number; stdout: string },
  { findings, rest, warnings }: KubectlMessages,
): Ending {
  if (code !== 0 && (rest.length > 0 || findings.length === 0)) return exitFailure('kubectl', code, ...rest, stdout);
  // It names every object that it accepts: one that accepts all and names none is another program.
  const names = stdout.split('\n').filter((it) => it !== '');
  if (code === 0 && (names.length === 0 || !names.every((it) => /^[\w.-]+\/\S/.test(it)))) return notTheTool('kubectl', command, stdout);
  return { status: 'ok', ...(warnings.length > 0 && { detail: firstLine(...warnings) }) };
}

/**
 * Against our own server nothing of the person's counts: the kubeconfig and the cache are named on the command line, and a kuberc
 * may turn validation off. HOME stays, since the shims of version managers need it; kubectl itself then reads nothing below it.
 */
function environment({ mode }: KubectlOptions): NodeJS.ProcessEnv {
  return mode === 'embedded' ? { ...process.env, KUBERC: 'off' } : process.env;
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
