import type { Answers } from '../questions.js';
import { yaml } from '../yaml.js';

export const vaultAuth = ({ application, namespace, vaultRole, vaultAudience }: Answers): string => yaml`---
apiVersion: secrets.hashicorp.com/v1beta1
kind: VaultAuth
metadata:
  name: ${`${application}-auth`}
  namespace: ${namespace}
  labels:
    app.kubernetes.io/part-of: ${application}
spec:
  # No vaultConnectionRef: that means the VaultConnection "default" in the
  # namespace of the Vault Secrets Operator. It is not part of this tree.
  method: kubernetes
  mount: kubernetes
  kubernetes:
    role: ${vaultRole}
    # The operator requests a token of this account; no pod holds one.
    serviceAccount: default
    audiences:
      - ${vaultAudience}
`;
