import { resourcesIn } from '../kubernetes/resource.js';
import { splitDocuments } from '../yaml/documents.js';
import type { MapNode } from '../yaml/nodes.js';
import { parseDocument } from '../yaml/parse.js';
import type { ResourceFacts } from './facts.js';
import type { IndexedDocument, IndexedFile } from './workspace.js';

const known = new WeakMap<ResourceFacts, MapNode>();

/**
 * The fields of a resource, read again from its file: the index keeps no trees. For the few rules that look into another resource than
 * their own, and remembered as long as its facts are.
 */
export function fieldsOf({
  file,
  document,
  resource,
}: {
  readonly file: IndexedFile;
  readonly document: IndexedDocument;
  readonly resource: ResourceFacts;
}): MapNode | undefined {
  const root = known.get(resource) ?? readAgain(file.text, document.start, resource);
  if (root) known.set(resource, root);
  return root;
}

function readAgain(text: string, start: number, { span }: ResourceFacts): MapNode | undefined {
  const place = splitDocuments(text).find((it) => it.start === start);
  if (!place) return undefined;
  const { root } = parseDocument(text.slice(place.start, place.end));
  return resourcesIn(root).find((it) => it.root.start === span.start)?.root;
}
