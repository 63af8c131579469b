import { containersOf, imageOf, podExample, podKinds, podSpecOf } from '../pods.js';
import { isFilledIn } from '../fields.js';
import type { ResourceRule } from '../resourceRule.js';

/** An image without a tag, which is `latest`. One that says so is a placeholder: see there. */
export const unpinnedImage: ResourceRule = {
  id: 'unpinned-image',
  severity: 'error',
  only: 'profile',
  kinds: podKinds,
  documentation: {
    why: 'Without a tag an image is `latest`: after each push another one, of which nobody can tell what runs.',
    wrong: podExample('image: registry.example.com/shop\nsecurityContext: {runAsNonRoot: true}\n'),
    right: podExample('image: registry.example.com/shop:1.4.0\nsecurityContext: {runAsNonRoot: true}\n'),
  },
  *check({ root, kind }) {
    const pod = podSpecOf(root, kind);
    for (const container of pod ? containersOf(pod) : []) {
      const image = imageOf(container);
      if (image && image.tag === '' && image.digest === '' && !isFilledIn(image.node.value)) {
        yield { at: image.node, message: 'Without a tag this is "latest", another image after every push: add the tag of a release.' };
      }
    }
  },
};
