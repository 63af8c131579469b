import type { MapNode, Node, ScalarNode } from '../yaml/nodes.js';
import { entryOf } from '../yaml/path.js';

/** What a map calls itself, with the nodes that say so. Every part may be missing while someone types. */
export interface ResourceIdentity {
  readonly apiVersion?: ScalarNode;
  readonly kind?: ScalarNode;
  readonly namespace?: string;
  readonly name?: string;
}

/** The identity of a resource: keys at their usual places, of the type they need to have. */
export function identityOf(root: MapNode): ResourceIdentity {
  const apiVersion = textOf(entryOf(root, 'apiVersion')?.value);
  const kind = textOf(entryOf(root, 'kind')?.value);
  const metadata = entryOf(root, 'metadata')?.value;
  const inMetadata = (key: string): string | undefined => {
    const value = metadata?.is === 'map' ? textOf(entryOf(metadata, key)?.value)?.value : undefined;
    return typeof value === 'string' && value !== '' ? value : undefined;
  };
  const namespace = inMetadata('namespace');
  const name = inMetadata('name');
  return { ...(apiVersion && { apiVersion }), ...(kind && { kind }), ...(namespace && { namespace }), ...(name && { name }) };
}

function textOf(node: Node | undefined): ScalarNode | undefined {
  return node?.is === 'scalar' && typeof node.value === 'string' && node.value !== '' ? node : undefined;
}

/** A resource of a document: the document itself, or an item of a `kind: List`. */
export interface ResourceNode {
  readonly root: MapNode;
  /** Where it stands in the document: empty, or `['items', 3]`. */
  readonly path: readonly (string | number)[];
}

/** The resources of a document, with lists taken apart. A document that is no map holds none. */
export function resourcesIn(root: Node | undefined, path: ResourceNode['path'] = []): readonly ResourceNode[] {
  if (root?.is !== 'map') return [];
  const items = entryOf(root, 'items')?.value;
  const isList = /List$/.test(String(identityOf(root).kind?.value ?? '')) && items?.is === 'list';
  if (!isList) return [{ root, path }];
  return items.items.flatMap((item, index) => resourcesIn(item, [...path, 'items', index]));
}
