import { toValue } from '../yaml/value.js';
import { get, isReadable, isSet, isTrue, itemsOf, nameOf, sizeOf, textOf, type Cursor } from './cursor.js';
import { dns1035Label, dnsSubdomain, type Format } from './formats.js';
import { goJson, invalid, notSupported, required } from './refusal.js';
import { validateStructuralSchema } from './structuralSchema.js';
import type { Rules } from './walk.js';

// Source: pkg/apis/apiextensions/validation of apiextensions-apiserver.

export const customResourceDefinitionRules: Rules = {
  CustomResourceDefinition(definition) {
    const [spec, name] = [get(definition, 'spec'), get(definition, 'metadata', 'name')];
    const wanted = `${textOf(get(spec, 'names', 'plural'))}.${textOf(get(spec, 'group'))}`;
    if (textOf(name) !== '' && textOf(name) !== wanted && isReadable(spec))
      invalid(name, textOf(name), 'must be spec.names.plural+"."+spec.group', {
        explanation: `The name of this definition can only be ${wanted}.`,
      });
    validateApproval(definition, textOf(get(spec, 'group')));
  },
  CustomResourceDefinitionSpec: validateCustomResourceDefinitionSpec,
  CustomResourceDefinitionNames: validateNames,
};

const approval = 'api-approved.kubernetes.io';

/** The groups of Kubernetes itself. */
function validateApproval(definition: Cursor, group: string): void {
  const annotation = get(definition, 'metadata', 'annotations', approval);
  if (!/(^|\.)(k8s|kubernetes)\.io$/.test(group) || textOf(annotation) !== '') return;
  required(
    { ...annotation, step: `[${approval}]` },
    `protected groups must have approval annotation "${approval}", see https://github.com/kubernetes/enhancements/pull/1111`,
    { explanation: `The group ${group} belongs to Kubernetes: choose one of your own.` },
  );
}

function validateCustomResourceDefinitionSpec(spec: Cursor): void {
  const group = get(spec, 'group');
  if (textOf(group) === '') required(group);
  else if (checkJoined(group, dnsSubdomain)) {
    if (!textOf(group).includes('.'))
      invalid(group, textOf(group), 'should be a domain with at least one dot', {
        explanation: 'The group of your own kinds is a domain, such as example.org.',
      });
  }
  const versions = itemsOf(get(spec, 'versions'));
  for (const version of versions) {
    const name = get(version, 'name');
    checkJoined(name, dns1035Label);
    if (!isSet(get(version, 'schema', 'openAPIV3Schema')))
      required(get(version, 'schema', 'openAPIV3Schema'), '', { explanation: 'Each version describes its fields.' });
  }
  validateStorageVersion(spec, versions);
  validateVersionParts(spec, versions);
  validateConversion(get(spec, 'conversion'));
}

/** What all versions have alike the server has moved to the top before it looks. */
function validateVersionParts(spec: Cursor, versions: readonly Cursor[]): void {
  const isSame = (field: string): boolean => new Set(versions.map((it) => shown(get(it, field)))).size < 2;
  const [sameSchema, sameColumns] = [isSame('schema'), isSame('additionalPrinterColumns')];
  for (const [index, version] of versions.entries()) {
    const schema = get(version, 'schema', 'openAPIV3Schema');
    const place: Cursor = sameSchema ? { ...schema, up: { ...get(version, 'schema'), step: 'validation', up: spec } } : schema;
    if (isSet(schema) && (index === 0 || !sameSchema)) validateStructuralSchema(place, isSet(get(version, 'subresources', 'status')));
    const columns = get(version, 'additionalPrinterColumns');
    if (index === 0 || !sameColumns) for (const it of itemsOf(sameColumns ? { ...columns, up: spec } : columns)) validateColumn(it);
  }
}

function shown({ node }: Cursor): string {
  return node ? JSON.stringify(toValue(node)) : '';
}

