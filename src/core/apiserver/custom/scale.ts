import type { ScaleSubresource } from '../../schema/types.js';
import { isInt64, numberText } from './goText.js';
import { child, type Place } from './place.js';
import { invalid, type Refusal } from './refusal.js';
import { isMap, type Values } from './settle.js';
import { typeOf } from './types.js';

/**
 * What `kubectl scale` reads and changes must be there in the right type. Source: ValidateScaleSpec and ValidateScaleStatus of
 * apiextensions-apiserver.
 */
export function checkScale(resource: Values, scale: ScaleSubresource, place: Place): readonly Refusal[] {
  return [
    ...checkReplicas(resource, scale.specReplicasPath, place),
    ...checkReplicas(resource, scale.statusReplicasPath, place),
    ...checkSelector(resource, scale.labelSelectorPath, place),
  ];
}

function checkReplicas(resource: Values, path: unknown, place: Place): readonly Refusal[] {
  if (typeof path !== 'string') return [];
  const { value, problem } = valueAt(resource, path, 'int64', (it) => typeof it === 'number' && isInt64(it));
  const refuse = (shown: number, detail: string): readonly Refusal[] => [{ ...invalid(placeOf(path, place), shown, detail), field: path }];
  if (problem) return refuse(0, problem);
  const replicas = typeof value === 'number' ? value : 0;
  if (replicas < 0) return refuse(replicas, 'should be a non-negative integer');
  return replicas > 2147483647 ? refuse(replicas, 'should be less than or equal to 2147483647') : [];
}

function checkSelector(resource: Values, path: unknown, place: Place): readonly Refusal[] {
  if (typeof path !== 'string') return [];
  const { problem } = valueAt(resource, path, 'string', (it) => typeof it === 'string');
  return problem ? [{ ...invalid(placeOf(path, place), '', problem), field: path }] : [];
}

function stepsOf(path: string): readonly string[] {
  return path.replace(/^\./, '').split('.');
}

function placeOf(path: string, place: Place): Place {
  return stepsOf(path).reduce<Place>(child, place);
}

/** What is at a path; nothing where a step is not there, and a problem where it cannot be taken or the value is of another type. */
function valueAt(
  resource: Values,
  path: string,
  type: string,
  isOfType: (value: unknown) => boolean,
): { readonly value?: unknown; readonly problem?: string } {
  let value: unknown = resource;
  const steps = stepsOf(path);
  for (const [index, step] of steps.entries()) {
    if (!isMap(value))
      return {
        problem: `${dotted(steps.slice(0, index + 1))} accessor error: ${goValue(value)} is of the type ${goType(value)}, expected map[string]interface{}`,
      };
    if (!Object.hasOwn(value, step)) return {};
    value = value[step];
  }
  if (isOfType(value)) return { value };
  return { problem: `${dotted(steps)} accessor error: ${goValue(value)} is of the type ${goType(value)}, expected ${type}` };
}

function dotted(steps: readonly string[]): string {
  return `.${steps.join('.')}`;
}

function goType(value: unknown): string {
  const { type, format } = typeOf(value);
  return { null: '<nil>', array: '[]interface {}', object: 'map[string]interface {}', boolean: 'bool' }[type] ?? (format || type);
}

function goValue(value: unknown): string {
  if (value === null) return '<nil>';
  if (Array.isArray(value)) return `[${value.map(goValue).join(' ')}]`;
  if (typeof value === 'number') return numberText(value);
  if (typeof value === 'string' || typeof value === 'boolean') return `${value}`;
  if (!isMap(value)) return '';
  return `map[${Object.keys(value)
    .sort()
    .map((it) => `${it}:${goValue(value[it])}`)
    .join(' ')}]`;
}
