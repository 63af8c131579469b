import type { MapNode } from '../yaml/nodes.js';
import { entryAt, fieldOf, itemsOf, textOf } from './fields.js';
import { kustomizationKind } from './kustomization.js';
import type { KindName } from './references/rule.js';

/** Where something installs what no file shows, by the field that names the namespace. */
const installers: Readonly<Record<KindName, string>> = {
  'HelmRelease.helm.toolkit.fluxcd.io': 'spec.targetNamespace',
  'Kustomization.kustomize.toolkit.fluxcd.io': 'spec.targetNamespace',
  'HelmChart.helm.cattle.io': 'spec.targetNamespace',
  'Application.argoproj.io': 'spec.destination.namespace',
};

/**
 * The namespace into which a resource brings others that no file shows: of a chart, or of a Kustomization that takes some from another
 * place. Empty for any; undefined for a resource that is no more than itself.
 */
export function broughtInto(kind: KindName, root: MapNode, namespace: string): string | undefined {
  if (kind === kustomizationKind) return takesFromElsewhere(root) ? (textOf(fieldOf(root, 'namespace')) ?? '') : undefined;
  const field = entryAt(installers, kind);
  return field === undefined ? undefined : (textOf(fieldOf(root, field)) ?? namespace);
}

function takesFromElsewhere(root: MapNode): boolean {
  if (fieldOf(root, 'helmCharts') ?? fieldOf(root, 'helmChartInflationGenerator') ?? fieldOf(root, 'generators')) return true;
  const sources = ['resources', 'bases', 'components'].flatMap((it) =>
    itemsOf(fieldOf(root, it)).flatMap((source) => textOf(source) ?? []),
  );
  return sources.some((it) => /:\/\/|^git@|^github\.com\/|\?ref=/.test(it));
}
