import type { Answers } from '../questions.js';
import { yaml } from '../yaml.js';

export const uiDeployment = ({ application, namespace, uiImage, tag }: Answers): string => yaml`---
apiVersion: apps/v1
kind: Deployment
metadata:
  name: ui
  namespace: ${namespace}
  labels:
    app.kubernetes.io/name: ui
    app.kubernetes.io/part-of: ${application}
spec:
  replicas: 1
  selector:
    matchLabels:
      app.kubernetes.io/name: ui
  template:
    metadata:
      labels:
        app.kubernetes.io/name: ui
        app.kubernetes.io/part-of: ${application}
    spec:
      # Nothing in this pod talks to the Kubernetes API.
      automountServiceAccountToken: false
      securityContext:
        runAsNonRoot: true
        # The user of the unprivileged nginx images. As a number: the kubelet
        # cannot tell whether a user name means root.
        runAsUser: 101
        seccompProfile:
          type: RuntimeDefault
      containers:
        - name: ui
          image: ${`${uiImage}:${tag}`}
          ports:
            # Not 80: a user without privileges cannot open ports below 1024.
            - name: http
              containerPort: 8080
          livenessProbe:
            httpGet:
              path: /
              port: http
            initialDelaySeconds: 10
            periodSeconds: 30
          readinessProbe:
            httpGet:
              path: /
              port: http
            initialDelaySeconds: 5
            periodSeconds: 10
          resources:
            requests:
              cpu: 50m
              memory: 64Mi
            limits:
              cpu: 250m
              memory: 128Mi
          securityContext:
            allowPrivilegeEscalation: false
            readOnlyRootFilesystem: true
            capabilities:
              drop: ["ALL"]
          volumeMounts:
            - name: tmp
              mountPath: /tmp
            - name: cache
              mountPath: /var/cache/nginx
            - name: run
              mountPath: /var/run
      volumes:
        # The root file system is read-only; nginx writes to these places.
        - name: tmp
          emptyDir: {}
        - name: cache
          emptyDir: {}
        - name: run
          emptyDir: {}
`;
