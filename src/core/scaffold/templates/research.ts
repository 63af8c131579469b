import { domainPlaceholder, tagPlaceholder } from '../placeholders.js';
import type { Answers } from '../questions.js';

export const research = (answers: Answers): string =>
  decisions(answers) + (answers.ingressClass === 'traefik' ? traefik : nginx) + placeholdersLeft(answers);

const decisions = ({ namespace }: Answers): string => `# Research

The decisions behind the manifests in \`k8s/\`, with the alternatives that were rejected.

## MinIO is a StatefulSet, not a Deployment

MinIO keeps data, so it needs the same volume after every restart and must never run twice on that volume. A StatefulSet creates the claim
from \`volumeClaimTemplates\`, gives it to the pod of the same name each time, and stops the old pod before it starts the new one. A Deployment
starts the new pod beside the old one: with a ReadWriteOnce volume the update hangs if the two land on different nodes, and on one node both
write to the same files. The storage class is the cluster's default unless another was asked for, because its name differs from cluster to
cluster.

## The VaultConnection stays outside

The address of Vault and the certificate it shows belong to the cluster, not to one application. The VaultAuth names no connection, so the
Vault Secrets Operator uses the VaultConnection \`default\` in its own namespace. A VaultConnection in this tree would fix a host name, and every
application would carry its own copy of it.

## Secrets come from Vault

Two VaultStaticSecrets copy one KV path each into a Secret and check again every hour, so this tree holds no secret value. \`destination.create\`
is on because by default the operator writes only to Secrets that exist. \`excludeRaw\` is on because the operator otherwise adds the key \`_raw\`
with the whole response of Vault, and \`envFrom\` turns that into an environment variable. Both restart the workload that reads the Secret,
because environment variables are read at start-up only.

## Migrations run in an init container

The init container uses the image of the API, so the code and the migrations always match, and the API does not start until the migration has
succeeded. If it fails, the old pod keeps serving. A separate Job would have to be waited for, and recreated for every release because the
template of a Job cannot be changed. Migrating when the API starts would run once per worker. The price is that two pods must not start
at the same time, so the Deployment has one replica; before you add more, let the migration take a lock in the database. During an update the
old API runs for a moment on the new schema, so a migration must not break the release before it.

## One Ingress

The UI and the API share a host name: the browser needs no CORS, and one certificate is enough. One Ingress with two paths says so in one place.
With two, both would ask cert-manager for the same Secret, and only the first would get to manage it.

## \`/api/\` comes before \`/\`

With the path type Prefix the longest matching path wins in any order, and \`/\` takes the rest. The longer path still comes first, because some
controllers take the first match and because it reads the way it works. Prefix compares whole path elements, so \`/apix\` goes to the UI.

## A Job creates the bucket

MinIO creates no buckets by itself, and the API should not have to. The Job retries until MinIO answers, and \`mc mb --ignore-existing\` does nothing
if the bucket exists, so it can run any number of times. It is removed an hour after it has finished: the template of a Job cannot be changed,
so a later apply with another image would fail while the old Job exists. \`mc\` writes a settings file before it does anything else, which
fails for a user without a home directory, so \`MC_CONFIG_DIR\` points to an emptyDir. The credentials go to \`mc alias set\` through a pipe. As
arguments they would show up in the list of processes, and in \`MC_HOST_store\` a colon in the password would be read as the start of a session token.

## Nothing runs as root

Every pod sets \`runAsNonRoot\` and a numeric user, because the kubelet cannot tell whether a user name means root. 1001 is the user of the API
image and 101 that of the unprivileged nginx images. The images of MinIO name no user; 1000 is the one that MinIO's Helm chart uses. A new volume
belongs to root, so \`fsGroup\` makes it writable for MinIO. Every container also drops all capabilities, forbids privilege escalation and has
the seccomp profile RuntimeDefault, which together meet the restricted Pod Security level; the Namespace \`${namespace}\` enforces that level. The root
file systems are read-only, and no pod gets a token for the Kubernetes API.

## MinIO's images come from quay.io

\`minio/minio\` and \`minio/mc\` no longer exist on Docker Hub, so manifests that name them do not start. The releases used here are the last ones that
quay.io has for both amd64 and arm64. The community edition of MinIO is no longer maintained and gets no security fixes. Keep it unreachable from
outside, as it is here, and plan to move to another S3 server: the API needs only another \`S3_ENDPOINT_URL\` and credentials.

## The namespace is applied first, the rest with \`-R\`

\`kubectl apply -f k8s/\` reads only the top folder and says nothing about the others; \`-R\` reads all of them, in order of their names. \`api/\` comes
before \`namespace.yaml\`, so the very first apply of everything would not find the namespace. The quickstart therefore applies that file
first. From then on one command is enough.

`;

const nginx = `## Ingress class nginx

\`ssl-redirect\` is written out although ingress-nginx redirects hosts with TLS by default, because that default can be turned off for the whole
controller. ingress-nginx had its last release in March 2026. To move to another controller, change the class and this one annotation.

`;

const traefik = `## Ingress class traefik

Traefik ignores the annotations of ingress-nginx, so there are none. The Ingress is bound to the HTTPS entry point. Redirecting HTTP is a setting
of the other entry point and applies to every host of the cluster, which makes it the operator's decision. A Middleware could redirect this
host alone, but it is a custom resource that ties the tree to Traefik.

`;

function placeholdersLeft({ application, domain, tag }: Answers): string {
  const left = [
    ...(domain === domainPlaceholder ? [`the host name, \`<your-domain>\``] : []),
    ...(tag === tagPlaceholder ? [`the image tag, \`latest\``] : []),
  ];
  const rest = left.length ? `Left to fill in: ${left.join(', and ')}.` : 'Both were given, so nothing is left to fill in.';
  return `## Placeholders

The host name differs for every installation and the image tag for every release, so no default could be right. ${rest}
Every other question has a default that works, most of them derived from the name of the application, \`${application}\`.
`;
}
