import type { KindName } from '../wiring/references/rule.js';
import { annotationConflict } from './annotations/annotationConflict.js';
import { annotationValue } from './annotations/annotationValue.js';
import { annotationWithoutEffect } from './annotations/annotationWithoutEffect.js';
import { certificateBlock, sharedTlsSecret } from './ingress/certificateBlock.js';
import { duplicatePath } from './ingress/duplicatePath.js';
import { ignoredByDefaultClass, ignoredByTraefik } from './annotations/ignoredByTraefik.js';
import { pathOrder } from './ingress/pathOrder.js';
import { regexPath } from './ingress/regexPath.js';
import { rewriteTarget } from './ingress/rewriteTarget.js';
import { snippetAnnotation } from './annotations/snippetAnnotation.js';
import { uncoveredHost } from './ingress/uncoveredHost.js';
import { unknownAnnotation } from './annotations/unknownAnnotation.js';
import { placeholderRules } from './placeholder.js';
import type { ResourceRule } from './resourceRule.js';
import type { Condition } from './rule.js';
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

/** Every rule of one resource beyond the schema. */
export const resourceRules: readonly ResourceRule[] = [
  ...placeholderRules,
  unknownAnnotation,
  annotationValue,
  annotationWithoutEffect,
  annotationConflict,
  snippetAnnotation,
  ignoredByTraefik,
  ignoredByDefaultClass,
  duplicatePath,
  pathOrder,
  uncoveredHost,
  regexPath,
  rewriteTarget,
  certificateBlock,
  sharedTlsSecret,
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
