import { identityOf } from '../kubernetes/resource.js';
import { nearest } from '../nearest.js';
import type { Fix, Problem } from '../problem.js';
import { replaceScalar } from '../yaml/edit.js';
import type { MapNode, ScalarNode } from '../yaml/nodes.js';
import { entryOf, formatPath, type Path } from '../yaml/path.js';
import { apiVersionOf } from './catalog.js';
import { successorFixes } from './successor.js';
import type { Catalog, Kind } from './types.js';

/** Groups of files that tools read and no cluster serves. */
const clientGroups =
  /^(kustomize\.config\.k8s\.io|kind\.x-k8s\.io|k3d\.io|skaffold|client\.config\.k8s\.io|kubelet\.config\.k8s\.io|kubeadm\.k8s\.io|audit\.k8s\.io|apiserver\.config\.k8s\.io)(\/|$)/;

/** Whether a map with these names is a file of some tool, such as a Kustomization or a kubeconfig, and never applied. */
export function isClientSide(apiVersion: string, kind: string): boolean {
  return clientGroups.test(apiVersion) || (apiVersion === 'v1' && kind === 'Config');
}

/** The kind that a resource names, where the catalog has it. */
export function kindAt(catalog: Catalog, root: MapNode): Kind | undefined {
  const { apiVersion, kind } = identityOf(root);
  return catalog.kinds.get(`${String(apiVersion?.value)} ${String(kind?.value)}`);
}

/** The kind of a resource, or what is wrong with how it names it. Neither for a map that is no Kubernetes resource. */
export function identifyKind(
  text: string,
  catalog: Catalog,
  root: MapNode,
  path: Path,
): { readonly kind?: Kind; readonly problems: readonly Problem[] } {
  const { apiVersion, kind } = identityOf(root);
  if (apiVersion && kind) {
    const found = kindAt(catalog, root);
    if (found) return { kind: found, problems: [] };
    return { problems: unknownKind(text, catalog, root, path, apiVersion, kind) };
  }
  if (kind) return { problems: withoutApiVersion(catalog, root, path, kind) };
  if (apiVersion) return { problems: withoutKind(catalog, root, path, apiVersion) };
  return { problems: [] };
}

function unknownKind(
  text: string,
  catalog: Catalog,
  root: MapNode,
  path: Path,
  apiVersion: ScalarNode,
  kind: ScalarNode,
): readonly Problem[] {
  const [version, name] = [String(apiVersion.value), String(kind.value)];
  if (isClientSide(version, name) || (version === 'v1' && name === 'List')) return [];
  const absent = catalog.absent.get(`${version} ${name}`);
  if (absent) {
    const system = version.includes('hashicorp.com') ? 'the Vault Secrets Operator' : 'Kubernetes';
    const gone =
      absent.since && !absent.removed
        ? `exists from version ${absent.since} of ${system} on, and these manifests are for an older one`
        : `was removed in version ${absent.removed} of ${system}`;
    const use = absent.use ? `; use ${absent.use}` : '';
    return [
      problem(
        apiVersion,
        path,
        'removed-api',
        `${name} of ${version} ${gone}${use}.`,
        absent.use ? successorFixes(text, root, apiVersion, version, name, absent.use) : [],
      ),
    ];
  }
  const elsewhere = [...catalog.kinds.values()].filter((it) => it.kind === name);
  if (elsewhere.length > 0) {
    const versions = elsewhere.map(apiVersionOf);
    const message = `There is no ${name} in ${version}; it is in ${versions.join(' and ')}.`;
    return [
      problem(
        apiVersion,
        path,
        'unknown-kind',
        message,
        versions.map((it) => change(apiVersion, it, versions.length === 1)),
      ),
    ];
  }
  const siblings = [...catalog.kinds.values()].filter((it) => apiVersionOf(it) === version).map((it) => it.kind);
  if (siblings.length > 0) return [misspelt(kind, path, name, siblings, `There is no kind ${name} in ${version}`)];
  const group = version.split('/')[0] ?? '';
  const groups = new Set([...catalog.kinds.values()].map((it) => it.group));
  const versions = [...new Set([...catalog.kinds.values()].map(apiVersionOf))];
  if (!version.includes('/') || groups.has(group))
    return [misspelt(apiVersion, path, version, versions, `There is no apiVersion ${version}`)];
  const near = nearest(version, versions);
  if (near) return [misspelt(apiVersion, path, version, [near], `There is no apiVersion ${version}`)];
  const message = `Nothing is known of ${name} in ${version}: put its CustomResourceDefinition into the workspace to have it checked.`;
  return [{ ...problem(apiVersion, path, 'unknown-kind', message, []), severity: 'info' }];
}

function misspelt(node: ScalarNode, path: Path, name: string, candidates: readonly string[], message: string): Problem {
  const near = nearest(name, candidates);
  return problem(
    node,
    path,
    'unknown-kind',
    near ? `${message}; did you mean ${near}?` : `${message}.`,
    near ? [change(node, near, true)] : [],
  );
}

/** A map with a kind alone is only taken for a resource when it looks like one otherwise. */
function withoutApiVersion(catalog: Catalog, root: MapNode, path: Path, kind: ScalarNode): readonly Problem[] {
  const versions = [...catalog.kinds.values()].filter((it) => it.kind === kind.value).map(apiVersionOf);
  if (versions.length === 0 || !(entryOf(root, 'metadata') ?? entryOf(root, 'spec'))) return [];
  const at = root.entries[0]?.key ?? root;
  const fixes = versions.map((it): Fix => ({
    title: `Add "apiVersion: ${it}"`,
    edits: [
      {
        start: at.start,
        end: at.start,
        text: root.flow ? `apiVersion: ${it}, ` : `apiVersion: ${it}\n${' '.repeat(path.length === 0 ? 0 : 2)}`,
      },
    ],
  }));
  return [
    problem(
      at,
      [...path, 'apiVersion'],
      'missing-field',
      `A ${String(kind.value)} needs "apiVersion"${versions.length === 1 ? `: ${versions[0]}` : ''}.`,
      path.length === 0 ? fixes : [],
    ),
  ];
}

function withoutKind(catalog: Catalog, root: MapNode, path: Path, apiVersion: ScalarNode): readonly Problem[] {
  const served = [...catalog.kinds.values()].some((it) => apiVersionOf(it) === apiVersion.value);
  if (!served) return [];
  return [
    problem(root.entries[0]?.key ?? root, [...path, 'kind'], 'missing-field', 'A resource needs "kind" beside its "apiVersion".', []),
  ];
}

function change(node: ScalarNode, text: string, preferred: boolean): Fix {
  return { title: `Change to ${text}`, edits: [replaceScalar(node, text)], ...(preferred && { preferred }) };
}

function problem(
  { start, end }: { readonly start: number; readonly end: number },
  path: Path,
  code: string,
  message: string,
  fixes: readonly Fix[],
): Problem {
  return {
    start,
    end,
    severity: 'error',
    source: 'schema',
    code,
    message,
    ...(path.length > 0 && { field: formatPath(path) }),
    ...(fixes.length > 0 && { fixes }),
  };
}
