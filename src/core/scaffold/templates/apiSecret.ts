import type { Answers } from '../questions.js';
import { yaml } from '../yaml.js';

export const apiSecret = ({ application, namespace, vaultMount, apiSecretPath }: Answers): string => yaml`---
apiVersion: secrets.hashicorp.com/v1beta1
kind: VaultStaticSecret
metadata:
  name: api-secret
  namespace: ${namespace}
  labels:
    app.kubernetes.io/part-of: ${application}
spec:
  vaultAuthRef: ${`${application}-auth`}
  type: kv-v2
  mount: ${vaultMount}
  # Without data/: the operator adds it for kv-v2.
  path: ${apiSecretPath}
  refreshAfter: 1h
  destination:
    name: api-env
    create: true
    transformation:
      # Otherwise the Secret also gets _raw, the whole response of Vault, and
      # envFrom hands it to the API as an environment variable.
      excludeRaw: true
  # The environment is read at start-up only.
  rolloutRestartTargets:
    - kind: Deployment
      name: api
`;
