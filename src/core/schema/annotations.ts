import type { Path } from '../yaml/path.js';
import type { AnnotationData } from './data.js';
import type { Catalog, Kind } from './types.js';

/** The annotations that controllers read of a kind, by name: all of an Ingress, those of cert-manager of a Gateway too. */
export function annotationsOf({ annotations }: Catalog, { group, kind }: Kind): ReadonlyMap<string, AnnotationData> {
  if (kind === 'Ingress' && group === 'networking.k8s.io') return annotations;
  if (kind !== 'Gateway' || group !== 'gateway.networking.k8s.io') return new Map();
  return new Map([...annotations].filter(([, it]) => it.controller === 'cert-manager'));
}

/** What is known of the annotation at a path of a resource. */
export function annotationAt(catalog: Catalog, kind: Kind, path: Path): AnnotationData | undefined {
  const [metadata, annotations, name] = path;
  if (path.length !== 3 || metadata !== 'metadata' || annotations !== 'annotations') return undefined;
  return annotationsOf(catalog, kind).get(String(name));
}
