import { fieldOf, isTrue, itemsOf, mapsOf } from '../../wiring/fields.js';
import type { MapNode } from '../../yaml/nodes.js';
import { textNode } from '../fields.js';
import { containersOf, environmentOf, imageOf, podExample, podKinds, podSpecOf } from '../pods.js';
import type { ResourceRule } from '../resourceRule.js';
import { securityField } from './user.js';

const client = (env: string): string =>
  podExample(
    `image: quay.io/minio/mc:RELEASE.2025-08-13T08-35-41Z
command: [sh, -c, mc mb --ignore-existing store/shop]
${env}securityContext: {runAsUser: 1000, readOnlyRootFilesystem: true}
volumeMounts: [{name: tmp, mountPath: /tmp}]
`,
    'volumes: [{name: tmp, emptyDir: {}}]\n',
  );

/** mc without a place to write to. Source: saveMcConfig in cmd/main.go and mustGetMcConfigDir in cmd/config.go of mc. */
export const minioClientConfig: ResourceRule = {
  id: 'minio-client-config',
  severity: 'warning',
  kinds: podKinds,
  documentation: {
    why: 'mc writes its settings before it does anything else, to `.mc` in the home directory. A user that is not root has none in that image, so every command ends with `Unable to save new mc config`.',
    wrong: client(''),
    right: client('env: [{name: MC_CONFIG_DIR, value: /tmp/mc}]\n'),
  },
  *check({ root, kind }) {
    const pod = podSpecOf(root, kind);
    if (!pod) return;
    for (const container of containersOf(pod)) {
      const image = imageOf(container);
      if (image?.repository !== 'minio/mc' || !isConfined(pod, container) || saysWhere(container)) continue;
      yield {
        at: image.node,
        message: 'mc has nowhere to write its settings as this user: set MC_CONFIG_DIR to a folder of a volume, such as an emptyDir.',
      };
    }
  },
};

function isConfined(pod: MapNode, container: MapNode): boolean {
  const user = securityField(pod, container, 'runAsUser');
  const isUser = user?.is === 'scalar' && typeof user.value === 'number' && user.value > 0;
  return (
    isUser || isTrue(securityField(pod, container, 'runAsNonRoot')) || isTrue(fieldOf(container, 'securityContext.readOnlyRootFilesystem'))
  );
}

/** By a variable, by an option, or because a volume lies over the home directory. */
function saysWhere(container: MapNode): boolean {
  if (environmentOf(container).some(({ name }) => name.value === 'MC_CONFIG_DIR' || name.value === 'HOME')) return true;
  if (fieldOf(container, 'envFrom')) return true;
  const words = ['command', 'args'].flatMap((it) => itemsOf(fieldOf(container, it))).map((it) => textNode(it)?.value ?? '');
  if (words.some((it) => /--config-dir|(^|\s)-C\b|MC_CONFIG_DIR|HOME=/.test(it))) return true;
  return mapsOf(fieldOf(container, 'volumeMounts')).some((it) =>
    /^\/(\.mc|root(\/\.mc)?)?\/?$/.test(textNode(fieldOf(it, 'mountPath'))?.value ?? ''),
  );
}
