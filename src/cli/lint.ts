import { homedir } from 'node:os';
import { dirname, relative, resolve } from 'node:path';
import type { Config, ConfigProblem } from '../core/lint/config.js';
import { fixText } from '../core/lint/fix.js';
import { lint as lintText } from '../core/lint/lint.js';
import type { LintProblem } from '../core/lint/problem.js';
import { writeChanges } from '../node/files.js';
import { isInside } from '../node/inside.js';
import { findLintConfig, lintConfig, readTextFile } from '../node/lintConfig.js';
import { hasMark, readText, walk } from '../node/lintFiles.js';
import { oneOf, readOptions, UsageError, type Command, type Streams } from './command.js';
import { lintFormats, type LintFormat } from './output/lint.js';

const options = {
  'config-file': { type: 'string', short: 'c' },
  'config-data': { type: 'string', short: 'd' },
  'list-files': { type: 'boolean' },
  format: { type: 'string', short: 'f', default: 'auto' },
  strict: { type: 'boolean', short: 's' },
  'no-warnings': { type: 'boolean' },
  fix: { type: 'boolean' },
  version: { type: 'boolean', short: 'v' },
} as const;

const longNames: Readonly<Record<string, string>> = { '-c': '--config-file', '-d': '--config-data', '-f': '--format' };

/** A value may start with a dash, as a configuration that starts with `---` does: it is joined to its option, so that it is not taken for one. */
function withJoinedValues(args: readonly string[]): readonly string[] {
  const joined: string[] = [];
  for (let at = 0; at < args.length; at += 1) {
    const [arg = '', value] = [args[at], args[at + 1]];
    const name = longNames[arg] ?? Object.values(longNames).find((it) => it === arg);
    joined.push(name !== undefined && value !== undefined ? `${name}=${value}` : arg);
    if (name !== undefined) at += 1;
  }
  return joined;
}

/** What yamllint says to a configuration that cannot be used, or a file that is not there: its -1. */
const refused = 255;

export const lint: Command = {
  summary: 'Checks YAML by the rules of yamllint 1.38.0, in its place: same options, formats and exit codes.',
  help: `Usage: reactbin lint [OPTION…] FILE_OR_DIR… | -

Checks YAML by the rules of yamllint 1.38.0, and stands in for it in a Makefile. "-" is standard input.

  -c, --config-file FILE   the configuration, instead of the one that yamllint would find
  -d, --config-data TEXT   the configuration itself, or the name of one that it extends
  --list-files             prints the files that would be checked
  -f, --format FORMAT      ${Object.keys(lintFormats).join(', ')} or auto (auto)
  -s, --strict             exit code 2 when there are warnings alone
  --no-warnings            tells of errors alone
  --fix                    first puts right what has one right answer, in the files; with "-" prints the text instead
  -v, --version            prints the version

Exit code: 0 no errors, 1 errors, 2 warnings with --strict or wrong usage, 255 a broken configuration or a file that cannot be read.`,

  run(args, streams) {
    const { values, positionals } = readOptions(withJoinedValues(args), options);
    if (values.version) {
      streams.out(`reactbin ${process.env['REACTBIN_VERSION'] ?? ''}, by the rules of yamllint 1.38.0\n`);
      return Promise.resolve(0);
    }
    if (positionals.length === 0) throw new UsageError('one of the arguments FILE_OR_DIR - is required');
    if (positionals.includes('-') && positionals.length > 1) throw new UsageError('- does not go together with FILE_OR_DIR');
    const format = values.format === 'auto' ? usualFormat() : oneOf('format', values.format, Object.keys(lintFormats));
    const config = configFrom(values);
    if ('problem' in config) return Promise.resolve(refuse(config, streams));
    const run = { config, ...values, write: lintFormats[format] };
    return positionals.includes('-') ? Promise.resolve(lintInput(run, streams)) : lintPaths(run, positionals, streams);
  },
};

function usualFormat(): string {
  if (process.env['GITHUB_ACTIONS'] && process.env['GITHUB_WORKFLOW']) return 'github';
  return process.stdout.isTTY ? 'colored' : 'standard';
}

