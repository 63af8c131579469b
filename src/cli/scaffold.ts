import { existsSync, readFileSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { planScaffold, type Change, type Plan } from '../core/scaffold/plan.js';
import { completeAnswers, questions, type Answers } from '../core/scaffold/questions.js';
import { writeChanges } from '../node/files.js';
import { readInside } from '../node/readInside.js';
import { readOptions, UsageError, type Command, type Streams } from './command.js';

const options = {
  set: { type: 'string', multiple: true },
  answers: { type: 'string' },
  'dry-run': { type: 'boolean' },
  force: { type: 'boolean' },
} as const;

export const scaffold: Command = {
  summary: 'Writes the Reactbin tree: manifests, yamllint configuration, Makefile target, documents.',
  help: `Usage: reactbin scaffold [DIR] [OPTION…]

Writes the tree into DIR (default: the current folder). Files that are there with another text are kept.

  --set KEY=VALUE   answers one question; may stand several times
  --answers FILE    answers from a YAML or JSON file; --set wins over it
  --dry-run         prints what would change, and changes nothing
  --force           overwrites files that are there with another text

Exit code: 0 all is in place, 1 files were kept, 2 wrong usage or nothing could be written.

Questions:
${questions.map(({ id, prompt }) => `  ${id.padEnd(20)} ${prompt}`).join('\n')}`,

  async run(args, streams) {
    const { values, positionals } = readOptions(args, options);
    if (positionals.length > 1) throw new UsageError('one folder at the most');
    const answers = await answersFrom(values.answers, values.set ?? []);
    const root = targetFolder(resolve(positionals[0] ?? '.'), answers);
    const plan = planScaffold(answers, (path) => readInside(root, path));
    describe(plan, values, streams);
    const writing = plan.changes.filter(({ kind }) => kind === 'create' || kind === 'modify' || (kind === 'conflict' && values.force));
    if (!values['dry-run'] && writing.length > 0) {
      const result = await writeChanges(root, writing);
      if ('problem' in result) throw new UsageError(`nothing was written: ${result.problem}`);
    }
    return plan.changes.some(({ kind }) => kind === 'conflict') && !values.force ? 1 : 0;
  },
};

async function answersFrom(file: string | undefined, settings: readonly string[]): Promise<Answers> {
  const given = { ...(file === undefined ? {} : await readAnswers(file)), ...Object.fromEntries(settings.map(readSetting)) };
  const { answers, problems } = completeAnswers(given);
  if (problems.length > 0) throw new UsageError(problems.map(({ id, message }) => `${id}: ${message}`).join('\n  '));
  return answers;
}

function readSetting(setting: string): [string, string] {
  const [, key, value] = /^([^=]+)=(.*)$/s.exec(setting) ?? [];
  if (key === undefined || value === undefined) throw new UsageError(`--set takes KEY=VALUE, not "${setting}"`);
  return [key, value];
}

async function readAnswers(file: string): Promise<Record<string, unknown>> {
  const { parse } = await import('yaml');
  if (!existsSync(file) || !statSync(file).isFile()) throw new UsageError(`there is no file ${file}`);
  const answers = parsed(file, () => parse(readFileSync(file, 'utf8'), { logLevel: 'error' }));
  if (typeof answers !== 'object' || answers === null || Array.isArray(answers)) throw new UsageError(`${file} must hold a map of answers`);
  return answers as Record<string, unknown>;
}

/** What is wrong with a file comes as an exception: of its syntax, of an alias that stands for nothing or for far too much. */
function parsed(file: string, parse: () => unknown): unknown {
  try {
    return parse();
  } catch (error) {
    throw new UsageError(`${file}: ${error instanceof Error ? error.message : String(error)}`);
  }
}

/** DIR with the answer to "folder" below it. */
function targetFolder(directory: string, { folder }: Answers): string {
  const target = join(directory, folder);
  if (existsSync(target) && !statSync(target).isDirectory()) throw new UsageError(`${target} is no folder`);
  return target;
}

function describe({ changes, notes }: Plan, { force }: { force?: boolean | undefined }, { out }: Streams): void {
  for (const { kind, path, note } of changes) {
    const result = kind === 'conflict' ? conflictText(force) : note;
    out(`${kind.padEnd(9)}  ${path}${result ? `  (${result})` : ''}\n`);
  }
  for (const note of notes) out(`note: ${note}\n`);
  out(`${summary(changes)}\n`);
}

function conflictText(force: boolean | undefined): string {
  return force ? 'overwritten: it had another text' : 'kept: it has another text; --force overwrites it';
}

function summary(changes: readonly Change[]): string {
  const count = (kind: Change['kind']): number => changes.filter((it) => it.kind === kind).length;
  return `${count('create')} to create, ${count('modify')} to modify, ${count('unchanged')} unchanged, ${count('conflict')} in conflict.`;
}
