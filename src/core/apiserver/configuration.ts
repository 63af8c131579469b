import { entriesOf, get, isSet, itemsOf, scalarOf, textOf, type Cursor } from './cursor.js';
import { checkFormat } from './facts.js';
import { byteLength, configKey } from './formats.js';
import { jsonProblem } from './json.js';
import { validateFinalizerName } from './objectMeta.js';
import { invalid, required, tooLong, warn } from './refusal.js';
import type { Rules } from './walk.js';

// Source: ValidateConfigMap, ValidateSecret and ValidateNamespace of pkg/apis/core/validation. No value of a Secret stands in a message.

export const configurationRules: Rules = {
  ConfigMap: validateConfigMap,
  Secret: validateSecret,
  NamespaceSpec(spec) {
    for (const finalizer of itemsOf(get(spec, 'finalizers'))) validateFinalizerName(finalizer);
  },
};

const mostBytes = 1024 * 1024;

function validateConfigMap(map: Cursor): void {
  const binary = new Set(entriesOf(get(map, 'binaryData')).map((it) => it.key));
  let bytes = 0;
  for (const entry of entriesOf(get(map, 'data'))) {
    validateKey(entry, entry.key);
    if (binary.has(entry.key)) invalid({ ...entry, node: undefined }, entry.key, 'duplicate of key present in binaryData');
    bytes += byteLength(textOf(entry));
  }
  for (const entry of entriesOf(get(map, 'binaryData'))) {
    validateKey(entry, entry.key);
    bytes += decodedLength(textOf(entry));
  }
  if (bytes > mostBytes)
    tooLong({ ...map, step: '[]', label: get(map, 'data').label ?? map.label, node: undefined }, mostBytes, {
      explanation: 'All values together may be one mebibyte: nothing larger can be stored.',
    });
}

/** The key is what is wrong: it is pointed at, and its value is never looked at. */
function validateKey(entry: Cursor, key: string): void {
  checkFormat({ ...entry, node: undefined }, key, configKey, `The key ${JSON.stringify(key)}`);
}

/** How many bytes base64 stands for. */
function decodedLength(base64: string): number {
  const letters = base64.replace(/[\r\n]/g, '');
  return (letters.length / 4) * 3 - (letters.endsWith('==') ? 2 : letters.endsWith('=') ? 1 : 0);
}

/** One key of a Secret: where it stands, as the server names it, and its text where that stands in `stringData`. */
interface SecretValue {
  readonly at: Cursor;
  readonly plain?: string;
  readonly bytes: number;
}

/** What stands in `stringData` wins over `data`, and the server speaks of all of it as `data`. */
function valuesOf(secret: Cursor): ReadonlyMap<string, SecretValue> {
  const values = new Map<string, SecretValue>();
  for (const entry of entriesOf(get(secret, 'data'))) values.set(entry.key, { at: entry, bytes: decodedLength(textOf(entry)) });
  for (const entry of entriesOf(get(secret, 'stringData')))
    values.set(entry.key, { at: { ...entry, up: dataOf(secret) }, plain: textOf(entry), bytes: byteLength(textOf(entry)) });
  return values;
}

function dataOf(secret: Cursor): Cursor {
  const data = get(secret, 'data');
  return data.label ? data : { ...data, label: get(secret, 'stringData').label };
}

function validateSecret(secret: Cursor): void {
  const values = valuesOf(secret);
  const data = dataOf(secret);
  let bytes = 0;
  for (const [key, { at, bytes: own }] of values) {
    validateKey(at, key);
    bytes += own;
  }
  if (bytes > mostBytes)
    tooLong({ ...data, node: undefined }, mostBytes, {
      explanation: 'All values together may be one mebibyte: nothing larger can be stored.',
    });
  const needs = (key: string): void =>
    required({ ...data, node: undefined, step: `[${key}]`, up: data }, '', {
      explanation: `A Secret of the type ${textOf(get(secret, 'type'))} has the key ${key}.`,
    });
  const lacking = (...keys: readonly string[]): void => keys.filter((it) => !values.has(it)).forEach(needs);
  switch (textOf(get(secret, 'type'))) {
    case 'kubernetes.io/tls':
      lacking('tls.crt', 'tls.key');
      return warnOfNoCertificate(secret, values);
    case 'kubernetes.io/dockerconfigjson':
      return validateJson(values, '.dockerconfigjson', needs);
    case 'kubernetes.io/dockercfg':
      return validateJson(values, '.dockercfg', needs);
    case 'kubernetes.io/basic-auth':
      if (!values.has('username') && !values.has('password')) lacking('username', 'password');
      return;
    case 'kubernetes.io/ssh-auth':
      if ((values.get('ssh-privatekey')?.bytes ?? 0) === 0) needs('ssh-privatekey');
      return;
    case 'kubernetes.io/service-account-token': {
      const account = get(secret, 'metadata', 'annotations', 'kubernetes.io/service-account.name');
      const place: Cursor = { ...account, step: '[kubernetes.io/service-account.name]' };
      if (textOf(account) === '')
        required(place, '', { explanation: 'The annotation kubernetes.io/service-account.name says whose token this is.' });
    }
  }
}

function validateJson(values: ReadonlyMap<string, SecretValue>, key: string, needs: (key: string) => void): void {
  const value = values.get(key);
  if (!value) return needs(key);
  const text = value.plain ?? decoded(scalarOf(value.at));
  if (text === undefined) return;
  const problem = objectProblem(text);
  if (problem)
    invalid(value.at, '<secret contents redacted>', problem, { explanation: `"${key}" must be a JSON object such as {"auths": {}}.` });
}

/** The text that base64 stands for, as far as it is plain: undefined for what is no base64. */
function decoded(value: unknown): string | undefined {
  try {
    return typeof value === 'string' ? atob(value) : undefined;
  } catch {
    // What is no base64 the decoder has refused.
    return undefined;
  }
}

/** Why a text is no JSON object, as Go says it. */
function objectProblem(text: string): string | undefined {
  const problem = jsonProblem(text);
  if (problem) return problem;
  const first = text.trim()[0] ?? '';
  if (first === '{' || first === 'n') return undefined;
  const kind = first === '[' ? 'array' : first === '"' ? 'string' : first === 't' || first === 'f' ? 'bool' : 'number';
  return `json: cannot unmarshal ${kind} into Go value of type map[string]interface {}`;
}

/** The server looks into the certificate: what holds none at all can be told here. */
function warnOfNoCertificate(secret: Cursor, values: ReadonlyMap<string, SecretValue>): void {
  const certificate = values.get('tls.crt');
  if (!certificate || !values.has('tls.key')) return;
  const text = certificate.plain ?? decoded(scalarOf(certificate.at));
  if (!text?.includes('-----BEGIN'))
    warn(isSet(certificate.at) ? certificate.at : get(secret, 'data'), 'tls: failed to find any PEM data in certificate input');
}
