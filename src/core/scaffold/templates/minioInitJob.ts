import type { Answers } from '../questions.js';
import { yaml } from '../yaml.js';

export const minioInitJob = ({ application, namespace }: Answers): string => yaml`---
apiVersion: batch/v1
kind: Job
metadata:
  name: minio-init-bucket
  namespace: ${namespace}
  labels:
    app.kubernetes.io/name: minio-init-bucket
    app.kubernetes.io/part-of: ${application}
spec:
  # MinIO may take a while to start; each retry waits longer than the last.
  backoffLimit: 10
  # The template of a Job cannot be changed. This one is removed after an hour,
  # so that a later apply can create it again; running it twice is harmless.
  ttlSecondsAfterFinished: 3600
  template:
    metadata:
      labels:
        app.kubernetes.io/name: minio-init-bucket
        app.kubernetes.io/part-of: ${application}
    spec:
      restartPolicy: OnFailure
      # Nothing in this pod talks to the Kubernetes API.
      automountServiceAccountToken: false
      securityContext:
        runAsNonRoot: true
        # The image names no user and would run as root.
        runAsUser: 1000
        runAsGroup: 1000
        seccompProfile:
          type: RuntimeDefault
      containers:
        - name: mc
          # MinIO's images are gone from Docker Hub. This is the last release.
          image: quay.io/minio/mc:RELEASE.2025-08-13T08-35-41Z
          # The credentials go through a pipe: arguments show up in the list of
          # processes, and MC_HOST_store would misread a colon in the password.
          command:
            - /bin/sh
            - -ec
            - |
              printf '%s\\n' "$MINIO_ROOT_USER" "$MINIO_ROOT_PASSWORD" |
                mc alias set store http://minio:9000
              mc mb --ignore-existing "store/$BUCKET"
          env:
            - name: BUCKET
              value: ${application}
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
            # mc writes its settings before anything else, by default to the
            # home directory, which this user does not have.
            - name: MC_CONFIG_DIR
              value: /tmp/mc
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
      volumes:
        - name: tmp
          emptyDir: {}
`;
