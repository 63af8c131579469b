import { randomUUID } from 'node:crypto';
import type { ManifestDocument } from '../../core/manifest.js';
import { identifyKind, kindAt } from '../../core/schema/kindProblems.js';
import type { Catalog, Kind } from '../../core/schema/types.js';
import type { ManifestFile } from './engine.js';
import { manifestOf } from './manifestOf.js';

/** One document as a file of its own, for a tool that gives up on a file at the first bad document. */
export interface MirroredDocument {
  readonly file: ManifestFile;
  readonly document: ManifestDocument;
  /** Where the document starts in the file: UTF-16. */
  readonly start: number;
}

/** Documents by the name of the file to write each to. */
export type Mirror = ReadonlyMap<string, MirroredDocument>;

/**
 * The documents that kubectl is to see. Left out is what is no manifest: other YAML, templates, and files that tools read but no
 * cluster serves. No text can hold one of the names, which are new each time: where kubectl's output names such a file, kubectl
 * itself does.
 */
export function mirrorDocuments(files: readonly ManifestFile[], catalog: Catalog): Mirror {
  const documents = files.flatMap((file) => manifestOf(file).documents.map(({ start, document }) => ({ file, document, start })));
  const manifests = documents.filter(({ document }) => isManifest(document, catalog));
  const run = randomUUID();
  return new Map(manifests.map((it, index) => [`${String(index).padStart(6, '0')}-${run}.yaml`, it]));
}

function isManifest({ text, templated, problems, resources }: ManifestDocument, catalog: Catalog): boolean {
  if (templated) return false;
  if (problems.length > 0) return /^\W*apiVersion\W*:/m.test(text);
  return resources.some(({ root, path }) => {
    const { kind, problems: unknown } = identifyKind(text, catalog, root, path);
    return kind !== undefined || unknown.length > 0;
  });
}

/** The kinds of all resources that kubectl is to see. */
export function mirroredKinds(mirror: Mirror, catalog: Catalog): readonly Kind[] {
  const resources = [...mirror.values()].flatMap(({ document }) => document.resources);
  return [...new Set(resources.flatMap(({ root }) => kindAt(catalog, root) ?? []))];
}

/**
 * The text to write for a document, with as many lines as it has. kubectl counts lines from a `---` on, not from a comment
 * above it, so the marker becomes a comment as well.
 */
export function mirroredText({ document }: MirroredDocument): string {
  return document.text.replace(/^---(?=[ \t]*(?:#.*)?\r?$)/m, '#--');
}
