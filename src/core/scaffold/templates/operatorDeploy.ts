import type { Answers } from '../questions.js';

export const operatorDeploy = (answers: Answers): string =>
  opening(answers) + (answers.ingressClass === 'traefik' ? traefik : nginx) + rest(answers);

const opening = ({ namespace, minioStorageClass }: Answers): string => `# Operator contract

What has to be there before the manifests in \`k8s/\` are applied, and how to see that it is.
The steps to take are in [quickstart.md](../quickstart.md), the reasons in [research.md](../research.md).
Commands are for a POSIX shell. Those with \`vault\` need \`VAULT_ADDR\` and a token that is allowed to run them.

## 1. Cluster

k3s 1.29 or newer (or another Kubernetes of that version), and a \`kubectl\` no more than one minor version away from it.

\`\`\`sh
kubectl version   # Server Version: v1.29 or newer
kubectl auth can-i create namespaces   # yes
kubectl auth can-i create ingresses -n ${namespace}   # yes
\`\`\`

MinIO's volume comes from ${minioStorageClass === '' ? 'the default StorageClass' : `the StorageClass ${minioStorageClass}`}. The \`local-path\` of k3s keeps the data on one node, does
not enforce the size, and deletes the data together with the claim.

\`\`\`sh
kubectl get storageclass   # it is listed${minioStorageClass === '' ? ', marked (default)' : ''}
\`\`\`

## 2. Images

Both images are in a registry that the nodes can pull from.

| | API | UI |
| --- | --- | --- |
| user it must run as | 1001 | 101 |
| port | 8000 | 8080 |
| answers 200 without a login | \`/api/v1/health\` | \`/\` |
| writes only below | \`/tmp\` | \`/tmp\`, \`/var/cache/nginx\`, \`/var/run\` |
| holds | \`/app/alembic.ini\`, \`/app/alembic/\`, and \`alembic\` on the PATH | |

To try it, with the images of \`k8s/api/deployment.yaml\` and \`k8s/ui/deployment.yaml\`:

\`\`\`sh
docker run --rm --user 1001 --read-only --tmpfs /tmp --workdir /app API_IMAGE alembic history
docker run --rm --user 101 --read-only --tmpfs /tmp --tmpfs /var/cache/nginx --tmpfs /var/run -p 8080:8080 UI_IMAGE
\`\`\`

The first lists the migrations. While the second runs, \`curl -fsS http://localhost:8080/\` prints the page.

If the registry is private, give the pods its credentials as soon as the namespace exists:

\`\`\`sh
kubectl -n ${namespace} create secret generic registry --type=kubernetes.io/dockerconfigjson \\
  --from-file=.dockerconfigjson="$HOME/.docker/config.json"
kubectl -n ${namespace} patch serviceaccount default -p '{"imagePullSecrets":[{"name":"registry"}]}'
\`\`\`

The images of MinIO come from quay.io, so the nodes must reach that as well. With a mirror, change the two \`image:\` lines in \`k8s/minio/\`.

`;

const nginx = `## 3. Ingress controller

ingress-nginx with the IngressClass \`nginx\`.

\`\`\`sh
kubectl get ingressclass nginx -o jsonpath='{.spec.controller}{"\\n"}'   # k8s.io/ingress-nginx
\`\`\`

k3s starts Traefik, which takes the ports 80 and 443 of every node, and the LoadBalancer Service of ingress-nginx then stays
\`<pending>\`: start k3s with \`--disable=traefik\`. Note that ingress-nginx had its last release in March 2026; for a new cluster, the ingress
class \`traefik\` is the better answer.
`;

const traefik = `## 3. Ingress controller

Traefik with the IngressClass \`traefik\`, which k3s brings along.

\`\`\`sh
kubectl get ingressclass traefik -o jsonpath='{.spec.controller}{"\\n"}'   # traefik.io/ingress-controller
\`\`\`

The Ingress is served over HTTPS only. Traefik redirects HTTP per entry point, for every host of the cluster at once, so this decision is
yours. On k3s, this turns it on:

\`\`\`yaml
apiVersion: helm.cattle.io/v1
kind: HelmChartConfig
metadata:
  name: traefik
  namespace: kube-system
spec:
  valuesContent: |-
    additionalArguments:
      - --entryPoints.web.http.redirections.entryPoint.to=:443
      - --entryPoints.web.http.redirections.entryPoint.scheme=https
\`\`\`
`;