function validateStorageVersion(spec: Cursor, versions: readonly Cursor[]): void {
  const at = get(spec, 'versions');
  const names = versions.map((it) => textOf(get(it, 'name')));
  const json = { json: isSet(at) ? goJson(versions.map(shownVersion)) : 'null' };
  if (new Set(names).size < names.length)
    invalid(at, json, 'must contain unique version names', { explanation: 'Two versions have the same name.' });
  const stored = versions.filter((it) => isTrue(get(it, 'storage'))).map((it) => textOf(get(it, 'name')));
  if (stored.length === 1) return;
  const explanation = 'Just one version has "storage: true": the one in which resources are kept.';
  invalid(at, json, 'must have exactly one version marked as storage version', { explanation });
  const status: Cursor = { ...at, node: undefined, step: 'storedVersions', up: { ...at, step: 'status', up: spec.up } };
  if (stored.length === 0) invalid(status, { json: 'null' }, 'must have at least one stored version', { explanation });
  else invalid(status, { json: goJson([...new Set(stored)]) }, `must have the storage version ${stored.at(-1)}`, { explanation });
}

/** As the server shows a version once its parts have moved to the top. */
function shownVersion(version: Cursor): object {
  return {
    Name: textOf(get(version, 'name')),
    Served: isTrue(get(version, 'served')),
    Storage: isTrue(get(version, 'storage')),
    Deprecated: isTrue(get(version, 'deprecated')),
    DeprecationWarning: isSet(get(version, 'deprecationWarning')) ? textOf(get(version, 'deprecationWarning')) : null,
    Schema: null,
    Subresources: null,
    AdditionalPrinterColumns: null,
    SelectableFields: null,
  };
}

/** Definitions have all that is wrong with a name in one message. */
function checkJoined(at: Cursor, format: Format, before = ''): boolean {
  const details = format.check(textOf(at));
  if (details.length > 0) invalid(at, textOf(at), before + details.join(','), { explanation: `"${nameOf(at)}" must be ${format.words}.` });
  return details.length === 0;
}

const kindWords = { words: 'letters and digits, such as Widget' };
const mixedCase = 'may have mixed case, but should otherwise match: ';

/** The server makes `singular` and `listKind` out of `kind` where they are left out. */
function validateNames(names: Cursor): void {
  const [plural, singular, kind, listKind] = ['plural', 'singular', 'kind', 'listKind'].map((it) => get(names, it)) as [
    Cursor,
    Cursor,
    Cursor,
    Cursor,
  ];
  if (textOf(plural) === '') required(plural);
  else checkJoined(plural, dns1035Label);
  if (textOf(singular) !== '') checkJoined(singular, dns1035Label);
  for (const at of [kind, listKind])
    if (textOf(at) !== '') checkJoined(at, { ...kindWords, check: (text) => dns1035Label.check(text.toLowerCase()) }, mixedCase);
  if (textOf(kind) === '') for (const at of [kind, singular, listKind]) if (textOf(at) === '') required(at);
  if (textOf(kind) !== '' && textOf(kind) === textOf(listKind))
    invalid(listKind, textOf(listKind), 'kind and listKind may not be the same');
  for (const list of ['shortNames', 'categories']) for (const it of itemsOf(get(names, list))) checkJoined(it, dns1035Label);
}

const columnTypes = ['boolean', 'date', 'integer', 'number', 'string'];

function validateColumn(column: Cursor): void {
  const [name, type, path] = [get(column, 'name'), get(column, 'type'), { ...get(column, 'jsonPath'), step: 'JSONPath' }];
  if (textOf(name) === '') required(name);
  const words = `must be one of ${columnTypes.join(',')}`;
  if (textOf(type) === '') required(type, words);
  else if (!columnTypes.includes(textOf(type))) invalid(type, textOf(type), words);
  if (textOf(path) === '') required(path);
  else if (!textOf(path).startsWith('.'))
    invalid(path, textOf(path), 'must be a simple json path starting with .', { explanation: 'A path starts with a dot: .spec.size' });
}

function validateConversion(conversion: Cursor): void {
  if (!isSet(conversion)) return;
  const strategy = get(conversion, 'strategy');
  if (textOf(strategy) === '') return required(strategy);
  if (!['None', 'Webhook'].includes(textOf(strategy))) return notSupported(strategy, textOf(strategy), ['None', 'Webhook']);
  const webhook = get(conversion, 'webhook');
  if (textOf(strategy) === 'Webhook') {
    if (!isSet(get(webhook, 'clientConfig')))
      required(
        { ...get(webhook, 'clientConfig'), step: 'webhookClientConfig', up: conversion },
        'required when strategy is set to Webhook',
      );
    if (sizeOf(get(webhook, 'conversionReviewVersions')) === 0) required({ ...get(webhook, 'conversionReviewVersions'), up: conversion });
  }
}