function refuse({ problem }: ConfigProblem, { error }: Streams): number {
  error(`${problem}\n`);
  return refused;
}

/** What yamllint, too, takes every file for without looking. */
const encoding = process.env['YAMLLINT_FILE_ENCODING'];

interface Run {
  readonly config: Config;
  readonly write: LintFormat | undefined;
  readonly strict?: boolean | undefined;
  readonly 'no-warnings'?: boolean | undefined;
  readonly 'list-files'?: boolean | undefined;
  readonly fix?: boolean | undefined;
}

function configFrom(values: { 'config-file'?: string | undefined; 'config-data'?: string | undefined }): Config | ConfigProblem {
  const { 'config-file': file, 'config-data': data } = values;
  if (file !== undefined && data !== undefined) throw new UsageError('-c and -d do not go together');
  const surroundings = { cwd: process.cwd(), home: homedir(), env: process.env, read: readTextFile };
  if (data !== undefined) return lintConfig(data !== '' && !data.includes(':') ? `extends: ${data}` : data, surroundings);
  if (file === undefined) return findLintConfig(surroundings);
  const text = readTextFile(file);
  return text === undefined ? { problem: `[Errno 2] No such file or directory: '${file}'` } : lintConfig(text, surroundings);
}

function lintInput(run: Run, streams: Streams): number {
  if (run['list-files']) return 0;
  const read = readText(0, encoding);
  if ('problem' in read) return refuse(read, streams);
  const text = run.fix ? fixText(read.text, run.config) : read.text;
  if (run.fix) streams.out(text);
  return exitCodes[tell(run.fix ? { ...run, write: undefined } : run, 'stdin', lintText(text, run.config), streams)];
}

async function lintPaths(run: Run, paths: readonly string[], streams: Streams): Promise<number> {
  let worst: Verdict = 'fine';
  let fixed = 0;
  for (const path of paths) {
    for (const file of walk(path, run.config.takes)) {
      if (run.config.ignores(file)) continue;
      if (run['list-files']) {
        streams.out(`${file}\n`);
        continue;
      }
      const read = readText(file, encoding);
      if ('problem' in read) return refuse(read, streams);
      const text = run.fix ? fixText(read.text, run.config, file) : read.text;
      if (text !== read.text) {
        const refused = await rewrite(file, read.text, text);
        if (refused !== undefined) return refuse({ problem: refused }, streams);
        fixed += 1;
      }
      const verdict = tell(run, file, lintText(text, run.config, file), streams);
      if (verdicts.indexOf(verdict) > verdicts.indexOf(worst)) worst = verdict;
    }
  }
  if (fixed > 0) streams.error(`Fixed ${fixed} ${fixed === 1 ? 'file' : 'files'}.\n`);
  return exitCodes[worst];
}

/** Gives why a file cannot be written. It keeps its byte order mark, and whoever changed it meanwhile keeps the change. */
async function rewrite(file: string, before: string, after: string): Promise<string | undefined> {
  const mark = hasMark(file) ? '\ufeff' : '';
  const cwd = process.cwd();
  const root = isInside(cwd, resolve(file)) ? cwd : dirname(resolve(file));
  const change = { path: relative(root, resolve(file)), kind: 'modify', before: mark + before, after: mark + after } as const;
  const result = await writeChanges(root, [change]);
  return 'problem' in result ? result.problem : undefined;
}

/** How a file comes out, the worst last. */
const verdicts = ['fine', 'warnings', 'errors'] as const;

type Verdict = (typeof verdicts)[number];

const exitCodes: Readonly<Record<Verdict, number>> = { fine: 0, warnings: 2, errors: 1 };

/** Prints the problems of one file. Warnings count in strict mode alone, and also when they are not told. */
function tell(
  { write, strict, 'no-warnings': errorsAlone }: Run,
  path: string,
  problems: readonly LintProblem[],
  { out }: Streams,
): Verdict {
  const shown = errorsAlone ? problems.filter(({ level }) => level === 'error') : problems;
  if (shown.length > 0) out(write?.(path, shown) ?? '');
  if (problems.some(({ level }) => level === 'error')) return 'errors';
  return strict && problems.length > 0 ? 'warnings' : 'fine';
}
