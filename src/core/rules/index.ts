import type { KindName } from '../wiring/references/rule.js';
import { annotationConflict } from './annotations/annotationConflict.js';
import { annotationValue } from './annotations/annotationValue.js';
import { annotationWithoutEffect } from './annotations/annotationWithoutEffect.js';
import { ignoredByDefaultClass, ignoredByTraefik } from './annotations/ignoredByTraefik.js';
import { snippetAnnotation } from './annotations/snippetAnnotation.js';
import { unknownAnnotation } from './annotations/unknownAnnotation.js';
import { certificateBlock, sharedTlsSecret } from './ingress/certificateBlock.js';
import { duplicatePath } from './ingress/duplicatePath.js';
import { pathOrder } from './ingress/pathOrder.js';
import { regexPath } from './ingress/regexPath.js';
import { rewriteTarget } from './ingress/rewriteTarget.js';
import { uncoveredHost } from './ingress/uncoveredHost.js';
import { certificateSpec } from './certManager/certificate.js';
import { issuerChoice } from './certManager/issuer.js';
import { allowedNamespaces } from './vault/allowedNamespaces.js';
import { authGlobalRef } from './vault/authGlobalRef.js';
import { authMethod } from './vault/authMethod.js';
import { authMount } from './vault/authMount.js';
import { ignoredRequestMethod, staticCredentials } from './vault/dynamicSecret.js';
import { ignoredDestination } from './vault/ignoredDestination.js';
import { instantUpdatePath } from './vault/instantUpdatePath.js';
import { kvPath } from './vault/kvPath.js';
import { neverRefreshed, restartWithoutChecksum } from './vault/neverRefreshed.js';
import { pinnedVersion } from './vault/pinnedVersion.js';
import { pkiSecret } from './vault/pkiSecret.js';
import { repeatedTemplate, templateKey } from './vault/repeatedTemplate.js';
import { templateSyntax } from './vault/templateSyntax.js';
import { transformationPattern } from './vault/transformationPattern.js';
import { typedSecret } from './vault/typedSecret.js';
import { unverifiedVault, vaultConnection } from './vault/vaultConnection.js';
import { vaultReference } from './vault/vaultReference.js';
import { loadBalancerPort } from './k3s/loadBalancerPort.js';
import { localPath, localPathByDefault } from './k3s/localPath.js';
import { minioClientConfig } from './minio/clientConfig.js';
import { minioCredentials } from './minio/credentials.js';
import { minioImage } from './minio/image.js';
import { repeatedBucket } from './minio/repeatedBucket.js';
import { minioUser } from './minio/user.js';
import { minioExposed } from './profile/minioExposed.js';
import { plainSecret } from './profile/plainSecret.js';
import { rootContainer } from './profile/rootContainer.js';
import { unpinnedImage } from './profile/unpinnedImage.js';
import { placeholderRules } from './placeholder.js';
import type { ResourceRule } from './resourceRule.js';
import type { Condition } from './rule.js';

/** Every rule of one resource beyond the schema. */
export const resourceRules: readonly ResourceRule[] = [
  ...placeholderRules,
  annotationConflict,
  annotationValue,
  annotationWithoutEffect,
  ignoredByTraefik,
  ignoredByDefaultClass,
  snippetAnnotation,
  unknownAnnotation,
  certificateBlock,
  sharedTlsSecret,
  duplicatePath,
  pathOrder,
  regexPath,
  rewriteTarget,
  uncoveredHost,
  certificateSpec,
  issuerChoice,
  allowedNamespaces,
  authGlobalRef,
  authMethod,
  authMount,
  staticCredentials,
  ignoredRequestMethod,
  ignoredDestination,
  instantUpdatePath,
  kvPath,
  neverRefreshed,
  restartWithoutChecksum,
  pinnedVersion,
  pkiSecret,
  repeatedTemplate,
  templateKey,
  templateSyntax,
  transformationPattern,
  typedSecret,
  vaultConnection,
  unverifiedVault,
  vaultReference,
  loadBalancerPort,
  localPath,
  localPathByDefault,
  minioClientConfig,
  minioCredentials,
  minioImage,
  repeatedBucket,
  minioUser,
  minioExposed,
  plainSecret,
  rootContainer,
  unpinnedImage,
];

const byId = new Map(resourceRules.map((it) => [it.id, it]));
const ofAllKinds = resourceRules.filter(({ kinds }) => !kinds);
const byKind = new Map(
  [...new Set(resourceRules.flatMap(({ kinds = [] }) => kinds))].map((kind): [KindName, readonly ResourceRule[]] => [
    kind,
    resourceRules.filter(({ kinds }) => !kinds || kinds.includes(kind)),
  ]),
);

/** The rules that have something to say of a kind. */
export function rulesFor(kind: KindName): readonly ResourceRule[] {
  return byKind.get(kind) ?? ofAllKinds;
}

/** Of which manifests alone a rule holds. */
export function conditionOf(id: string): Condition | undefined {
  return byId.get(id)?.only;
}
