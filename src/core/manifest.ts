import { resourcesIn, type ResourceNode } from './kubernetes/resource.js';
import { splitDocuments } from './yaml/documents.js';
import { parseDocument, type ParsedDocument } from './yaml/parse.js';

/** One document: a pure function of its own text, whatever file it is in and wherever it stands there. */
export interface ManifestDocument extends ParsedDocument {
  readonly text: string;
  readonly resources: readonly ResourceNode[];
}

/** A file of manifests. */
export interface Manifest {
  readonly text: string;
  /** Without gaps, in the order of the text. */
  readonly documents: readonly PlacedDocument[];
}

export interface PlacedDocument {
  /** Where the document starts in the file: UTF-16. */
  readonly start: number;
  readonly document: ManifestDocument;
}

/**
 * Reads a file. A document whose text was in `previous` is the very same object, so whatever was computed from it still
 * holds: a key stroke costs one document.
 */
export function readManifest(text: string, previous?: Manifest): Manifest {
  const known = new Map(previous?.documents.map(({ document }) => [document.text, document]));
  const documents = splitDocuments(text).map(({ start, end }): PlacedDocument => {
    const own = text.slice(start, end);
    const document = known.get(own) ?? readDocument(own);
    known.set(own, document);
    return { start, document };
  });
  return { text, documents };
}

function readDocument(text: string): ManifestDocument {
  const parsed = parseDocument(text);
  return { ...parsed, text, resources: parsed.templated ? [] : resourcesIn(parsed.root) };
}
