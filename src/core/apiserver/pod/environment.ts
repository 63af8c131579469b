import { get, isFrom, isSet, textOf, type Cursor } from '../cursor.js';
import { checkFormat } from '../facts.js';
import { environmentName, oldEnvironmentName, qualifiedName, type Format } from '../formats.js';
import { quantityOf, showQuantity } from '../quantity.js';
import { invalid, notSupported, required } from '../refusal.js';
import type { Rules } from '../walk.js';

// Source: ValidateEnv, ValidateEnvFrom and what they call in pkg/apis/core/validation.

const podFields = [
  'metadata.name',
  'metadata.namespace',
  'metadata.uid',
  'spec.nodeName',
  'spec.serviceAccountName',
  'status.hostIP',
  'status.hostIPs',
  'status.podIP',
  'status.podIPs',
];

export const environmentRules: Rules = {
  EnvVar(variable) {
    const name = get(variable, 'name');
    if (textOf(name) === '') required(name);
    else checkFormat(name, textOf(name), nameFormat(variable));
    const from = get(variable, 'valueFrom');
    if (isSet(from)) validateEnvVarValueFrom(from, textOf(get(variable, 'value')) !== '');
  },
  EnvFromSource(source) {
    const prefix = get(source, 'prefix');
    if (textOf(prefix) !== '') checkFormat(prefix, textOf(prefix), nameFormat(source));
    const count = ['configMapRef', 'secretRef'].filter((it) => isSet(get(source, it))).length;
    // The server names the list here, not the item.
    const list: Cursor = source.up ? { ...source, step: source.up.step, up: source.up.up } : source;
    if (count === 0)
      invalid(list, '', 'must specify one of: `configMapRef` or `secretRef`', {
        explanation: 'Say where the variables come from: configMapRef or secretRef.',
      });
    if (count > 1)
      invalid(list, '', 'may not have more than one field specified at a time', { explanation: 'One item of "envFrom" takes one source.' });
  },
};

function nameFormat(at: Cursor): Format {
  return isFrom(at, '1.32') ? environmentName : oldEnvironmentName;
}

function validateEnvVarValueFrom(from: Cursor, hasValue: boolean): void {
  const sources = ['fieldRef', 'resourceFieldRef', 'configMapKeyRef', 'secretKeyRef', ...(isFrom(from, '1.35') ? ['fileKeyRef'] : [])];
  const count = sources.filter((it) => isSet(get(from, it))).length;
  validateObjectFieldSelector(get(from, 'fieldRef'), podFields);
  validateContainerResourceFieldSelector(get(from, 'resourceFieldRef'), false);
  const names = sources.map((it) => `\`${it}\``);
  if (count === 0)
    invalid(from, '', `must specify one of: ${names.slice(0, -1).join(', ')} or ${names.at(-1)}`, {
      explanation: 'Say where the value comes from, such as secretKeyRef or configMapKeyRef.',
    });
  if (hasValue && count > 0)
    invalid(from, '', 'may not be specified when `value` is not empty', { explanation: 'A variable has either "value" or "valueFrom".' });
  else if (count > 1)
    invalid(from, '', 'may not have more than one field specified at a time', { explanation: 'A variable has one source.' });
}

/** The labels of ConvertDownwardAPIFieldLabel, which stand for fields of a pod. */
const knownLabels = [
  ...podFields,
  'metadata.annotations',
  'metadata.labels',
  'spec.restartPolicy',
  'spec.schedulerName',
  'status.phase',
  'spec.host',
];

export function validateObjectFieldSelector(reference: Cursor, supported: readonly string[]): void {
  if (!isSet(reference)) return;
  const field = get(reference, 'fieldPath');
  const path = textOf(field);
  if (path === '') return required(field);
  const version = textOf(get(reference, 'apiVersion'), 'v1');
  if (version !== 'v1') return invalid(field, path, `error converting fieldPath: unsupported pod version: ${version}`);
  const [, map, key] = /^(.*?)\['(.*)'\]$/s.exec(path) ?? [];
  if (map === undefined || key === undefined) {
    if (!knownLabels.includes(path))
      return invalid(field, path, `error converting fieldPath: field label not supported: ${path}`, {
        explanation: `Of a pod only these fields can be had here: ${supported.join(', ')}, metadata.labels['key'] and metadata.annotations['key'].`,
      });
    const meant = path === 'spec.host' ? 'spec.nodeName' : path;
    if (!supported.includes(meant)) notSupported(field, meant, supported);
    return;
  }
  if (map !== 'metadata.labels' && map !== 'metadata.annotations')
    return invalid(field, path, `error converting fieldPath: field label does not support subscript: ${path}`);
  checkFormat({ ...reference, node: field.node, label: field.label }, map === 'metadata.labels' ? key : key.toLowerCase(), qualifiedName);
}

const resources = [
  'limits.cpu',
  'limits.ephemeral-storage',
  'limits.memory',
  'requests.cpu',
  'requests.ephemeral-storage',
  'requests.memory',
];
const sizes = ['1', '1k', '1M', '1G', '1T', '1P', '1E', '1Ki', '1Mi', '1Gi', '1Ti', '1Pi', '1Ei'];

export function validateContainerResourceFieldSelector(reference: Cursor, inVolume: boolean): void {
  if (!isSet(reference)) return;
  const resource = get(reference, 'resource');
  const name = textOf(resource);
  if (inVolume && textOf(get(reference, 'containerName')) === '') required(get(reference, 'containerName'));
  else if (name === '') required(resource);
  else if (!resources.includes(name) && !/^(requests|limits)\.hugepages-/.test(name)) notSupported(resource, name, resources);
  validateDivisor(get(reference, 'divisor'), name);
}

function validateDivisor(divisor: Cursor, resource: string): void {
  const amount = quantityOf(divisor);
  const kind = resource.split('.')[1] ?? '';
  const units = kind === 'cpu' ? ['1m', '1'] : sizes;
  const known = /^(requests|limits)\.(cpu|memory|ephemeral-storage|hugepages-)/.test(resource);
  if (!known || amount.billionths === 0n || units.includes(showQuantity(amount))) return;
  const words = kind === 'ephemeral-storage' ? 'local ephemeral storage' : kind.startsWith('hugepages-') ? 'hugepages' : kind;
  const list = kind === 'cpu' ? '1m and 1' : units.join(', ');
  invalid(divisor, resource, `only divisor's values ${list} are supported with the ${words} resource`, {
    explanation: `The divisor is the unit that the amount is told in: ${units.join(', ')}.`,
  });
}
