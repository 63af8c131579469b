import { fieldOf, mapsOf } from '../../wiring/fields.js';
import type { MapNode } from '../../yaml/nodes.js';
import { ingressExample, pathsExample } from '../ingress/example.js';
import { ingressKind } from '../ingress/ingress.js';
import { textNode } from '../fields.js';
import type { ResourceRule } from '../resourceRule.js';

const toMinio = pathsExample([['/', 'Prefix']]).replace('name: shop,', 'name: minio,');

/** A way to MinIO from outside of the cluster: by the type of its Service, or by an Ingress. It is known by its name and its labels. */
export const minioExposed: ResourceRule = {
  id: 'minio-exposed',
  severity: 'error',
  only: 'profile',
  kinds: ['Service', ingressKind],
  documentation: {
    why: 'MinIO is the storage of the application, not a part of its site. The API hands out what users may see; nobody else talks to MinIO from outside.',
    wrong: ingressExample({}, toMinio),
    right: ingressExample({}),
  },
  *check({ root, kind }) {
    if (kind === 'Service') {
      const type = textNode(fieldOf(root, 'spec.type'));
      if (type && /^(NodePort|LoadBalancer)$/.test(type.value) && isMinio(root)) {
        yield { at: type, message: 'MinIO must not be reachable from outside of the cluster: set the type to ClusterIP.' };
      }
      return;
    }
    const paths = mapsOf(fieldOf(root, 'spec.rules')).flatMap((rule) => mapsOf(fieldOf(rule, 'http.paths')));
    const backends = [fieldOf(root, 'spec.defaultBackend'), ...paths.map((it) => fieldOf(it, 'backend'))];
    for (const backend of backends) {
      const name = backend?.is === 'map' ? textNode(fieldOf(backend, 'service.name')) : undefined;
      if (name && /(^|-)minio(-|$)/.test(name.value))
        yield { at: name, message: 'MinIO must not be reachable from outside of the cluster: take this path out.' };
    }
  },
};

function isMinio(root: MapNode): boolean {
  const selector = fieldOf(root, 'spec.selector');
  const labels = selector?.is === 'map' ? selector.entries.map(({ value }) => textNode(value)?.value ?? '') : [];
  return [textNode(fieldOf(root, 'metadata.name'))?.value ?? '', ...labels].some((it) => /(^|-)minio(-|$)/.test(it));
}