const rest = ({
  application,
  namespace,
  domain,
  ingressClass,
  clusterIssuer,
  vaultMount,
  apiSecretPath,
  minioSecretPath,
  vaultRole,
  vaultAudience,
}: Answers): string => `
In DNS, the host name \`${domain}\` points to the address of the controller:

\`\`\`sh
kubectl get services --all-namespaces | grep LoadBalancer   # its EXTERNAL-IP
getent hosts "${domain}"   # the same address
\`\`\`

## 4. cert-manager

cert-manager with a ClusterIssuer \`${clusterIssuer}\` that is ready. If it uses HTTP-01, its solver has the ingress class \`${ingressClass}\`, and
port 80 can be reached from the internet.

\`\`\`sh
kubectl get clusterissuer ${clusterIssuer}   # READY: True
kubectl get clusterissuer ${clusterIssuer} -o jsonpath='{.spec.acme.solvers[*].http01.ingress.ingressClassName}{"\\n"}'
\`\`\`

The second command prints \`${ingressClass}\`, or nothing if the issuer does not use HTTP-01.

## 5. Vault Secrets Operator

The operator, and a VaultConnection named \`default\` in the operator's own namespace. That one is used by every VaultAuth that names no
connection, such as the one in this tree.

\`\`\`sh
kubectl get crd vaultauths.secrets.hashicorp.com vaultstaticsecrets.secrets.hashicorp.com
kubectl get vaultconnections.secrets.hashicorp.com --all-namespaces   # default, in the operator's namespace
\`\`\`

If it is missing, apply this, with the namespace that the operator runs in and the address of your Vault:

\`\`\`yaml
apiVersion: secrets.hashicorp.com/v1beta1
kind: VaultConnection
metadata:
  name: default
  namespace: vault-secrets-operator-system
spec:
  address: https://vault.example.com:8200
\`\`\`

## 6. PostgreSQL

A PostgreSQL server outside this tree, reachable from the pods, with a database and a user that may create tables in it. To try it, put in
your host name; the namespace is \`default\` because the application's own accepts only pods that meet the restricted level:

\`\`\`sh
kubectl -n default run pg-check --rm -i --restart=Never --image=docker.io/library/postgres:17-alpine -- \\
  pg_isready -h db.example.com -p 5432   # accepting connections
\`\`\`

## 7. Vault

### Engine and auth method

A KV engine of version 2 at \`${vaultMount}/\`, and the Kubernetes auth method at \`kubernetes/\`, set up for this cluster.

\`\`\`sh
vault secrets list -detailed | grep '^${vaultMount}/'   # kv, with version:2 among its options
vault auth list | grep '^kubernetes/'
vault read auth/kubernetes/config   # kubernetes_host is this cluster
\`\`\`

To create what is missing: \`vault secrets enable -path=${vaultMount} -version=2 kv\` and \`vault auth enable kubernetes\`. The configuration of the
auth method depends on where Vault runs: see the page "Kubernetes auth method" of Vault's documentation.

### Policy

A policy that may read the two paths. In a policy, KV version 2 has \`data/\` between mount and path.

\`\`\`sh
vault policy write ${vaultRole} - <<'END'
path "${vaultMount}/data/${apiSecretPath}" {
  capabilities = ["read"]
}
path "${vaultMount}/data/${minioSecretPath}" {
  capabilities = ["read"]
}
END
vault policy read ${vaultRole}
\`\`\`

### Role

A role for the service account \`default\` in the namespace \`${namespace}\`: the operator requests a token of this account and logs in with it.
The audience is the one in \`k8s/vault/vault-auth.yaml\`.

\`\`\`sh
vault write auth/kubernetes/role/${vaultRole} \\
  bound_service_account_names=default \\
  bound_service_account_namespaces=${namespace} \\
  audience=${vaultAudience} \\
  token_policies=${vaultRole} \\
  token_ttl=1h
vault read auth/kubernetes/role/${vaultRole}
\`\`\`

### Secrets

At \`${apiSecretPath}\`, each key becomes an environment variable of the API and of its migrations. It must hold these; if the API reads one of
them under another name, use that name.

| key | value |
| --- | --- |
| \`DATABASE_URL\` | \`postgresql://USER:PASSWORD@HOST:5432/DATABASE\`, with the driver that the API uses, such as \`postgresql+asyncpg://\` |
| \`SECRET_KEY\` | a long random text that the API signs with |
| \`S3_ENDPOINT_URL\` | \`http://minio:9000\` |
| \`S3_BUCKET\` | \`${application}\`, the bucket that the Job \`minio-init-bucket\` creates |
| \`S3_ACCESS_KEY_ID\` | the same as \`MINIO_ROOT_USER\` below |
| \`S3_SECRET_ACCESS_KEY\` | the same as \`MINIO_ROOT_PASSWORD\` below |

\`${minioSecretPath}\` must hold these two.

| key | value |
| --- | --- |
| \`MINIO_ROOT_USER\` | at least 3 characters |
| \`MINIO_ROOT_PASSWORD\` | at least 8 characters |

Put the values into two JSON files (\`{"MINIO_ROOT_USER": "…", "MINIO_ROOT_PASSWORD": "…"}\`), so that they do not end up in the history of
the shell. \`kv put\` replaces all keys of a path.

\`\`\`sh
vault kv put -mount=${vaultMount} ${apiSecretPath} @api-config.json
vault kv put -mount=${vaultMount} ${minioSecretPath} @minio-credentials.json
rm api-config.json minio-credentials.json
\`\`\`

This lists the keys without showing a value (it needs \`jq\`):

\`\`\`sh
vault kv get -mount=${vaultMount} -format=json ${apiSecretPath} | jq -r '.data.data | keys[]'
vault kv get -mount=${vaultMount} -format=json ${minioSecretPath} | jq -r '.data.data | keys[]'
\`\`\`

## What the manifests bring

| file | resource |
| --- | --- |
| \`k8s/namespace.yaml\` | Namespace \`${namespace}\`, at the restricted Pod Security level |
| \`k8s/api/\` | Deployment and Service \`api\`, port 8000; the database is migrated before it starts |
| \`k8s/ui/\` | Deployment and Service \`ui\`, port 8080 |
| \`k8s/ingress.yaml\` | Ingress \`${application}\`: \`/api/\` to the API, everything else to the UI; certificate in Secret \`${application}-tls\` |
| \`k8s/minio/\` | StatefulSet and Service \`minio\`, port 9000, inside the cluster only; Job \`minio-init-bucket\` |
| \`k8s/vault/\` | VaultAuth \`${application}-auth\`; VaultStaticSecret \`api-secret\`, which makes Secret \`api-env\`, and \`minio-secret\`, which makes Secret \`minio-credentials\` |

They do not bring the VaultConnection, the ClusterIssuer, PostgreSQL, or backups of PostgreSQL and of the volume \`data-minio-0\`.

## Running it

- **A new release**: change the tag in \`k8s/api/deployment.yaml\` and \`k8s/ui/deployment.yaml\` and apply. The new API pod migrates the database
  first; if that fails, it does not start and the old pod keeps serving.
- **A changed secret**: write it to Vault. Within an hour the operator updates the Secret and restarts what reads it. The credentials of
  MinIO are in both paths: change both.
- **A changed bucket Job**: a finished Job is removed after an hour. Before that, run \`kubectl -n ${namespace} delete job minio-init-bucket\`, then apply.
- **A larger volume**: the claim template of a StatefulSet cannot be changed. Enlarge the claim \`data-minio-0\`, if its StorageClass allows that.
- **Removal**: \`kubectl delete -R -f k8s/\` removes everything, including the namespace and the objects stored in MinIO.
`;
