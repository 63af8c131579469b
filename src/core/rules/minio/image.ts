import { contentOf, isVerbatim } from '../../wiring/fields.js';
import { containersOf, imageOf, podExample, podKinds, podSpecOf } from '../pods.js';
import type { ResourceRule } from '../resourceRule.js';
import { rewrite } from '../rule.js';

/** An image of MinIO from Docker Hub, where there are none any more. Source: `pull access denied` since September 2026, in reports to several projects. */
export const minioImage: ResourceRule = {
  id: 'minio-image',
  severity: 'error',
  kinds: podKinds,
  documentation: {
    why: 'MinIO has taken its images off Docker Hub, so `minio/minio` and `minio/mc` cannot be pulled. The last releases are still on quay.io; there will be no new ones, for the project is archived.',
    wrong: podExample('image: minio/minio:RELEASE.2025-09-07T16-13-09Z\n'),
    right: podExample('image: quay.io/minio/minio:RELEASE.2025-09-07T16-13-09Z\n'),
  },
  *check({ root, kind }) {
    const pod = podSpecOf(root, kind);
    for (const container of pod ? containersOf(pod) : []) {
      const image = imageOf(container);
      if (
        !image ||
        !/^minio\/(minio|mc)$/.test(image.repository) ||
        !/^(|docker\.io|index\.docker\.io|registry-1\.docker\.io)$/.test(image.registry)
      )
        continue;
      const { start, end } = contentOf(image.node);
      const path = `quay.io/${image.repository}`;
      const fixes = isVerbatim(image.node)
        ? [
            rewrite(
              { start, end },
              path + image.node.value.slice(image.node.value.indexOf(image.repository) + image.repository.length),
              `Take it from quay.io`,
            ),
          ]
        : [];
      yield { at: image.node, message: `Docker Hub has no images of MinIO any more: take ${path}, or an image of your own.`, fixes };
    }
  },
};
