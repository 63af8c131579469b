import { readdir, realpath } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { EngineRun, Finding } from '../../core/finding.js';
import { findOnPath, isExecutable } from '../findOnPath.js';
import { run, type Outcome, type RunOptions } from '../process.js';
import { readInside } from '../readInside.js';
import type { Engine, EngineRequest, ManifestFile } from './engine.js';
import { exitFailure, unfinished } from './outcome.js';
import { readParsable } from './yamllintOutput.js';

export interface YamllintOptions {
  /** Absolute; without it the yamllint on PATH, or in a virtual environment of the workspace. */
  readonly path?: string;
  /** The workspace may bring its own yamllint. */
  readonly trusted: boolean;
}

const timeoutMs = 120_000;
const maxOutputBytes = 64 * 1024 * 1024;

/** How many characters of file names go into one command: well below the limit of the system. */
const mostCharacters = process.platform === 'win32' ? 20_000 : 200_000;

/** The command as it will run, for a person to read. */
export function yamllintCommand(path: string, files: readonly string[] = ['(the manifests)']): readonly string[] {
  return [path, '-f', 'parsable', '--', ...files];
}

/** The real yamllint, with the workspace's own configuration as yamllint finds it. Texts that are not saved go through its standard input. */
export function yamllint(options: YamllintOptions): Engine {
  return {
    id: 'yamllint',
    async run(request) {
      const started = performance.now();
      const path = options.path ?? (await findYamllint(request.root, options.trusted));
      const { findings = [], ...result } = path === undefined ? notFound : await lint(path, request);
      return { run: { id: 'yamllint', milliseconds: Math.round(performance.now() - started), ...result }, findings };
    },
  };
}

type Result = Omit<EngineRun, 'id' | 'milliseconds'> & { readonly findings?: readonly Finding[] };

const notFound: Result = {
  status: 'skipped',
  detail: 'No yamllint was found. Install it (pipx install yamllint), or name its path in the settings.',
};

/** The yamllint on PATH, else the one of the workspace's virtual environment. */
export async function findYamllint(root: string, trusted: boolean): Promise<string | undefined> {
  const onPath = await findOnPath('yamllint', root);
  if (onPath !== undefined || !trusted) return onPath;
  const places = process.platform === 'win32' ? ['Scripts/yamllint.exe'] : ['bin/yamllint'];
  const candidates = ['.venv', 'venv'].flatMap((folder) => places.map((place) => join(root, folder, place)));
  for (const candidate of candidates) if (await isExecutable(candidate)) return candidate;
  return undefined;
}

async function lint(command: string, { root, files, signal }: EngineRequest): Promise<Result> {
  const settings: RunOptions = { cwd: root, env: process.env, signal, timeoutMs, maxOutputBytes };
  // What is on disk is linted there, so that the configuration's own patterns of files to ignore count.
  const isSaved = ({ path, text }: ManifestFile): boolean => !path.includes('\n') && readInside(root, path) === text;
  const saved = files.filter(isSaved);
  const unsaved = files.filter((it) => !saved.includes(it));
  const batches = inBatches(saved.map(({ path }) => path));
  const installed = installedVersion(command);
  const onDisk = batches.map((paths) => lintPaths(command, paths, settings, files));
  const onInput = unsaved.map((file) => lintText(command, file, settings));
  const results = await Promise.all([...onDisk, ...onInput]);

  const worst = results.find(({ status }) => status !== 'ok');
  const version = (await installed) ?? (await askedVersion(command, settings));
  const known = { command: yamllintCommand(command), ...(version && { version }) };
  return { ...known, ...(worst ?? { status: 'ok' as const }), findings: results.flatMap(({ findings = [] }) => findings) };
}

/** From the name of the package's folder beside the program: starting Python to ask costs as much as linting a small tree. */
async function installedVersion(command: string): Promise<string | undefined> {
  const library = join(dirname(await realpath(command).catch(() => command)), '../lib');
  const found = await glob(library, [/^python3/, /^(site|dist)-packages$/, /^yamllint-[\d.]+\.(dist|egg)-info$/]);
  return /yamllint-([\d.]+)\.(?:dist|egg)-info$/.exec(found ?? '')?.[1];
}

/** The first path below a folder whose parts match the patterns, one for each level. */
async function glob(folder: string, [pattern, ...rest]: readonly RegExp[]): Promise<string | undefined> {
  if (!pattern) return folder;
  const names = await readdir(folder).catch(() => []);
  for (const name of names.filter((it) => pattern.test(it))) {
    const found = await glob(join(folder, name), rest);
    if (found !== undefined) return found;
  }
  return undefined;
}

async function askedVersion(command: string, settings: RunOptions): Promise<string | undefined> {
  const outcome = await run(command, ['--version'], settings);
  return outcome.status === 'exited' ? /([\d.]+)\s*$/.exec(outcome.stdout)?.[1] : undefined;
}

function inBatches(paths: readonly string[]): readonly (readonly string[])[] {
  const batches: string[][] = [];
  let characters = Infinity;
  for (const path of paths) {
    if (characters + path.length > mostCharacters) {
      batches.push([]);
      characters = 0;
    }
    batches.at(-1)?.push(path);
    characters += path.length + 1;
  }
  return batches;
}

async function lintPaths(command: string, paths: readonly string[], settings: RunOptions, files: readonly ManifestFile[]): Promise<Result> {
  const [, ...args] = yamllintCommand(command, paths);
  const byPath = new Map(files.map((it) => [it.path, it]));
  return verdict(await run(command, args, settings), (path) => byPath.get(path));
}

async function lintText(command: string, file: ManifestFile, settings: RunOptions): Promise<Result> {
  const outcome = await run(command, ['-f', 'parsable', '-'], { ...settings, input: file.text });
  return verdict(outcome, (path) => (path === 'stdin' ? file : undefined));
}

function verdict(outcome: Outcome, fileOf: (path: string) => ManifestFile | undefined): Result {
  if (outcome.status !== 'exited') return unfinished('yamllint', outcome);
  const findings = readParsable(outcome.stdout, fileOf);
  // 1: problems of level error; 2: warnings alone, in strict mode. Anything else is no verdict.
  const isVerdict = outcome.code === 0 || ((outcome.code === 1 || outcome.code === 2) && findings.length > 0);
  return isVerdict ? { status: 'ok', findings } : { ...exitFailure('yamllint', outcome.code, outcome.stderr, outcome.stdout), findings };
}
