import { readManifest, type ManifestDocument } from '../../core/manifest.js';
import { isClientSide } from '../../core/schema/kindProblems.js';
import { identityOf } from '../../core/kubernetes/resource.js';
import type { ManifestFile } from './engine.js';

/** One document as a file of its own, for a tool that gives up on a file at the first bad document. */
export interface MirroredDocument {
  readonly file: ManifestFile;
  readonly document: ManifestDocument;
  /** Where the document starts in the file: UTF-16. */
  readonly start: number;
}

/**
 * The documents that kubectl is to see, by the name of the file to write each to. Left out is what is no manifest: other YAML,
 * templates, and files that tools read but no cluster serves.
 */
export function mirrorDocuments(files: readonly ManifestFile[]): ReadonlyMap<string, MirroredDocument> {
  const documents = files.flatMap((file) => readManifest(file.text).documents.map(({ start, document }) => ({ file, document, start })));
  const manifests = documents.filter(({ document }) => isManifest(document));
  return new Map(manifests.map((it, index) => [`${String(index).padStart(6, '0')}.yaml`, it]));
}

function isManifest({ text, templated, problems, resources }: ManifestDocument): boolean {
  if (templated) return false;
  if (problems.length > 0) return /^\W*apiVersion\W*:/m.test(text);
  return resources.some(({ root }) => {
    const { apiVersion, kind } = identityOf(root);
    return (apiVersion ?? kind) !== undefined && !isClientSide(String(apiVersion?.value), String(kind?.value));
  });
}
