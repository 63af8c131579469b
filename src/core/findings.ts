import type { Finding, RelatedFinding, ResourceName } from './finding.js';
import { identityOf } from './kubernetes/resource.js';
import { lineLookup, type LineColumn } from './lines.js';
import type { Manifest, PlacedDocument } from './manifest.js';
import type { Problem, Related } from './problem.js';

/** Finds lines and columns in any file that a problem may point to. */
export type Lines = (file: string) => (offset: number) => LineColumn;

/** What has to be known of a file to place problems in it. */
export interface Placing {
  readonly file: string;
  /** The lines of this file, and of those that problems point to. */
  readonly lines: Lines;
  readonly resourceAt: (offset: number) => ResourceName | undefined;
}

/** The problems of a manifest as findings, each with the resource that it is in. For problems that point to no other file. */
export function findingsIn(file: string, manifest: Manifest, problems: readonly Problem[]): readonly Finding[] {
  if (problems.length === 0) return [];
  const at = lineLookup(manifest.text);
  return placedFindings({ file, lines: () => at, resourceAt: (offset) => resourceAt(manifest, offset) }, problems);
}

/** Problems as findings in their file. */
export function placedFindings({ file, lines, resourceAt }: Placing, problems: readonly Problem[]): readonly Finding[] {
  if (problems.length === 0) return [];
  const at = lines(file);
  return problems.map(({ start, end, severity, source, code, message, field, reason, explanation, related = [] }) => {
    const from = at(start);
    const to = at(end);
    const places = related.map((it) => relatedFinding(it, lines));
    const resource = resourceAt(start);
    return {
      file,
      line: from.line,
      column: from.column,
      endLine: to.line,
      endColumn: to.column,
      severity,
      source,
      code,
      message,
      ...(resource && { resource }),
      ...(field && { field }),
      ...(reason && { reason }),
      ...(explanation && { explanation }),
      ...(places.length > 0 && { related: places }),
    };
  });
}

function relatedFinding({ file, start, end, message }: Related, lines: Lines): RelatedFinding {
  const at = lines(file);
  const [from, to] = [at(start), at(end)];
  return { file, line: from.line, column: from.column, endLine: to.line, endColumn: to.column, message };
}

/** The resource that holds an offset of the file; undefined between resources, and for what names itself only in part. */
export function resourceAt(manifest: Manifest, offset: number): ResourceName | undefined {
  const placed = manifest.documents.findLast(({ start }) => start <= offset);
  return placed && resourceIn(placed, offset);
}

/** The same within one document. */
export function resourceIn({ start, document }: PlacedDocument, offset: number): ResourceName | undefined {
  const inside = document.resources.find(({ root }) => root.start <= offset - start && offset - start <= root.end) ?? document.resources[0];
  if (!inside) return undefined;
  const { apiVersion, kind, namespace, name } = identityOf(inside.root);
  if (!apiVersion || !kind || !name) return undefined;
  return { apiVersion: String(apiVersion.value), kind: String(kind.value), ...(namespace && { namespace }), name };
}
