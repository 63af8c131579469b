import type { EngineRun, Finding, Report, ResourceName } from '../../core/finding.js';
import { groups } from '../../core/groups.js';
import { identityOf } from '../../core/kubernetes/resource.js';
import { lineLookup } from '../../core/lines.js';
import { readManifest } from '../../core/manifest.js';

/** A place as editors count: from 0, characters in UTF-16. */
export interface Place {
  readonly line: number;
  readonly character: number;
}

/** A finding with its range, which moves while the file is edited; so do its line numbers. */
export interface PlacedFinding extends Finding {
  readonly start: Place;
  readonly end: Place;
}

export interface CheckedResource extends ResourceName {
  /** Where it starts, from 0. */
  readonly line: number;
}

export interface CheckedFile {
  /** Relative to the workspace folder, with forward slashes. */
  readonly path: string;
  readonly resources: readonly CheckedResource[];
  readonly findings: readonly PlacedFinding[];
  /** Why the file could not be read. */
  readonly unreadable?: string;
  /** It has been edited since: what was found on the lines that changed is gone. */
  readonly edited?: true;
}

/** What the last run said of one folder of the workspace. */
export interface FolderResult {
  /** The folder's URI. */
  readonly folder: string;
  readonly name: string;
  readonly engines: readonly EngineRun[];
  /** In the order of their paths. */
  readonly files: readonly CheckedFile[];
}

/** A text that was validated, or why it could not be read. */
export type Candidate = { readonly path: string } & ({ readonly text: string } | { readonly message: string });

/** Brings a report together with the files that it is about. Files that hold no resource and have no finding are left out. */
export function checkedFiles(candidates: readonly Candidate[], { findings }: Pick<Report, 'findings'>): readonly CheckedFile[] {
  const found = groups(findings, ({ file }) => file);
  return candidates
    .map((candidate): CheckedFile => {
      const { path } = candidate;
      if ('message' in candidate) return { path, resources: [], findings: [], unreadable: candidate.message };
      return { path, resources: resourcesOf(candidate.text), findings: placed(candidate.text, found.get(path) ?? []) };
    })
    .filter(({ resources, findings, unreadable }) => resources.length > 0 || findings.length > 0 || unreadable)
    .toSorted(byPath);
}

/** A result, with what a later run over some files of the same folder says of these in the place of what it said itself. */
export function merged(result: FolderResult, later: readonly FolderResult[], isAbout: (path: string) => boolean): FolderResult {
  const news = later.find(({ folder }) => folder === result.folder);
  if (!news) return result;
  const others = result.files.filter(({ path }) => !isAbout(path));
  return { ...news, files: [...others, ...news.files].toSorted(byPath) };
}

function resourcesOf(text: string): readonly CheckedResource[] {
  const { documents } = readManifest(text);
  const at = lineLookup(text);
  return documents.flatMap(({ start, document }) =>
    document.resources.flatMap(({ root }): CheckedResource[] => {
      const { apiVersion, kind, namespace, name } = identityOf(root);
      if (!apiVersion || !kind || !name) return [];
      const line = at(start + root.start).line - 1;
      return [{ apiVersion: String(apiVersion.value), kind: String(kind.value), ...(namespace && { namespace }), name, line }];
    }),
  );
}

/** Columns count code points in findings, and UTF-16 in editors, which do not show a byte order mark. */
function placed(text: string, findings: readonly Finding[]): readonly PlacedFinding[] {
  if (findings.length === 0) return [];
  const lines = text.split('\n');
  const place = (line: number, column: number): Place => {
    const before = [...(lines[line - 1] ?? '')].slice(0, column - 1).join('');
    return { line: line - 1, character: before.replace(/^\ufeff/, '').length };
  };
  return findings.map((it) => ({ ...it, start: place(it.line, it.column), end: place(it.endLine, it.endColumn) }));
}

function byPath(a: CheckedFile, b: CheckedFile): number {
  return a.path < b.path ? -1 : a.path > b.path ? 1 : 0;
}
