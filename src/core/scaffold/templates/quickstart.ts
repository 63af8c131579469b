import { domainPlaceholder, tagPlaceholder } from '../placeholders.js';
import type { Answers } from '../questions.js';

export const quickstart = (answers: Answers): string => opening(answers) + fillIn(answers) + rest(answers);

const opening = ({ application }: Answers): string => `# Quickstart

From this tree to \`${application}\` running in the cluster. Every command is run in the folder that holds \`k8s/\`, in one POSIX shell.

## 1. See that the cluster is ready

Go through the sections 1 to 7 of [contracts/operator-deploy.md](contracts/operator-deploy.md) and run the checks in them.

## 2. Fill in what is left

`;

/** Also gives the commands that follow their host name. */
function fillIn({ domain, tag }: Answers): string {
  const domainIsOpen = domain === domainPlaceholder;
  const tagIsOpen = tag === tagPlaceholder;
  return (domainIsOpen ? domainStep : domainGiven(domain)) + (tagIsOpen ? tagStep : '') + (domainIsOpen || tagIsOpen ? lookAgain : '');
}

const domainGiven = (domain: string): string => `The host name is in place. Later commands use it:

\`\`\`sh
DOMAIN=${domain}
\`\`\`

`;

const domainStep = `The host name, which later commands use as well. Put yours on the first line (on macOS, use \`gsed\` in place of \`sed\`):

\`\`\`sh
DOMAIN=paste.example.com
sed -i "s/<your-domain>/$DOMAIN/g" k8s/ingress.yaml
\`\`\`

`;

const tagStep = `The tag of the images to deploy. Put yours on the first line:

\`\`\`sh
TAG=v1.0.0
sed -i "s/:latest\\$/:$TAG/" k8s/api/deployment.yaml k8s/ui/deployment.yaml
\`\`\`

`;

const lookAgain = `This prints nothing once everything is filled in:

\`\`\`sh
grep -rnE '<your-domain>|image: .*:latest' k8s/
\`\`\`

`;

