import type { Finding, ResourceName } from './finding.js';
import { identityOf } from './kubernetes/resource.js';
import { lineLookup } from './lines.js';
import type { Manifest, PlacedDocument } from './manifest.js';
import type { Problem } from './problem.js';

/** The problems of a file as findings, each with the resource that it is in. */
export function findingsIn(file: string, manifest: Manifest, problems: readonly Problem[]): readonly Finding[] {
  if (problems.length === 0) return [];
  const at = lineLookup(manifest.text);
  return problems.map(({ start, end, severity, source, code, message, field, reason, explanation }) => {
    const from = at(start);
    const to = at(end);
    const resource = resourceAt(manifest, start);
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
    };
  });
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
