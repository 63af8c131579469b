import { fieldOf, isTrue } from '../../wiring/fields.js';
import { containersOf, podExample, podKinds, podSpecOf } from '../pods.js';
import { securityField } from '../minio/user.js';
import type { ResourceRule } from '../resourceRule.js';

/** A container that may be root. Source: the profile restricted of the Pod Security Standards. */
export const rootContainer: ResourceRule = {
  id: 'root-container',
  severity: 'error',
  only: 'profile',
  kinds: podKinds,
  documentation: {
    why: 'Root in a container is root on the node as soon as it finds a way out. With `runAsNonRoot: true` the kubelet does not start a container that would be.',
    wrong: podExample('image: shop:1.0\n'),
    right: podExample('image: shop:1.0\n', 'securityContext:\n  runAsNonRoot: true\n'),
  },
  *check({ root, kind }) {
    const pod = podSpecOf(root, kind);
    if (!pod) return;
    for (const container of containersOf(pod)) {
      const user = securityField(pod, container, 'runAsUser');
      const nonRoot = securityField(pod, container, 'runAsNonRoot');
      const at = fieldOf(container, 'name') ?? container;
      if (user?.is === 'scalar' && user.value === 0) yield { at: user, message: 'User 0 is root: name another.' };
      else if (nonRoot?.is === 'scalar' && nonRoot.value === false) yield { at: nonRoot, message: 'This allows root: set it to true.' };
      else if (!isTrue(nonRoot))
        yield { at, message: 'This container may run as root: set "runAsNonRoot: true" in its securityContext, or in that of the Pod.' };
    }
  },
};
