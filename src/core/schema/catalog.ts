import type { SchemaData } from './data.js';
import { kubernetesTypes, type TypeLookup } from './kubernetes.js';
import { resourceType } from './structural.js';
import type { Absence, Catalog, Kind, Lifetime, ObjectType } from './types.js';
import { existsIn } from './version.js';

/** Which cluster the manifests are for. */
export interface CatalogSettings {
  /** `1.29` to `1.36`; anything else counts as the nearest of them. */
  readonly kubernetes: string;
  /** Of the Vault Secrets Operator: `1.4` to `2.0`. */
  readonly vaultSecretsOperator: string;
}

/** A catalog of what ships, before the CRDs of a workspace are laid over it. */
export interface ShippedCatalog extends Catalog {
  /** The built-in types, for what refers to them by name. */
  readonly types: TypeLookup;
}

export function createCatalog(data: SchemaData, settings: CatalogSettings): ShippedCatalog {
  const kubernetes = nearestVersion(data.versions, settings.kubernetes);
  const types = kubernetesTypes(data, kubernetes);
  const kinds = new Map<string, Kind>();
  const absent = new Map<string, Absence>(Object.entries(data.absent));
  for (const { type, since, removed, ...kind } of data.kinds) {
    const lifetime = lifetimeOf({ since, removed });
    if (existsIn(kubernetes, lifetime))
      kinds.set(kindKey(kind), { ...kind, type: (type && types(type)) || unknownFields(kind.kind), origin: 'kubernetes', lifetime });
    else absent.set(kindKey(kind), withSuccessor(data, kubernetes, kind, lifetime));
  }
  for (const { schema, since, removed, ...kind } of data.custom) {
    const lifetime = lifetimeOf({ since, removed });
    const version = kind.origin === 'vault-secrets-operator' ? settings.vaultSecretsOperator : '';
    if (version && !existsIn(version, lifetime)) absent.set(kindKey(kind), lifetime);
    else {
      // All kinds that ship have their status apart.
      const definition = { schema, version, kubernetes: types, statusSubresource: true };
      kinds.set(kindKey(kind), { ...kind, type: resourceType(kind.kind, schema, definition), lifetime, definition });
    }
  }
  const annotations = new Map(Object.entries(data.annotations));
  return { kubernetes, vaultSecretsOperator: settings.vaultSecretsOperator, kinds, absent, types, annotations, templates: data.templates };
}

/** The catalog with the workspace's own kinds, which win over what ships. */
export function withWorkspaceKinds<T extends Catalog>(catalog: T, own: readonly Kind[]): T {
  if (own.length === 0) return catalog;
  return { ...catalog, kinds: new Map([...catalog.kinds, ...own.map((it): [string, Kind] => [kindKey(it), it])]) };
}

/** `apps/v1 Deployment`, `v1 Pod`: the key of a catalog. */
export function kindKey({ group, version, kind }: { readonly group: string; readonly version: string; readonly kind: string }): string {
  return `${apiVersionOf({ group, version })} ${kind}`;
}

export function apiVersionOf({ group, version }: { readonly group: string; readonly version: string }): string {
  return group ? `${group}/${version}` : version;
}

function nearestVersion(versions: readonly string[], wanted: string): string {
  const [minor, oldest, newest] = [wanted, versions[0], versions.at(-1)].map((it) => Number(it?.split('.')[1] ?? 0));
  return `1.${Math.min(Math.max(minor ?? 0, oldest ?? 0), newest ?? 0)}`;
}

function lifetimeOf({ since, removed }: { since?: string | undefined; removed?: string | undefined }): Lifetime {
  return { ...(since && { since }), ...(removed && { removed }) };
}

/** A removed kind goes on as the newest version of the same group and kind, where there is one. */
function withSuccessor(
  data: SchemaData,
  kubernetes: string,
  gone: { group: string; version: string; kind: string },
  lifetime: Lifetime,
): Absence {
  const successor = data.kinds.filter((it) => it.group === gone.group && it.kind === gone.kind && existsIn(kubernetes, lifetimeOf(it)));
  const stable = successor.find((it) => /^v\d+$/.test(it.version)) ?? successor.at(-1);
  return { ...lifetime, ...(stable && { use: apiVersionOf(stable) }) };
}

/** For kinds whose fields are not known any more: nothing about them is wrong. */
function unknownFields(name: string): ObjectType {
  return { is: 'object', name, fields: new Map(), open: true };
}
