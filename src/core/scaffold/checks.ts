/**
 * What an answer may be. Each check gives one sentence on what to write instead, or undefined when the value is fine.
 * They are strict because answers go into YAML, shell commands and paths; none lets through a space, a quote or a line break.
 */
export type Check = (value: string) => string | undefined;

/** A folder below the root: relative, forward slashes, no way up. */
export const folder: Check = (value) => {
  const parts = value.replace(/\/$/, '').split('/');
  const inside = parts.every((part) => part !== '' && part !== '..' && part !== '~' && /^[^\\:*?"<>|\u0000-\u001f\u007f]+$/.test(part));
  return inside ? undefined : 'Write a folder inside the root, such as . or deploy, with forward slashes and without .. in it.';
};

/** An RFC 1123 label of at least three characters: the application also names the bucket, and S3 wants three. */
export const applicationName: Check = (value) =>
  value.length >= 3 && isLabel(value)
    ? undefined
    : 'Write 3 to 63 lower-case letters, digits and hyphens, with a letter or digit at both ends; the bucket has this name too.';

/** An RFC 1123 label that Kubernetes does not keep for itself. */
export const namespaceName: Check = (value) => {
  if (!isLabel(value)) return 'Write at most 63 lower-case letters, digits and hyphens, with a letter or digit at both ends.';
  return value.startsWith('kube-') ? 'Take another name: those that start with kube- belong to Kubernetes.' : undefined;
};

/** An Ingress host without wildcard: one certificate for one name. Source: Kubernetes, validateIngressRules. */
export const hostName: Check = (value) =>
  isSubdomain(value) && !/^[0-9.]+$/.test(value)
    ? undefined
    : 'Write a host name in lower case, such as paste.example.com: no https://, port, path or wildcard, and no IP address.';

/** The name of an object, such as a ClusterIssuer or a StorageClass. */
export const objectName: Check = (value) =>
  isSubdomain(value) ? undefined : 'Write at most 253 lower-case letters, digits, hyphens and dots, with a letter or digit at both ends.';

/** An image reference without tag or digest. Source: the grammar of distribution references. */
export const imageName: Check = (value) => {
  if (/@|:[^/]*$/.test(value)) return 'Leave the tag or digest out here: the tag is asked for by itself.';
  const parts = value.split('/');
  const host = parts.length > 1 && /[.:]|^localhost$/.test(parts[0] ?? '') ? parts.shift() : undefined;
  const hostFits = host === undefined || (/^[a-z0-9.-]+(:[0-9]{1,5})?$/.test(host) && isSubdomain(host.replace(/:[0-9]+$/, '')));
  const pathFits = parts.every((part) => /^[a-z0-9]+(?:(?:\.|_|__|-+)[a-z0-9]+)*$/.test(part));
  return hostFits && pathFits && value.length <= 255 ? undefined : 'Write an image name in lower case, such as ghcr.io/example/api.';
};

/** Source: the grammar of distribution references. */
export const imageTag: Check = (value) =>
  /^[A-Za-z0-9_][A-Za-z0-9_.-]{0,127}$/.test(value)
    ? undefined
    : 'Write at most 128 letters, digits, dots, underscores and hyphens, starting with a letter, digit or underscore.';

/** Where a secrets engine is mounted, or the root of what is written before it. */
export const vaultMount: Check = (value) =>
  isVaultPath(value)
    ? undefined
    : 'Write a path such as secret or team/kv: letters, digits, dots, underscores and hyphens, no slash at the ends.';

/** The path of a KV version 2 secret below its mount, as `vault kv get -mount=… PATH` takes it. */
export const vaultSecretPath: Check = (value) => {
  if (/^(data|metadata)\//.test(value)) return 'Leave out data/ and metadata/ at the start: the operator adds what KV version 2 needs.';
  return isVaultPath(value)
    ? undefined
    : 'Write a path such as reactbin/api/config: letters, digits, dots, underscores and hyphens, no slash at the ends.';
};

/** The name of a role of Vault's Kubernetes auth method. */
export const vaultRole: Check = (value) =>
  /^[A-Za-z0-9_](?:[A-Za-z0-9_.-]{0,126}[A-Za-z0-9_])?$/.test(value)
    ? undefined
    : 'Write at most 128 letters, digits, underscores, dots and hyphens, with a letter, digit or underscore at both ends.';

/** What a service account token is issued for: often a URL, any name to Kubernetes. */
export const tokenAudience: Check = (value) =>
  value.length <= 253 && /^[A-Za-z0-9][A-Za-z0-9._:/-]*$/.test(value)
    ? undefined
    : 'Write a URL or a name without spaces and quotes, such as https://kubernetes.default.svc.';

/** The size of a volume as a Kubernetes quantity. */
export const volumeSize: Check = (value) =>
  /^[0-9]{1,15}(?:\.[0-9]{1,3})?(?:[KMGTPE]i|[kMGTPE])?$/.test(value) && parseFloat(value) > 0
    ? undefined
    : 'Write a size above zero, such as 10Gi or 500Mi.';

function isLabel(value: string): boolean {
  return value.length <= 63 && /^[a-z0-9](?:[a-z0-9-]*[a-z0-9])?$/.test(value);
}

function isSubdomain(value: string): boolean {
  return value.length <= 253 && value.split('.').every(isLabel);
}

function isVaultPath(value: string): boolean {
  return value.length <= 512 && value.split('/').every((part) => /^[A-Za-z0-9._-]+$/.test(part) && !/^\.+$/.test(part));
}