const rest = ({ application, namespace, ingressClass, vaultRole, vaultAudience }: Answers): string => `## 3. Check the manifests

\`\`\`sh
make validate-k8s
\`\`\`

yamllint prints nothing, and kubectl prints one line for each of the 12 resources, ending in \`created (dry run)\`. Nothing in the cluster changes.

## 4. Create the namespace

\`\`\`sh
kubectl apply -f k8s/namespace.yaml
\`\`\`

It comes first because \`kubectl apply -R\` reads the files in order of their names, and \`api/\` is before \`namespace.yaml\`.
If your registry is private, give the pods its credentials now (section 2 of the contract).

With the namespace there, you can log in to Vault the way the operator will. This prints the policies, among them \`${vaultRole}\`:

\`\`\`sh
vault write -field=token_policies auth/kubernetes/login role=${vaultRole} \\
  jwt="$(kubectl -n ${namespace} create token default --audience=${vaultAudience})"
\`\`\`

## 5. Bring the secrets in

\`\`\`sh
kubectl apply -f k8s/vault/
until kubectl -n ${namespace} get secret api-env minio-credentials; do sleep 2; done
\`\`\`

This ends as soon as both Secrets exist, usually within seconds. If it does not, press Ctrl-C and see the table at the end. To list the keys
without the values:

\`\`\`sh
kubectl -n ${namespace} get secret api-env minio-credentials \\
  -o go-template='{{range .items}}{{.metadata.name}}:{{range $key, $value := .data}} {{$key}}{{end}}{{"\\n"}}{{end}}'
\`\`\`

They are those of the contract (section 7), and \`_raw\` is not among them.

## 6. Apply everything

\`\`\`sh
kubectl apply -R -f k8s/
\`\`\`

Without \`-R\`, kubectl sees only the two files at the top of \`k8s/\`. You can repeat the command at any time; it changes only what differs.

## 7. Verify

\`\`\`sh
kubectl -n ${namespace} rollout status statefulset/minio --timeout=5m
kubectl -n ${namespace} wait --for=condition=Complete job/minio-init-bucket --timeout=5m
kubectl -n ${namespace} rollout status deployment/api --timeout=5m
kubectl -n ${namespace} rollout status deployment/ui --timeout=5m
kubectl -n ${namespace} wait --for=condition=Ready certificate/${application}-tls --timeout=5m
kubectl -n ${namespace} get pods,services,ingress
\`\`\`

Each of them succeeds; the Job is there for an hour after it has finished. In the list that the last one prints, the pods of \`api\`, \`ui\` and
\`minio\` are \`Running\` and ready, every Service is of type \`ClusterIP\` without an external address, and the Ingress has your host name and an
address.

## 8. Walk through

The API and the UI answer over HTTPS (200), and plain HTTP ${ingressClass === 'traefik' ? 'is redirected to HTTPS if Traefik is set up for that (404 if not)' : 'is redirected to HTTPS (308)'}:

\`\`\`sh
curl -fsS "https://$DOMAIN/api/v1/health"
curl -fsS -o /dev/null -w '%{http_code}\\n' "https://$DOMAIN/"
curl -sS -o /dev/null -w '%{http_code}\\n' "http://$DOMAIN/"
\`\`\`

The database is at the latest migration, and the documentation pages of the API are off:

\`\`\`sh
kubectl -n ${namespace} exec deployment/api -c api -- sh -c 'cd /app && alembic current'   # ends in (head)
kubectl -n ${namespace} exec deployment/api -c api -- printenv API_DOCS_ENABLED            # false
\`\`\`

No container is root:

\`\`\`sh
kubectl -n ${namespace} exec deployment/api -c api -- id -u   # 1001
kubectl -n ${namespace} exec deployment/ui -- id -u           # 101
kubectl -n ${namespace} exec minio-0 -- id -u                 # 1000
\`\`\`

The bucket was created (the log stays for an hour), and its volume outlives the pod:

\`\`\`sh
kubectl -n ${namespace} logs job/minio-init-bucket
kubectl -n ${namespace} delete pod minio-0
kubectl -n ${namespace} rollout status statefulset/minio --timeout=5m
kubectl -n ${namespace} get persistentvolumeclaim data-minio-0   # Bound, as old as before
\`\`\`

At last, open the host name in a browser and upload something: that takes the whole way through Ingress, API, PostgreSQL and MinIO.

## When something does not come up

| what you see | where to look | what it is most often |
| --- | --- | --- |
| a Secret does not appear | \`kubectl -n ${namespace} describe vaultstaticsecret\` | role, audience, policy or path in Vault, as its events say; the VaultAuth looks healthy all the same |
| \`CreateContainerConfigError\` | \`kubectl -n ${namespace} describe pod POD\` | the Secret is missing, or lacks a key |
| \`Init:Error\`, \`Init:CrashLoopBackOff\` | \`kubectl -n ${namespace} logs deployment/api -c alembic-migrate\` | \`DATABASE_URL\`, or no \`alembic.ini\` in \`/app\` of the image |
| \`ImagePullBackOff\` | \`kubectl -n ${namespace} describe pod POD\` | name or tag, or no credentials for the registry |
| no pod at all | \`kubectl -n ${namespace} get events --sort-by=.lastTimestamp\` | a pod was changed and no longer meets the restricted level |
| \`minio-0\` is \`Pending\` | \`kubectl -n ${namespace} describe persistentvolumeclaim data-minio-0\` | the StorageClass is missing, or none is the default |
| the Job keeps failing | \`kubectl -n ${namespace} logs job/minio-init-bucket\` | MinIO is not ready, or still runs with older credentials |
| the certificate is not ready | \`kubectl -n ${namespace} describe certificaterequests,orders,challenges\` | the host name does not point here, or port 80 is closed |
| 404 for every address | \`kubectl -n ${namespace} describe ingress ${application}\` | no controller serves the class, or the host name differs |
`;
