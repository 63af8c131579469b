import { fieldOf, isTrue } from '../../wiring/fields.js';
import { containersOf, imageOf, podExample, podKinds, podSpecOf } from '../pods.js';
import type { ResourceRule } from '../resourceRule.js';
import type { MapNode, Node } from '../../yaml/nodes.js';

const image = 'image: quay.io/minio/minio:RELEASE.2025-09-07T16-13-09Z\n';

/** An image without a user, where root is not allowed. Source: Dockerfile.release of MinIO, and the kubelet's `container has runAsNonRoot and image will run as root`. */
export const minioUser: ResourceRule = {
  id: 'minio-user',
  severity: 'error',
  kinds: podKinds,
  documentation: {
    why: 'The images of MinIO name no user, which means root. With `runAsNonRoot` alone the kubelet does not start them: it wants a number.',
    wrong: podExample(image, 'securityContext:\n  runAsNonRoot: true\n'),
    right: podExample(image, 'securityContext:\n  runAsNonRoot: true\n  runAsUser: 1000\n'),
  },
  *check({ root, kind }) {
    const pod = podSpecOf(root, kind);
    if (!pod) return;
    for (const container of containersOf(pod)) {
      if (!/^minio\/(minio|mc)$/.test(imageOf(container)?.repository ?? '')) continue;
      const nonRoot = securityField(pod, container, 'runAsNonRoot');
      if (nonRoot && isTrue(nonRoot) && !securityField(pod, container, 'runAsUser')) {
        yield {
          at: nonRoot,
          message: 'The image of MinIO runs as root unless a user is named, so this does not start: add "runAsUser: 1000".',
        };
      }
    }
  },
};

/** What counts for a container: its own, else the Pod's. */
export function securityField(pod: MapNode, container: MapNode, field: string): Node | undefined {
  return fieldOf(container, `securityContext.${field}`) ?? fieldOf(pod, `securityContext.${field}`);
}
