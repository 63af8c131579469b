import type { Answers } from '../questions.js';
import { yaml } from '../yaml.js';

export const minioService = ({ application, namespace }: Answers): string => yaml`---
apiVersion: v1
kind: Service
metadata:
  name: minio
  namespace: ${namespace}
  labels:
    app.kubernetes.io/name: minio
    app.kubernetes.io/part-of: ${application}
spec:
  # Reachable inside the cluster only; the Ingress has no path to it.
  type: ClusterIP
  selector:
    app.kubernetes.io/name: minio
  ports:
    - name: s3
      port: 9000
      targetPort: s3
`;
