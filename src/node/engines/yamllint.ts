import { join } from 'node:path';
import type { EngineRun, Finding } from '../../core/finding.js';
import { findOnPath, isExecutable } from '../findOnPath.js';
import { run, type Outcome, type RunOptions } from '../process.js';
import { readInside } from '../readInside.js';
import { lintEmbedded } from './embeddedYamllint.js';
import type { Engine, EngineRequest, ManifestFile } from './engine.js';
import { exitFailure, firstLine, notTheTool, unfinished, type Ending } from './outcome.js';
import { readParsable } from './yamllintOutput.js';
import { yamllintVersion } from './yamllintVersion.js';

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

/**
 * The real yamllint, with the workspace's own configuration as yamllint finds it. Texts that are not saved go through its standard
 * input. Where there is no yamllint our own engine stands in for it.
 */
export function yamllint(options: YamllintOptions): Engine {
  return {
    id: 'yamllint',
    async run(request) {
      const started = performance.now();
      const path = options.path ?? (await findYamllint(request.root, options.trusted));
      if (path === undefined) return lintEmbedded(request, options.trusted, 'No yamllint was found, so its rules were checked without it.');
      const { findings = [], ...result } = await lint(path, request);
      return { run: { id: 'yamllint', milliseconds: Math.round(performance.now() - started), ...result }, findings };
    },
  };
}

type Result = Omit<EngineRun, 'id' | 'milliseconds'> & { readonly findings?: readonly Finding[] };

const withoutIt = 'The rules of yamllint 1.38.0 were checked without it.';

/** Our own engine alone, also where a yamllint could be found. */
export function embeddedYamllint(trusted: boolean): Engine {
  return {
    id: 'yamllint',
    run: (request) => lintEmbedded(request, trusted, trusted ? withoutIt : `This folder is not trusted. ${withoutIt}`),
  };
}

/** The yamllint on PATH, else the one of the workspace's virtual environment. */
export async function findYamllint(root: string, trusted: boolean): Promise<string | undefined> {
  const onPath = await findOnPath('yamllint', root);
  if (onPath !== undefined || !trusted) return onPath;
  const place = process.platform === 'win32' ? 'Scripts/yamllint.exe' : 'bin/yamllint';
  for (const folder of ['.venv', 'venv']) {
    const candidate = join(root, folder, place);
    if (await isExecutable(candidate)) return candidate;
  }
  return undefined;
}

/** A yamllint at work. */
interface Linter {
  readonly command: string;
  readonly settings: RunOptions;
  readonly fileOf: (path: string) => ManifestFile | undefined;
}

/** What a run of yamllint comes to. */
interface Verdict {
  readonly findings: readonly Finding[];
  /** How it ended, where that is no result. */
  readonly ending?: Ending;
  /** Why it ended amid the files. */
  readonly gaveUp?: string;
}

async function lint(command: string, { root, files, signal }: EngineRequest): Promise<Result> {
  // Its output is UTF-8 whatever the system's own encoding is.
  const env = { ...process.env, PYTHONIOENCODING: 'utf-8' };
  const byPath = new Map(files.map((it) => [it.path, it]));
  const linter: Linter = {
    command,
    settings: { cwd: root, env, signal, timeoutMs, maxOutputBytes },
    fileOf: (path) => byPath.get(path),
  };
  // What is on disk is linted there, so that the configuration's own patterns of files to ignore count.
  const saved = new Set(files.filter(({ path, text }) => !path.includes('\n') && readInside(root, path) === text));
  const unsaved = files.filter((it) => !saved.has(it));
  const [version, ...verdicts] = await Promise.all([
    yamllintVersion(command, linter.settings),
    oneByOne(inBatches([...saved]), (batch) => lintSaved(linter, batch)),
    lintUnsaved(linter, unsaved),
  ]);
  const all = verdicts.flat(2);
  const failed = all.find(({ ending }) => ending !== undefined);
  const findings = all.flatMap((it) => it.findings);
  return { status: 'ok', ...failed?.ending, command: yamllintCommand(command), ...(version && { version }), findings };
}

/** In as few processes as the argument limit allows. */
function inBatches(files: readonly ManifestFile[]): readonly (readonly ManifestFile[])[] {
  const batches: ManifestFile[][] = [];
  let characters = Infinity;
  for (const file of files) {
    if (characters + file.path.length > mostCharacters) {
      batches.push([]);
      characters = 0;
    }
    batches.at(-1)?.push(file);
    characters += file.path.length + 1;
  }
  return batches;
}

