import { groups } from '../../core/groups.js';
import { apiVersionOf } from '../../core/schema/catalog.js';
import type { Catalog, Kind } from '../../core/schema/types.js';

/** What a server says of the resources it has, in the two forms that kubectl asks for. */
export interface Discovery {
  /** All of `/api` or `/apis` at once: kubectl 1.26 and later. `version` is that of apidiscovery.k8s.io, which is echoed. */
  readonly aggregated: (root: Root, version: string) => unknown;
  /** The groups of `/api` or `/apis`, for older ones, which then ask for each group and version. */
  readonly plain: (root: Root) => unknown;
  /** The resources of one group and version (`v1`, `apps/v1`); undefined when there is no such. */
  readonly resources: (apiVersion: string) => unknown;
}

/** The core group is below `/api`, all others below `/apis`. */
export type Root = '/api' | '/apis';

const verbs = ['create', 'delete', 'get', 'list', 'patch', 'update'];

export function createDiscovery(catalog: Catalog): Discovery {
  const kinds = [...catalog.kinds.values()];
  const byVersion = groups(kinds, apiVersionOf);
  const below = (root: Root) =>
    [...groups(kinds, (it) => it.group)]
      .filter(([group]) => (group === '') === (root === '/api'))
      .map(([group, its]) => ({ group, versions: [...groups(its, (it) => it.version)] }));
  return {
    aggregated: (root, version) => ({
      kind: 'APIGroupDiscoveryList',
      apiVersion: `apidiscovery.k8s.io/${version}`,
      metadata: {},
      items: below(root).map(({ group, versions }) => ({
        metadata: group === '' ? {} : { name: group },
        versions: versions.map(([name, its]) => ({ version: name, freshness: 'Current', resources: its.map(aggregatedResource) })),
      })),
    }),
    plain: (root) =>
      root === '/api'
        ? { kind: 'APIVersions', versions: below(root).flatMap(({ versions }) => versions.map(([name]) => name)) }
        : { kind: 'APIGroupList', apiVersion: 'v1', groups: below(root).map(plainGroup) },
    resources(apiVersion) {
      const its = byVersion.get(apiVersion);
      return its && { kind: 'APIResourceList', apiVersion: 'v1', groupVersion: apiVersion, resources: its.map(plainResource) };
    },
  };
}

function aggregatedResource({ group, version, kind, plural, namespaced }: Kind): unknown {
  return {
    resource: plural,
    responseKind: { group, version, kind },
    scope: namespaced ? 'Namespaced' : 'Cluster',
    singularResource: kind.toLowerCase(),
    verbs,
  };
}

function plainGroup({ group, versions }: { group: string; versions: readonly [string, unknown][] }): unknown {
  const known = versions.map(([version]) => ({ groupVersion: apiVersionOf({ group, version }), version }));
  return { name: group, versions: known, preferredVersion: known[0] };
}

function plainResource({ kind, plural, namespaced }: Kind): unknown {
  return { name: plural, singularName: kind.toLowerCase(), namespaced, kind, verbs };
}
