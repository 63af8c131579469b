import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Report } from '../core/finding.js';
import type { Severity, Source } from '../core/problem.js';
import { isAtLeast } from '../core/report.js';
import { enginesFor, type EngineOptions, type KubectlMode, type YamllintMode } from '../node/engines/index.js';
import { makeCatalog } from '../node/catalog.js';
import { readSchemas } from '../node/schemaFile.js';
import { validate as runEngines } from '../node/validate.js';
import { oneOf, readOptions, UsageError, type Command } from './command.js';
import { formatGithub } from './output/github.js';
import { formatJson } from './output/json.js';
import { formatSarif } from './output/sarif.js';
import { formatText } from './output/text.js';
import { paintFor } from './paint.js';
import { readPaths } from './readPaths.js';

/** Every output format. */
const formats: Readonly<Record<string, (report: Report) => string>> = {
  text: (report) => formatText(report, paintFor(process.stdout)),
  json: formatJson,
  sarif: formatSarif,
  github: formatGithub,
};

const sources: readonly Source[] = ['yaml', 'schema', 'server', 'rules', 'wiring', 'profile', 'yamllint', 'kubectl'];
const severities: readonly Severity[] = ['error', 'warning', 'info'];
const yamllintModes: readonly YamllintMode[] = ['auto', 'embedded', 'off'];
const kubectlModes: readonly KubectlMode[] = ['embedded', 'client', 'server', 'off'];

const options = {
  kubernetes: { type: 'string', default: '1.36' },
  'vault-secrets-operator': { type: 'string', default: '1.4' },
  format: { type: 'string', default: 'text' },
  only: { type: 'string' },
  skip: { type: 'string' },
  kubectl: { type: 'string', default: 'auto' },
  'dry-run': { type: 'string', default: 'client' },
  context: { type: 'string' },
  yamllint: { type: 'string', default: 'auto' },
  'fail-on': { type: 'string', default: 'error' },
} as const;

export const validate: Command = {
  summary: 'Checks manifests: schema, references, yamllint and a dry run of kubectl.',
  help: `Usage: reactbin validate [PATH…] [OPTION…]

Checks the manifests (.yaml, .yml) under each PATH, which is a file or a folder (default: the current folder); "-" is standard input.
No cluster is needed, and none is touched unless --kubectl names one of its modes and --context a context.

  --kubernetes VERSION              1.29 to 1.36 (1.36)
  --vault-secrets-operator VERSION  1.4 to 2.0 (1.4)
  --format FORMAT                   text, json, sarif or github (text)
  --only SOURCES, --skip SOURCES    which findings to tell, by their sources, comma separated: ${sources.join(', ')}
  --kubectl auto|off|embedded|PATH  a dry run against our own API server, with the kubectl on PATH or at PATH (auto)
  --kubectl client|server           a dry run against the cluster of --context
  --dry-run client|server           against our own API server: what kubectl checks, or what a real server would say (client)
  --context NAME                    the context of your kubeconfig for client and server
  --yamllint auto|off|embedded|PATH the yamllint on PATH, or at PATH; where there is none, or asked for, our own engine (auto)
  --fail-on SEVERITY                error, warning or info: what makes the exit code 1 (error)

Exit code: 0 nothing at that level, 1 findings, 2 wrong usage, an unreadable path or a tool that failed.`,

  async run(args, { out, error }) {
    const { values, positionals } = readOptions(args, options);
    const format = formats[oneOf('format', values.format, Object.keys(formats))] ?? formatJson;
    const failOn = oneOf('fail-on', values['fail-on'], severities);
    const told = toldSources(values.only, values.skip);
    const engines = enginesFor({
      kubectl: kubectlOption(values.kubectl, values),
      yamllint: yamllintOption(values.yamllint),
      trusted: true,
    });

    const settings = {
      kubernetes: kubernetesVersion(values.kubernetes, readSchemas(__dirname).versions),
      vaultSecretsOperator: version('vault-secrets-operator', values['vault-secrets-operator']),
    };

    const { root, files, problems } = await readPaths(positionals);
    for (const { path, message } of problems) error(`reactbin: ${path}: ${message}\n`);
    if (problems.length > 0 && files.length === 0) return 2;
    const recipe = { bundleFolder: __dirname, settings, files };
    const report = await runEngines({ root, files, catalog: makeCatalog(recipe), recipe, signal: whenEnded() }, engines);
    const findings = report.findings.filter((it) => told.has(it.source));
    out(format({ ...report, findings }));
    const unfinished = report.engines.filter(({ status }) => status === 'failed' || status === 'cancelled');
    for (const { id, detail } of unfinished) error(`reactbin: ${id}: ${detail ?? 'no reason given'}\n`);
    if (problems.length > 0 || unfinished.length > 0) return 2;
    return findings.some(({ severity }) => isAtLeast(severity, failOn)) ? 1 : 0;
  },
};

function toldSources(only: string | undefined, skip: string | undefined): ReadonlySet<Source> {
  const named = (option: string, list: string): readonly Source[] => list.split(',').map((it) => oneOf(option, it.trim(), sources));
  const skipped = skip === undefined ? [] : named('skip', skip);
  const wanted = only === undefined ? sources : named('only', only);
  return new Set(wanted.filter((it) => !skipped.includes(it)));
}

function version(option: string, value: string): string {
  if (!/^v?\d+\.\d+(\.\d+)?$/.test(value)) throw new UsageError(`--${option} takes a version such as 1.30, not "${value}"`);
  return value.replace(/^v/, '');
}

function kubernetesVersion(value: string, known: readonly string[]): string {
  const [major, minor] = version('kubernetes', value).split('.');
  return oneOf('kubernetes', `${major}.${minor}`, known);
}

/** Aborts when we are to end, so that no tool goes on running and no copy of a manifest stays behind. */
function whenEnded(): AbortSignal {
  const controller = new AbortController();
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.once(signal, () => controller.abort());
  return controller.signal;
}

function kubectlOption(
  value: string,
  { context, 'dry-run': side }: { readonly context?: string | undefined; readonly 'dry-run': string },
): EngineOptions['kubectl'] {
  const dryRun = oneOf('dry-run', side, ['client', 'server']);
  const mode = value === 'auto' ? 'embedded' : kubectlModes.find((it) => it === value);
  const needsContext = mode === 'client' || mode === 'server';
  if (needsContext && !context) throw new UsageError(`--kubectl ${mode} needs --context, the name of the cluster's context`);
  if (context && !needsContext) throw new UsageError('--context goes with --kubectl client or --kubectl server');
  if (dryRun === 'server' && mode !== undefined && mode !== 'embedded')
    throw new UsageError('--dry-run server goes with --kubectl embedded');
  return mode ? { mode, dryRun, ...(context && { context }) } : { mode: 'embedded', dryRun, path: existing('kubectl', value) };
}

function yamllintOption(value: string): { mode: YamllintMode; path?: string } {
  const mode = yamllintModes.find((it) => it === value);
  return mode ? { mode } : { mode: 'auto', path: existing('yamllint', value) };
}

function existing(option: string, path: string): string {
  if (!existsSync(path)) throw new UsageError(`--${option}: there is no file ${path}`);
  return resolve(path);
}
