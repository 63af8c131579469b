import type { Answers } from '../questions.js';
import { yaml } from '../yaml.js';

export const minioStatefulSet = (answers: Answers): string => statefulSet(answers) + storageClass(answers) + request(answers);

const statefulSet = ({ application, namespace }: Answers): string => yaml`---
apiVersion: apps/v1
kind: StatefulSet
metadata:
  name: minio
  namespace: ${namespace}
  labels:
    app.kubernetes.io/name: minio
    app.kubernetes.io/part-of: ${application}
spec:
  serviceName: minio
  # One MinIO server on one volume cannot be scaled out.
  replicas: 1
  selector:
    matchLabels:
      app.kubernetes.io/name: minio
  template:
    metadata:
      labels:
        app.kubernetes.io/name: minio
        app.kubernetes.io/part-of: ${application}
    spec:
      # Nothing in this pod talks to the Kubernetes API.
      automountServiceAccountToken: false
      securityContext:
        runAsNonRoot: true
        # The image names no user and would run as root.
        runAsUser: 1000
        runAsGroup: 1000
        # A new volume belongs to root; this lets the user above write to it.
        fsGroup: 1000
        fsGroupChangePolicy: OnRootMismatch
        seccompProfile:
          type: RuntimeDefault
      containers:
        - name: minio
          # MinIO's images are gone from Docker Hub. This is the last release on
          # quay.io for both amd64 and arm64.
          image: quay.io/minio/minio:RELEASE.2025-09-07T16-13-09Z
          args: ["server", "/data"]
          ports:
            - name: s3
              containerPort: 9000
          env:
            # Key by key: if one is missing, the pod does not start. MinIO would
            # start, with its well-known default credentials.
            - name: MINIO_ROOT_USER
              valueFrom:
                secretKeyRef:
                  name: minio-credentials
                  key: MINIO_ROOT_USER
            - name: MINIO_ROOT_PASSWORD
              valueFrom:
                secretKeyRef:
                  name: minio-credentials
                  key: MINIO_ROOT_PASSWORD
            # Nothing needs the web console, and it opens a second port.
            - name: MINIO_BROWSER
              value: "off"
          livenessProbe:
            httpGet:
              path: /minio/health/live
              port: s3
            initialDelaySeconds: 10
            periodSeconds: 30
          readinessProbe:
            httpGet:
              path: /minio/health/ready
              port: s3
            initialDelaySeconds: 5
            periodSeconds: 10
          resources:
            requests:
              cpu: 100m
              memory: 256Mi
            limits:
              cpu: "1"
              memory: 1Gi
          securityContext:
            allowPrivilegeEscalation: false
            readOnlyRootFilesystem: true
            capabilities:
              drop: ["ALL"]
          volumeMounts:
            - name: data
              mountPath: /data
            - name: tmp
              mountPath: /tmp
      volumes:
        - name: tmp
          emptyDir: {}
  volumeClaimTemplates:
    - metadata:
        name: data
      spec:
`;

const storageClass = ({ minioStorageClass }: Answers): string =>
  minioStorageClass === ''
    ? `        # No storageClassName: the cluster's default class.
`
    : yaml`        storageClassName: ${minioStorageClass}
`;

const request = ({ minioSize }: Answers): string => yaml`        accessModes: ["ReadWriteOnce"]
        resources:
          requests:
            storage: ${minioSize}
`;
