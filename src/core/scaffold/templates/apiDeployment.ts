import type { Answers } from '../questions.js';
import { yaml } from '../yaml.js';

export const apiDeployment = ({ application, namespace, apiImage, tag }: Answers): string => yaml`---
apiVersion: apps/v1
kind: Deployment
metadata:
  name: api
  namespace: ${namespace}
  labels:
    app.kubernetes.io/name: api
    app.kubernetes.io/part-of: ${application}
spec:
  # Every pod migrates the database before it starts; two at once would collide.
  replicas: 1
  selector:
    matchLabels:
      app.kubernetes.io/name: api
  template:
    metadata:
      labels:
        app.kubernetes.io/name: api
        app.kubernetes.io/part-of: ${application}
    spec:
      # Nothing in this pod talks to the Kubernetes API.
      automountServiceAccountToken: false
      securityContext:
        runAsNonRoot: true
        # As a number: the kubelet cannot tell whether a user name means root.
        runAsUser: 1001
        seccompProfile:
          type: RuntimeDefault
      initContainers:
        - name: alembic-migrate
          image: ${`${apiImage}:${tag}`}
          command: ["alembic", "upgrade", "head"]
          workingDir: /app
          envFrom:
            - secretRef:
                name: api-env
          resources:
            requests:
              cpu: 100m
              memory: 128Mi
            limits:
              cpu: 500m
              memory: 256Mi
          securityContext:
            allowPrivilegeEscalation: false
            readOnlyRootFilesystem: true
            capabilities:
              drop: ["ALL"]
          volumeMounts:
            - name: tmp
              mountPath: /tmp
      containers:
        - name: api
          image: ${`${apiImage}:${tag}`}
          ports:
            - name: http
              containerPort: 8000
          envFrom:
            - secretRef:
                name: api-env
          env:
            - name: API_DOCS_ENABLED
              value: "false"
          livenessProbe:
            httpGet:
              path: /api/v1/health
              port: http
            initialDelaySeconds: 10
            periodSeconds: 30
          readinessProbe:
            httpGet:
              path: /api/v1/health
              port: http
            initialDelaySeconds: 5
            periodSeconds: 10
          resources:
            requests:
              cpu: 100m
              memory: 256Mi
            limits:
              cpu: "1"
              memory: 512Mi
          securityContext:
            allowPrivilegeEscalation: false
            readOnlyRootFilesystem: true
            capabilities:
              drop: ["ALL"]
          volumeMounts:
            - name: tmp
              mountPath: /tmp
      volumes:
        # The root file systems are read-only; this is the place to write to.
        - name: tmp
          emptyDir: {}
`;
