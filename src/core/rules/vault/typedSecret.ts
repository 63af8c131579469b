import { fieldOf, itemsOf } from '../../wiring/fields.js';
import type { MapNode } from '../../yaml/nodes.js';
import { textNode } from '../fields.js';
import type { ResourceRule } from '../resourceRule.js';
import { staticSecret } from './example.js';
import { dynamicSecretKind, staticSecretKind } from './kinds.js';

/** The keys that the API server asks for, by the type of a Secret. Source: ValidateSecret of Kubernetes. */
const keysOfType: Readonly<Record<string, readonly string[]>> = {
  'kubernetes.io/tls': ['tls.crt', 'tls.key'],
  'kubernetes.io/dockerconfigjson': ['.dockerconfigjson'],
  'kubernetes.io/dockercfg': ['.dockercfg'],
  'kubernetes.io/ssh-auth': ['ssh-privatekey'],
};

/** A Secret of a type whose keys nothing makes, though the keys of the source are left out. */
export const typedSecret: ResourceRule = {
  id: 'typed-secret',
  severity: 'error',
  kinds: [staticSecretKind, dynamicSecretKind],
  documentation: {
    why: 'A typed Secret without its keys is refused by the API server. When `excludes` leaves out everything that comes from Vault, templates have to make them.',
    wrong: staticSecret('', {
      destination: '    create: true\n    type: kubernetes.io/tls\n    transformation:\n      excludes: [".*"]\n',
    }),
    right: staticSecret('', {
      destination: `    create: true
    type: kubernetes.io/tls
    transformation:
      excludes: [".*"]
      templates:
        tls.crt: {text: '{{ get .Secrets "certificate" }}'}
        tls.key: {text: '{{ get .Secrets "key" }}'}
`,
    }),
  },
  *check({ root }) {
    const type = textNode(fieldOf(root, 'spec.destination.type'));
    const transformation = fieldOf(root, 'spec.destination.transformation');
    const needed = type && Object.hasOwn(keysOfType, type.value) ? keysOfType[type.value] : undefined;
    if (!type || !needed || transformation?.is !== 'map' || !leavesOutAll(transformation) || fieldOf(transformation, 'transformationRefs'))
      return;
    const templates = fieldOf(transformation, 'templates');
    const made = templates?.is === 'map' ? templates.entries.map(({ key }) => key.value) : [];
    const missing = needed.filter((it) => !made.includes(it));
    if (missing.length > 0)
      yield {
        at: type,
        message: `A Secret of this type needs ${missing.join(' and ')}, and nothing makes ${missing.length > 1 ? 'them' : 'it'}: add templates.`,
      };
  },
};

function leavesOutAll(transformation: MapNode): boolean {
  return itemsOf(fieldOf(transformation, 'excludes')).some((it) => /^\^?\.[*+]\$?$/.test(textNode(it)?.value ?? ''));
}
