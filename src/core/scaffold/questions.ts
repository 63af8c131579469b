import { nearest } from '../nearest.js';
import * as checks from './checks.js';
import type { Check } from './checks.js';
import { domainPlaceholder, tagPlaceholder } from './placeholders.js';

/** All that the templates need to know. Every value has passed its question's check. */
export interface Answers {
  /** Where the tree goes, relative to the root: `.` or `deploy`. */
  readonly folder: string;
  readonly application: string;
  readonly namespace: string;
  readonly domain: string;
  readonly apiImage: string;
  readonly uiImage: string;
  readonly tag: string;
  readonly ingressClass: string;
  readonly clusterIssuer: string;
  /** Of the KV version 2 engine. */
  readonly vaultMount: string;
  readonly apiSecretPath: string;
  readonly minioSecretPath: string;
  readonly vaultRole: string;
  readonly vaultAudience: string;
  readonly minioSize: string;
  /** Empty for the cluster's default class. */
  readonly minioStorageClass: string;
}

export interface Question {
  readonly id: keyof Answers;
  readonly title: string;
  readonly prompt: string;
  readonly placeholder?: string;
  /** The only values there are, where they can be listed. */
  readonly choices?: readonly { readonly value: string; readonly description: string }[];
  /** The default, which follows the answers given so far. It passes `check` when they do. */
  readonly initial: (answers: Partial<Answers>) => string;
  /** What is wrong with a value and what to write instead, in one sentence; undefined when it is fine. */
  readonly check: Check;
}

const ingressClasses = [
  { value: 'nginx', description: 'ingress-nginx, installed beside or instead of the packaged Traefik of k3s' },
  { value: 'traefik', description: 'Traefik, which k3s brings along' },
];

/** In the order they are asked. */
export const questions: readonly Question[] = [
  {
    id: 'folder',
    title: 'Folder',
    prompt: 'Folder that the tree is written into, relative to the root.',
    initial: () => '.',
    check: checks.folder,
  },
  {
    id: 'application',
    title: 'Application name',
    prompt: 'Names the namespace, the images, the bucket, the TLS secret and what is in Vault.',
    initial: () => 'reactbin',
    check: checks.applicationName,
  },
  {
    id: 'namespace',
    title: 'Namespace',
    prompt: 'Namespace of everything in the tree.',
    initial: named((application) => application),
    check: checks.namespaceName,
  },
  {
    id: 'domain',
    title: 'Domain',
    prompt: `Host name that the application is reached at; ${domainPlaceholder} leaves it for later.`,
    placeholder: 'paste.example.com',
    initial: () => domainPlaceholder,
    check: (value) => (value === domainPlaceholder ? undefined : checks.hostName(value)),
  },
  {
    id: 'apiImage',
    title: 'API image',
    prompt: 'Image of the API, without tag.',
    placeholder: 'ghcr.io/example/api',
    initial: named((application) => `${application}-api`),
    check: checks.imageName,
  },
  {
    id: 'uiImage',
    title: 'UI image',
    prompt: 'Image of the user interface, without tag.',
    placeholder: 'ghcr.io/example/ui',
    initial: named((application) => `${application}-ui`),
    check: checks.imageName,
  },
  {
    id: 'tag',
    title: 'Image tag',
    prompt: `Tag of both images; ${tagPlaceholder} leaves it for later.`,
    placeholder: 'v1.0.0',
    initial: () => tagPlaceholder,
    check: checks.imageTag,
  },
  {
    id: 'ingressClass',
    title: 'Ingress class',
    prompt: 'Ingress controller that serves the domain.',
    choices: ingressClasses,
    initial: () => 'nginx',
    check: oneOf(ingressClasses.map((choice) => choice.value)),
  },
  {
    id: 'clusterIssuer',
    title: 'Cluster issuer',
    prompt: 'ClusterIssuer of cert-manager that signs the certificate.',
    initial: () => 'letsencrypt-prod',
    check: checks.objectName,
  },
  {
    id: 'vaultMount',
    title: 'Vault mount',
    prompt: 'Where the KV version 2 engine is mounted in Vault.',
    initial: () => 'secret',
    check: checks.vaultMount,
  },
  {
    id: 'apiSecretPath',
    title: 'Vault path of the API',
    prompt: "Path of the API's configuration below the mount.",
    initial: named((application) => `${application}/api/config`),
    check: checks.vaultSecretPath,
  },
  {
    id: 'minioSecretPath',
    title: 'Vault path of MinIO',
    prompt: "Path of MinIO's credentials below the mount.",
    initial: named((application) => `${application}/minio/credentials`),
    check: checks.vaultSecretPath,
  },
  {
    id: 'vaultRole',
    title: 'Vault role',
    prompt: "Role of Vault's Kubernetes auth method.",
    initial: named((application) => application),
    check: checks.vaultRole,
  },
  {
    id: 'vaultAudience',
    title: 'Vault audience',
    prompt: 'Audience of the service account token, as the role in Vault expects it.',
    initial: () => 'https://kubernetes.default.svc',
    check: checks.tokenAudience,
  },
  {
    id: 'minioSize',
    title: 'MinIO size',
    prompt: 'Size of the volume that MinIO keeps its objects on.',
    initial: () => '10Gi',
    check: checks.volumeSize,
  },
  {
    id: 'minioStorageClass',
    title: 'MinIO storage class',
    prompt: "StorageClass of that volume; empty for the cluster's default.",
    placeholder: 'local-path',
    initial: () => '',
    check: (value) => (value === '' ? undefined : checks.objectName(value)),
  },
];

/**
 * Fills what is missing with defaults, in the order of the questions, so that a default follows the answers before it.
 * A value that does not pass gives a problem and the default stands in its place: `answers` is always safe to use.
 */
export function completeAnswers(given: Readonly<Record<string, unknown>>): {
  readonly answers: Answers;
  readonly problems: readonly { readonly id: string; readonly message: string }[];
} {
  const ids = questions.map((question): string => question.id);
  const problems = Object.keys(given)
    .filter((id) => !ids.includes(id))
    .map((id) => ({ id, message: unknownAnswer(id, ids) }));
  let answers: Partial<Answers> = {};
  for (const question of questions) {
    const value = Object.hasOwn(given, question.id) ? given[question.id] : undefined;
    const message = refusal(question, value);
    if (message !== undefined) problems.push({ id: question.id, message });
    answers = { ...answers, [question.id]: typeof value === 'string' && message === undefined ? value : question.initial(answers) };
  }
  // Every key of Answers is the id of a question.
  return { answers: answers as Answers, problems };
}

function refusal(question: Question, value: unknown): string | undefined {
  if (value === undefined) return undefined;
  return typeof value === 'string' ? question.check(value) : 'Write the answer as text, in quotes.';
}

function named(name: (application: string) => string): (answers: Partial<Answers>) => string {
  return ({ application = 'reactbin' }) => name(application);
}

function oneOf(values: readonly string[]): Check {
  return (value) => (values.includes(value) ? undefined : `Write one of: ${values.join(', ')}.`);
}

function unknownAnswer(id: string, ids: readonly string[]): string {
  const meant = nearest(id, ids);
  return meant ? `Nothing asks for ${id}; did you mean ${meant}?` : `Nothing asks for ${id}; the answers are ${ids.join(', ')}.`;
}
