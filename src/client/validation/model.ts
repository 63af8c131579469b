import type { EngineRun, EngineStatus } from '../../core/finding.js';
import { groups } from '../../core/groups.js';
import type { Severity } from '../../core/problem.js';
import { countedSeverities, isAtLeast } from '../../core/report.js';
import { documentationOf } from './documentation.js';
import type { CheckedFile, CheckedResource, FolderResult, Place, PlacedFinding } from './result.js';

/** What a row is about: also what commands it has. */
export type RowKind = 'root' | 'engines' | 'engine' | 'folder' | 'file' | 'resource' | 'finding' | 'finding-documented' | 'unreadable';

/** One row of the view, as plain data. */
export interface Row {
  /** The same for the same thing after another run, so that what is open stays open. */
  readonly id: string;
  readonly kind: RowKind;
  readonly label: string;
  readonly description: string;
  /** What is wrong below it at the worst; `ok` when nothing is. */
  readonly state: Severity | EngineStatus;
  readonly rows: readonly Row[];
  /** The URI of the workspace folder. */
  readonly folder: string;
  /** The file or folder in there that it stands for, or lies in. */
  readonly path?: string;
  /** Where a click leads. */
  readonly place?: { readonly start: Place; readonly end: Place };
  readonly run?: EngineRun;
  readonly finding?: PlacedFinding;
}

/** What the view can be narrowed down to. `least` is the mildest severity that is shown; without it files without findings are shown too. */
export interface Filter {
  readonly id: string;
  readonly label: string;
  readonly least?: Severity;
}

export const filters: readonly [Filter, ...Filter[]] = [
  { id: 'all', label: 'Everything' },
  { id: 'findings', label: 'All findings', least: 'hint' },
  { id: 'warnings', label: 'Errors and warnings', least: 'warning' },
  { id: 'errors', label: 'Errors', least: 'error' },
];

/** The rows of the view. With several folders each is a row of its own, that holds the others. */
export function rowsOf(results: readonly FolderResult[], filter: Filter): readonly Row[] {
  const single = results.length === 1;
  return results.flatMap((result) => {
    const rows = rowsOfFolder(result, filter);
    if (single) return rows;
    const { folder, name } = result;
    return [{ id: folder, kind: 'root' as const, label: name, rows, folder, ...summary(rows) }];
  });
}

/** Every finding there is, whatever the filter. */
export function findingsOf(results: readonly FolderResult[]): readonly PlacedFinding[] {
  return results.flatMap(({ files }) => files.flatMap(({ findings }) => findings));
}

/** A finding as one line of text, as tools print it. */
export function copyText({ file, line, column, severity, message, explanation, source, code }: PlacedFinding): string {
  return `${file}:${line}:${column}: ${severity}: ${explanation ? `${explanation} ${message}` : message} (${source} ${code})`;
}

function rowsOfFolder(result: FolderResult, { least }: Filter): readonly Row[] {
  const { folder, engines } = result;
  const files = result.files.map((file) => ({
    ...file,
    findings: least ? file.findings.filter(({ severity }) => isAtLeast(severity, least)) : file.findings,
  }));
  const shown = files.filter(({ findings, unreadable }) => !least || findings.length > 0 || unreadable);
  return [
    enginesRow(folder, engines),
    ...folded(
      folder,
      shown.map((file) => fileRow(folder, file, least === undefined)),
      '',
    ),
  ];
}

function enginesRow(folder: string, engines: readonly EngineRun[]): Row {
  const rows = engines.map((run): Row => {
    const { id, status, version, milliseconds, detail } = run;
    const time = status === 'skipped' ? undefined : `${milliseconds} ms`;
    const description = [status === 'ok' ? undefined : status, version, time, detail].filter(Boolean).join(' · ');
    return { id: `${folder}|${id}`, kind: 'engine', label: id, description, state: status, rows: [], folder, run };
  });
  const description = engines.map(({ id, status }) => (status === 'ok' ? id : `${id} ${status}`)).join(', ');
  return { id: `${folder}|engines`, kind: 'engines', label: 'Engines', rows, folder, ...summary(rows), description };
}

