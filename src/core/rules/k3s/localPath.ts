import { fieldOf, itemsOf, mapsOf } from '../../wiring/fields.js';
import type { MapNode } from '../../yaml/nodes.js';
import { textNode } from '../fields.js';
import type { ResourceRule } from '../resourceRule.js';

const claim = (mode: string, storageClass: string): string => `apiVersion: v1
kind: PersistentVolumeClaim
metadata:
  name: shop
spec:
  accessModes: [${mode}]
${storageClass}  resources: {requests: {storage: 1Gi}}
`;

const kinds = ['PersistentVolumeClaim', 'StatefulSet.apps'];
const message =
  'A volume of local-path is a folder on one node, which cannot be mounted by many: use ReadWriteOnce, or another StorageClass.';

/** A volume for many nodes from a class that has folders of one. Source: the provisioner rancher.io/local-path, which refuses other modes. */
export const localPath: ResourceRule = {
  id: 'local-path',
  severity: 'error',
  kinds,
  documentation: {
    why: 'The class `local-path` makes volumes of folders on a node. It refuses a claim that many nodes could mount, and the Pods that wait for it stay pending.',
    wrong: claim('ReadWriteMany', '  storageClassName: local-path\n'),
    right: claim('ReadWriteOnce', '  storageClassName: local-path\n'),
  },
  *check({ root }) {
    for (const { storageClass, shared } of claimsOf(root)) if (storageClass === 'local-path') yield* shared.map((at) => ({ at, message }));
  },
};

/** The same where the class is left to k3s. */
export const localPathByDefault: ResourceRule = {
  ...localPath,
  id: 'local-path-by-default',
  severity: 'warning',
  only: 'k3s',
  documentation: {
    why: 'The class of a claim that names none is `local-path` on k3s. It refuses a claim that many nodes could mount, and the Pods that wait for it stay pending.',
    wrong: claim('ReadWriteMany', ''),
    right: claim('ReadWriteOnce', ''),
  },
  *check({ root }) {
    for (const { storageClass, shared } of claimsOf(root)) if (storageClass === undefined) yield* shared.map((at) => ({ at, message }));
  },
};

function claimsOf(
  root: MapNode,
): readonly { readonly storageClass: string | undefined; readonly shared: readonly MapNode['entries'][number]['value'][] }[] {
  const specs = [fieldOf(root, 'spec'), ...mapsOf(fieldOf(root, 'spec.volumeClaimTemplates')).map((it) => fieldOf(it, 'spec'))];
  return specs.flatMap((spec) => {
    if (spec?.is !== 'map') return [];
    const shared = itemsOf(fieldOf(spec, 'accessModes')).filter((it) => /^Read(Write|Only)Many$/.test(textNode(it)?.value ?? ''));
    return [{ storageClass: textNode(fieldOf(spec, 'storageClassName'))?.value, shared }];
  });
}