async function oneByOne<T, R>(items: readonly T[], act: (item: T) => Promise<R>): Promise<readonly R[]> {
  const results: R[] = [];
  for (const item of items) results.push(await act(item));
  return results;
}

async function lintSaved(linter: Linter, files: readonly ManifestFile[]): Promise<readonly Verdict[]> {
  const verdict = await lintOnDisk(linter, files);
  // Where it gives up on an empty text as well it is the configuration, or the program, and not a file.
  return verdict.gaveUp !== undefined && (await canLint(linter)) ? withoutUnreadable(linter, files, verdict) : [verdict];
}

/** yamllint ends at the first file that it cannot read: that one is found by halves, and the others are linted without it. */
async function withoutUnreadable(linter: Linter, files: readonly ManifestFile[], verdict: Verdict): Promise<readonly Verdict[]> {
  const [file] = files;
  if (!file || verdict.gaveUp === undefined) return [verdict];
  if (files.length === 1) return [unreadable(file, verdict.gaveUp)];
  const middle = files.length >> 1;
  const halves = [files.slice(0, middle), files.slice(middle)];
  return (await oneByOne(halves, async (half) => withoutUnreadable(linter, half, await lintOnDisk(linter, half)))).flat();
}

async function lintOnDisk({ command, settings, fileOf }: Linter, files: readonly ManifestFile[]): Promise<Verdict> {
  const paths = files.map(({ path }) => path);
  const [, ...args] = yamllintCommand(command, paths);
  return readVerdict(command, await run(command, args, settings), fileOf);
}

async function lintUnsaved(linter: Linter, files: readonly ManifestFile[]): Promise<readonly Verdict[]> {
  return oneByOne(await notIgnored(linter, files), async (file) => {
    const verdict = await lintInput(linter, file);
    return verdict.gaveUp !== undefined && (await canLint(linter)) ? unreadable(file, verdict.gaveUp) : verdict;
  });
}

async function lintInput({ command, settings }: Linter, file: ManifestFile): Promise<Verdict> {
  const outcome = await run(command, ['-f', 'parsable', '-'], { ...settings, input: file.text });
  return readVerdict(command, outcome, (path) => (path === 'stdin' ? file : undefined));
}

/** Whether an empty text passes. */
async function canLint(linter: Linter): Promise<boolean> {
  return (await lintInput(linter, { path: '', text: '' })).ending === undefined;
}

/** The files that the configuration does not ignore, which yamllint does not look up for a text on its standard input. */
async function notIgnored({ command, settings }: Linter, files: readonly ManifestFile[]): Promise<readonly ManifestFile[]> {
  const listable = files.map(({ path }) => path).filter((it) => !it.includes('\n'));
  if (listable.length === 0) return files;
  const outcome = await run(command, ['--list-files', '--', ...listable], settings);
  // Versions before 1.31 cannot tell.
  if (outcome.status !== 'exited' || outcome.code !== 0) return files;
  const listed = new Set(outcome.stdout.split('\n'));
  return files.filter(({ path }) => path.includes('\n') || listed.has(path));
}

function readVerdict(command: string, outcome: Outcome, fileOf: Linter['fileOf']): Verdict {
  if (outcome.status !== 'exited') return { findings: [], ending: unfinished('yamllint', command, outcome) };
  const { code, stdout, stderr } = outcome;
  const { findings, rest } = readParsable(stdout, fileOf);
  const exception = /^Traceback .*\n(?:[ \t].*\n)*(\S.*)/m.exec(stderr)?.[1];
  // 1: problems of level error; 2: warnings alone, in strict mode.
  const isVerdict = code === 0 || ((code === 1 || code === 2) && findings.length > 0);
  if (exception !== undefined || !isVerdict) {
    const gaveUp = exception ?? firstLine(stderr, stdout);
    return { findings, ending: exitFailure('yamllint', code, gaveUp), gaveUp };
  }
  return { findings, ...(rest.length > 0 && { ending: notTheTool('yamllint', command, ...rest) }) };
}

function unreadable({ path }: ManifestFile, why: string): Verdict {
  const place = { file: path, line: 1, column: 1, endLine: 1, endColumn: 2 };
  const message = `yamllint cannot read this file: ${why}.`;
  return { findings: [{ ...place, severity: 'error', source: 'yamllint', code: 'unreadable', message }] };
}
