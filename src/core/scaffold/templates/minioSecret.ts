import type { Answers } from '../questions.js';
import { yaml } from '../yaml.js';

export const minioSecret = ({ application, namespace, vaultMount, minioSecretPath }: Answers): string => yaml`---
apiVersion: secrets.hashicorp.com/v1beta1
kind: VaultStaticSecret
metadata:
  name: minio-secret
  namespace: ${namespace}
  labels:
    app.kubernetes.io/part-of: ${application}
spec:
  vaultAuthRef: ${`${application}-auth`}
  type: kv-v2
  mount: ${vaultMount}
  # Without data/: the operator adds it for kv-v2.
  path: ${minioSecretPath}
  refreshAfter: 1h
  destination:
    name: minio-credentials
    create: true
    transformation:
      # Otherwise the Secret also gets _raw, the whole response of Vault.
      excludeRaw: true
  # The environment is read at start-up only.
  rolloutRestartTargets:
    - kind: StatefulSet
      name: minio
`;
