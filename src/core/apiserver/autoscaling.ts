import { get, isFrom, isSet, itemsOf, numberOf, sizeOf, textOf, type Cursor } from './cursor.js';
import { validateContainerResourceName } from './pod/resources.js';
import { quantityOf, showQuantity } from './quantity.js';
import { forbidden, invalid, notSupported, required } from './refusal.js';
import type { Rules } from './walk.js';

// Source: pkg/apis/autoscaling/validation.

export const autoscalingRules: Rules = {
  HorizontalPodAutoscalerSpec: validateHorizontalPodAutoscalerSpec,
  MetricSpec: validateMetricSpec,
  MetricTarget: validateMetricTarget,
  HPAScalingRules: validateScalingRules,
  ObjectMetricSource(source) {
    validateReference(get(source, 'describedObject'), false);
    const target = get(source, 'target');
    if (!isSet(get(target, 'value')) && !isSet(get(target, 'averageValue')))
      needsTarget(target, 'averageValue', 'must set either a target value or averageValue');
  },
  ExternalMetricSource(source) {
    const target = get(source, 'target');
    if (!isSet(get(target, 'value')) && !isSet(get(target, 'averageValue')))
      needsTarget(target, 'averageValue', 'must set either a target value for metric or a per-pod target');
    else refuseBoth(target, 'value', 'averageValue', 'may not set both a target value for metric and a per-pod target');
  },
  PodsMetricSource(source) {
    const value = get(source, 'target', 'averageValue');
    if (quantityOf(value).billionths <= 0n)
      required(value, 'must specify a positive target averageValue', { explanation: 'Say how much there should be in each pod.' });
  },
  ResourceMetricSource: validateResourceTarget,
  ContainerResourceMetricSource(source) {
    validateResourceTarget(source);
    const name = get(source, 'name');
    if (textOf(name) !== '') validateContainerResourceName({ ...name }, textOf(name));
  },
};

function validateHorizontalPodAutoscalerSpec(spec: Cursor): void {
  const [least, most] = [get(spec, 'minReplicas'), get(spec, 'maxReplicas')];
  const [minimum, maximum] = [numberOf(least) ?? 1, numberOf(most) ?? 0];
  if (minimum < 1) invalid(least, minimum, 'must be greater than or equal to 1', { explanation: 'At least one pod must stay.' });
  if (maximum === 0 && !isSet(most) && isFrom(spec, '1.36'))
    required(most, 'must be set and greater than 0', { explanation: 'Say how many pods there may be at most.' });
  else if (maximum < 1) invalid(most, maximum, 'must be greater than 0', { explanation: 'Say how many pods there may be at most.' });
  if (maximum < minimum)
    invalid(most, maximum, 'must be greater than or equal to `minReplicas`', {
      explanation: `There cannot be at most ${maximum} pods and at least ${minimum}.`,
    });
  const target = get(spec, 'scaleTargetRef');
  // The one thing of the core group that can be scaled.
  validateReference(target, textOf(get(target, 'kind')) !== 'ReplicationController');
}

/** ValidateAPIVersion. */
function validateReference(reference: Cursor, needsGroup: boolean): void {
  const version = get(reference, 'apiVersion');
  const text = textOf(version);
  if (!isFrom(reference, '1.35')) return;
  const [group = '', ...rest] = text === '/' ? ['', ''] : text.split('/');
  const hasGroup = rest.length === 1 && group !== '';
  if (rest.length > 1) invalid(version, text, `unexpected GroupVersion string: ${text}`);
  else if (needsGroup && !hasGroup)
    invalid(version, text, 'apiVersion must specify API group', { explanation: 'Name the group too, such as apps/v1.' });
}

const blocks: Readonly<Record<string, string>> = {
  ContainerResource: 'containerResource',
  External: 'external',
  Object: 'object',
  Pods: 'pods',
  Resource: 'resource',
};

function validateMetricSpec(metric: Cursor): void {
  const type = get(metric, 'type');
  const kind = textOf(type);
  const expected = Object.hasOwn(blocks, kind) ? blocks[kind] : undefined;
  const explanation = `A metric of type ${kind} has its own block: "${expected}".`;
  if (kind === '') required(type, 'must specify a metric source type', { explanation: 'Say what is measured, such as Resource.' });
  if (expected === undefined)
    notSupported(type, kind, Object.keys(blocks), kind === '' ? { explanation: 'Say what is measured, such as Resource.' } : {});
  else if (!isSet(get(metric, expected)))
    required(get(metric, expected), 'must populate information for the given metric source', { explanation });
  const given = Object.values(blocks).filter((it) => isSet(get(metric, it)));
  if (given.length < 2) return;
  for (const other of given.filter((it) => it !== expected))
    forbidden(get(metric, other), 'must populate the given metric source only', { explanation });
}

function validateMetricTarget(target: Cursor): void {
  const type = get(target, 'type');
  const known = ['Utilization', 'Value', 'AverageValue'];
  const explanation = `"type" must be Utilization, Value or AverageValue.`;
  if (textOf(type) === '') required(type, 'must specify a metric target type', { explanation });
  if (!known.includes(textOf(type))) invalid(type, textOf(type), 'must be either Utilization, Value, or AverageValue', { explanation });
  for (const name of ['value', 'averageValue']) {
    const at = get(target, name);
    if (isSet(at) && quantityOf(at).billionths <= 0n) invalid(at, showQuantity(quantityOf(at)), 'must be positive');
  }
  const utilization = get(target, 'averageUtilization');
  const percentage = numberOf(utilization);
  if (percentage !== undefined && percentage < 1) invalid(utilization, percentage, 'must be greater than 0');
}

function validateResourceTarget(source: Cursor): void {
  const target = get(source, 'target');
  if (!isSet(get(target, 'averageUtilization')) && !isSet(get(target, 'averageValue')))
    needsTarget(target, 'averageUtilization', 'must set either a target raw value or a target utilization');
  else refuseBoth(target, 'averageValue', 'averageUtilization', 'may not set both a target raw value and a target utilization');
}

function needsTarget(target: Cursor, name: string, detail: string): void {
  required(get(target, name), detail, { explanation: `Say how much there should be: "${name}".` });
}

function refuseBoth(target: Cursor, one: string, other: string, detail: string): void {
  if (isSet(get(target, one)) && isSet(get(target, other)))
    forbidden(get(target, one), detail, { explanation: `One of "${one}" and "${other}" must go.` });
}

/** Behaviour that is left out the server fills in: a list of no policies it does not. */
function validateScalingRules(rules: Cursor): void {
  const window = get(rules, 'stabilizationWindowSeconds');
  const seconds = numberOf(window) ?? 0;
  if (seconds < 0) invalid(window, seconds, 'must be greater than or equal to zero');
  if (seconds > 3600) invalid(window, seconds, 'must be less than or equal to 3600', { explanation: 'At most an hour.' });
  const policies = get(rules, 'policies');
  if (isSet(policies) && sizeOf(policies) === 0) required(policies, 'must specify at least one Policy');
  for (const policy of itemsOf(policies)) {
    for (const name of ['value', 'periodSeconds']) {
      const at = get(policy, name);
      const value = numberOf(at) ?? 0;
      if (value <= 0) invalid(at, value, 'must be greater than zero');
      if (name === 'periodSeconds' && value > 1800)
        invalid(at, value, 'must be less than or equal to 1800', { explanation: 'At most half an hour.' });
    }
  }
}
