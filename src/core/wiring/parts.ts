import type { MapNode, Node } from '../yaml/nodes.js';
import { contentOf, fieldOf, mapsOf, textOf } from './fields.js';
import type { Part } from './facts.js';
import type { KindName, PartName } from './references/rule.js';

/** The parts that a resource of a kind is written with, and whether there are no others. */
export function partsOf(kind: KindName, root: MapNode): { readonly parts: readonly Part[]; readonly closed: boolean } {
  switch (kind) {
    case 'Secret': {
      const parts = ['data', 'stringData'].flatMap((it) => keysOf('key', fieldOf(root, it)));
      // A Secret without data waits for someone to fill it, and a token's comes from the cluster.
      const closed = parts.length > 0 && textOf(fieldOf(root, 'type')) !== 'kubernetes.io/service-account-token';
      return { parts, closed };
    }
    case 'ConfigMap': {
      const parts = ['data', 'binaryData'].flatMap((it) => keysOf('key', fieldOf(root, it)));
      return { parts, closed: parts.length > 0 };
    }
    case 'Service': {
      const parts = mapsOf(fieldOf(root, 'spec.ports')).flatMap(portOf);
      return { parts, closed: parts.length > 0 };
    }
    case 'SecretTransformation.secrets.hashicorp.com':
      return { parts: keysOf('template', fieldOf(root, 'spec.templates')), closed: true };
    default:
      return { parts: [], closed: false };
  }
}

/** The keys of a map, as parts. */
export function keysOf(part: PartName, node: Node | undefined): readonly Part[] {
  if (node?.is !== 'map') return [];
  return node.entries.map(({ key }) => ({ part, name: String(key.value), place: contentOf(key) }));
}

function portOf(port: MapNode): readonly Part[] {
  const [name, number] = [fieldOf(port, 'name'), fieldOf(port, 'port')];
  const written = name?.is === 'scalar' && name.value !== null ? name : number;
  if (written?.is !== 'scalar' || number?.is !== 'scalar') return [];
  return [
    {
      part: 'port',
      name: textOf(name) ?? '',
      ...(typeof number.value === 'number' && { number: number.value }),
      place: contentOf(written),
    },
  ];
}
