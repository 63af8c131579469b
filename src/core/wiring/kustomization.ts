import { identityOf } from '../kubernetes/resource.js';
import type { MapNode } from '../yaml/nodes.js';
import { entryOf } from '../yaml/path.js';
import { fieldOf, itemsOf, mapsOf, textOf } from './fields.js';

/** The kind of a file that kustomize reads, whether it says so or not. */
export const kustomizationKind = 'Kustomization.kustomize.config.k8s.io';

/** Keys that only a Kustomization has, which may do without `apiVersion` and `kind`. */
const own = ['configMapGenerator', 'secretGenerator', 'patches', 'patchesStrategicMerge', 'patchesJson6902', 'resources'];

/** Whether a map is what kustomize reads from a `kustomization.yaml`. */
export function isKustomization(root: MapNode): boolean {
  const { apiVersion, kind } = identityOf(root);
  if (kind)
    return (
      (kind.value === 'Kustomization' || kind.value === 'Component') && String(apiVersion?.value).startsWith('kustomize.config.k8s.io')
    );
  return !apiVersion && own.some((it) => entryOf(root, it)?.value.is === 'list');
}

/** The files that a Kustomization applies as patches: paths relative to its folder. A patch may also be written out there. */
export function patchesOf(root: MapNode): readonly string[] {
  const paths = ['patches', 'patchesJson6902'].flatMap((it) =>
    mapsOf(fieldOf(root, it)).flatMap((patch) => textOf(fieldOf(patch, 'path')) ?? []),
  );
  const merged = itemsOf(fieldOf(root, 'patchesStrategicMerge')).flatMap((it) => textOf(it) ?? []);
  return [...paths, ...merged].filter((it) => !it.includes('\n'));
}
