import type { Answers } from '../questions.js';
import { yaml } from '../yaml.js';

export const namespace = ({ application, namespace }: Answers): string => yaml`---
apiVersion: v1
kind: Namespace
metadata:
  name: ${namespace}
  labels:
    app.kubernetes.io/part-of: ${application}
    # Every pod of this tree meets this level; one that does not is refused.
    pod-security.kubernetes.io/enforce: restricted
`;