/** Puts rows of files, in order, into rows of folders; a folder that holds nothing but a folder shares that one's row. */
function folded(folder: string, files: readonly Row[], prefix: string): readonly Row[] {
  const below = groups(files, ({ path = '' }) => path.slice(prefix.length).split('/', 1)[0]);
  const rows = [...below.values()].flatMap((group): readonly Row[] => {
    const shared = sharedFolder(group);
    if (shared.length <= prefix.length) return group;
    const path = shared.slice(0, -1);
    const rows = folded(folder, group, shared);
    return [{ id: `${folder}/${path}`, kind: 'folder', label: path.slice(prefix.length), rows, folder, path, ...summary(rows) }];
  });
  return [...rows.filter(({ kind }) => kind === 'folder'), ...rows.filter(({ kind }) => kind !== 'folder')];
}

/** The longest folder that holds all of some files, with a slash at its end; empty when they have none in common. */
function sharedFolder(files: readonly Row[]): string {
  const [first = [], ...others] = files.map(({ path = '' }) => path.split('/').slice(0, -1));
  const differs = first.findIndex((part, index) => others.some((parts) => parts[index] !== part));
  const shared = differs < 0 ? first : first.slice(0, differs);
  return shared.map((part) => `${part}/`).join('');
}

function fileRow(folder: string, { path, resources, findings, unreadable }: CheckedFile, showsAll: boolean): Row {
  const common = { id: `${folder}/${path}`, label: path.split('/').at(-1) ?? path, folder, path };
  if (unreadable) return { ...common, kind: 'unreadable', description: unreadable, state: 'failed', rows: [] };
  const ids = resources.map(idOf);
  const own = findings.filter(({ resource }) => !resource || !ids.includes(idOf(resource)));
  const rows = [
    ...own.map((finding, index) => findingRow(folder, finding, `${common.id}#${index}`)),
    ...resources
      .filter((resource, index) => ids.indexOf(idOf(resource)) === index)
      .map((resource) => resourceRow(folder, path, resource, findings))
      .filter(({ rows }) => showsAll || rows.length > 0),
  ];
  return { ...common, kind: 'file', rows, place: placeOf(0), ...summary(rows) };
}

function resourceRow(folder: string, path: string, resource: CheckedResource, findings: readonly PlacedFinding[]): Row {
  const { kind, name, line } = resource;
  const id = `${folder}/${path}#${idOf(resource)}`;
  const own = findings.filter((it) => it.resource && idOf(it.resource) === idOf(resource));
  const rows = own.map((finding, index) => findingRow(folder, finding, `${id}#${index}`));
  return { id, kind: 'resource', label: `${kind} ${name}`, rows, folder, path, place: placeOf(line), ...summary(rows) };
}

function findingRow(folder: string, finding: PlacedFinding, id: string): Row {
  const { file, line, message, explanation, source, code, severity, start, end } = finding;
  return {
    id,
    kind: documentationOf(finding) ? 'finding-documented' : 'finding',
    label: explanation ?? message,
    description: `${source} ${code} · line ${line}`,
    state: severity,
    rows: [],
    folder,
    path: file,
    place: { start, end },
    finding,
  };
}

/** What can keep a row without findings from being fine, the worst first. */
const shortcomings = ['failed', 'cancelled', 'skipped'] as const;

/** Counts the findings below a row, and takes the worst that is there for its state. */
function summary(rows: readonly Row[]): Pick<Row, 'description' | 'state'> {
  const counted = countedSeverities(rows.flatMap(findingsBelow));
  const shortcoming = shortcomings.find((status) => rows.some(({ state }) => state === status));
  return { description: counted.map(({ text }) => text).join(', '), state: counted[0]?.severity ?? shortcoming ?? 'ok' };
}

function findingsBelow({ finding, rows }: Row): readonly PlacedFinding[] {
  return finding ? [finding] : rows.flatMap(findingsBelow);
}

function placeOf(line: number): NonNullable<Row['place']> {
  return { start: { line, character: 0 }, end: { line, character: 0 } };
}

function idOf({ apiVersion, kind, namespace = '', name }: Omit<CheckedResource, 'line'>): string {
  return [apiVersion, kind, namespace, name].join('/');
}
