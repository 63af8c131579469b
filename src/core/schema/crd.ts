import type { Node } from '../yaml/nodes.js';
import { toValue } from '../yaml/value.js';
import type { StructuralSchema } from './data.js';
import type { TypeLookup } from './kubernetes.js';
import { resourceType } from './structural.js';
import type { Definition, Kind } from './types.js';

/** The kinds that a CustomResourceDefinition of the workspace serves. A half-typed one gives what can be known of it; anything else gives none. */
export function kindsOfCrd(root: Node, kubernetes: TypeLookup): readonly Kind[] {
  const crd = toValue(root);
  if (!isRecord(crd) || crd['kind'] !== 'CustomResourceDefinition' || !isRecord(crd['spec'])) return [];
  const { group, names, scope, versions } = crd['spec'];
  if (typeof group !== 'string' || !isRecord(names) || !Array.isArray(versions)) return [];
  const { kind, plural } = names;
  if (typeof kind !== 'string' || typeof plural !== 'string') return [];
  return versions.filter(isRecord).flatMap(({ name, served, schema, subresources }): Kind[] => {
    if (typeof name !== 'string' || served === false) return [];
    const structural = isRecord(schema) && isRecord(schema['openAPIV3Schema']) ? (schema['openAPIV3Schema'] as StructuralSchema) : open;
    const type = resourceType(kind, structural, { version: '', kubernetes });
    const { status, scale } = isRecord(subresources) ? subresources : {};
    const definition: Definition = {
      schema: structural,
      version: '',
      kubernetes,
      statusSubresource: isRecord(status),
      ...(isRecord(scale) && { scale }),
    };
    return [{ group, version: name, kind, plural, namespaced: scope !== 'Cluster', type, origin: 'workspace', definition }];
  });
}

const open: StructuralSchema = { type: 'object', 'x-kubernetes-preserve-unknown-fields': true };

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
