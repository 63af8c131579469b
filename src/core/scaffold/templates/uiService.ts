import type { Answers } from '../questions.js';
import { yaml } from '../yaml.js';

export const uiService = ({ application, namespace }: Answers): string => yaml`---
apiVersion: v1
kind: Service
metadata:
  name: ui
  namespace: ${namespace}
  labels:
    app.kubernetes.io/name: ui
    app.kubernetes.io/part-of: ${application}
spec:
  type: ClusterIP
  selector:
    app.kubernetes.io/name: ui
  ports:
    - name: http
      port: 8080
      targetPort: http
`;
