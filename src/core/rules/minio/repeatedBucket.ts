import { fieldOf, itemsOf } from '../../wiring/fields.js';
import { textNode } from '../fields.js';
import { containersOf, podKinds, podSpecOf } from '../pods.js';
import type { ResourceRule } from '../resourceRule.js';

const job = (command: string): string => `apiVersion: batch/v1
kind: Job
metadata:
  name: bucket
spec:
  template:
    spec:
      restartPolicy: OnFailure
      containers:
        - name: mc
          image: quay.io/minio/mc:RELEASE.2025-08-13T08-35-41Z
          command: [sh, -ec, "${command}"]
`;

/** A bucket that can be made once alone. Source: mc mb, which fails where the bucket is there. */
export const repeatedBucket: ResourceRule = {
  id: 'repeated-bucket',
  severity: 'warning',
  kinds: podKinds,
  documentation: {
    why: '`mc mb` fails when the bucket is there already, so a Job that is tried again, or applied again, never ends well.',
    wrong: job('mc mb store/shop'),
    right: job('mc mb --ignore-existing store/shop'),
  },
  *check({ root, kind }) {
    const pod = podSpecOf(root, kind);
    for (const container of pod ? containersOf(pod) : []) {
      for (const node of ['command', 'args'].flatMap((it) => itemsOf(fieldOf(container, it)))) {
        const text = textNode(node);
        const commands = text?.value.split(/\n|;|&&|\|/).filter((it) => /^\s*mc\s(.*\s)?mb\s/.test(it)) ?? [];
        if (text && commands.some((it) => !/\s(-p|--ignore-existing)\b/.test(it) && !/\|\|/.test(text.value))) {
          yield { at: text, message: '"mc mb" fails where the bucket is there already: add --ignore-existing.' };
        }
      }
    }
  },
};
