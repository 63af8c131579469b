import type { Answers } from '../questions.js';
import { yaml } from '../yaml.js';

export const apiService = ({ application, namespace }: Answers): string => yaml`---
apiVersion: v1
kind: Service
metadata:
  name: api
  namespace: ${namespace}
  labels:
    app.kubernetes.io/name: api
    app.kubernetes.io/part-of: ${application}
spec:
  type: ClusterIP
  selector:
    app.kubernetes.io/name: api
  ports:
    - name: http
      port: 8000
      targetPort: http
`;
