import { get, isSet, itemsOf, numberOf, sizeOf, textOf, type Cursor } from '../cursor.js';
import { checkFormat } from '../facts.js';
import { dnsLabel, dnsSubdomain, labelValue, qualifiedName } from '../formats.js';
import { refuseOperator } from '../labels.js';
import { duplicate, forbidden, goJson, invalid, required } from '../refusal.js';
import type { Rules } from '../walk.js';
import { warnOfNullSelector } from './warnings.js';

// Source: pkg/apis/core/validation: ValidateTolerations, validateAffinity, validateTopologySpreadConstraints and what they call.

export const schedulingRules: Rules = {
  Toleration(toleration) {
    const [key, operator, value, effect] = ['key', 'operator', 'value', 'effect'].map((it) => get(toleration, it)) as [
      Cursor,
      Cursor,
      Cursor,
      Cursor,
    ];
    if (textOf(key) !== '') checkFormat(key, textOf(key), qualifiedName);
    else if (textOf(operator) !== 'Exists')
      invalid(operator, textOf(operator), 'operator must be Exists when `key` is empty, which means "match all values and all keys"', {
        explanation: 'Without a key a toleration is for all taints: say so with "operator: Exists".',
      });
    const seconds = get(toleration, 'tolerationSeconds');
    if (isSet(seconds) && textOf(effect) !== 'NoExecute')
      invalid(effect, textOf(effect), "effect must be 'NoExecute' when `tolerationSeconds` is set", {
        explanation: 'Only the effect NoExecute drives pods away, so only there counts how long one may stay.',
      });
    if (textOf(operator, 'Equal') === 'Equal') {
      const details = labelValue.check(textOf(value));
      if (details.length > 0)
        invalid({ ...value, step: 'operator' }, textOf(value), details.join(';'), { explanation: `"value" must be ${labelValue.words}.` });
    } else if (textOf(operator) === 'Exists' && textOf(value) !== '') {
      const shown = {
        Key: textOf(key),
        Operator: 'Exists',
        Value: textOf(value),
        Effect: textOf(effect),
        TolerationSeconds: numberOf(seconds) ?? null,
      };
      invalid({ ...value, step: 'operator' }, { json: goJson(shown) }, "value must be empty when `operator` is 'Exists'", {
        explanation: 'Exists looks at the key alone: take the value away, or write Equal.',
      });
    }
  },

  NodeSelectorTerm(term) {
    const isRequired = term.up?.step === 'nodeSelectorTerms';
    for (const requirement of itemsOf(get(term, 'matchExpressions'))) validateNodeSelectorRequirement(requirement, isRequired);
    for (const requirement of itemsOf(get(term, 'matchFields'))) validateNodeFieldSelectorRequirement(requirement);
  },

  PodAffinityTerm(term) {
    warnOfNullSelector(term);
    for (const namespace of itemsOf(get(term, 'namespaces')))
      checkFormat({ ...namespace, step: 'namespace', up: term }, textOf(namespace), dnsLabel);
    validateMatchLabelKeys(term);
    const key = get(term, 'topologyKey');
    if (textOf(key) === '')
      required(key, 'can not be empty', { explanation: 'Say what counts as one place, such as kubernetes.io/hostname.' });
    checkFormat(key, textOf(key), qualifiedName);
  },

  TopologySpreadConstraint(constraint) {
    warnOfNullSelector(constraint);
    const least = get(constraint, 'minDomains');
    const count = numberOf(least);
    const when = textOf(get(constraint, 'whenUnsatisfiable'));
    if (count !== undefined && count <= 0) invalid(least, count, 'must be greater than zero');
    if (count !== undefined && when !== 'DoNotSchedule')
      invalid(least, count, `can only use minDomains if whenUnsatisfiable=DoNotSchedule, not ${when}`);
    for (const key of itemsOf(get(constraint, 'matchLabelKeys'))) checkFormat(key, textOf(key), qualifiedName);
    const keys = get(constraint, 'matchLabelKeys');
    if (sizeOf(keys) > 0 && !isSet(get(constraint, 'labelSelector')))
      forbidden(keys, 'must not be specified when labelSelector is not set');
  },
};

const nodeOperators = ['In', 'NotIn', 'Exists', 'DoesNotExist', 'Gt', 'Lt'];

function validateNodeSelectorRequirement(requirement: Cursor, checksValues: boolean): void {
  const [operator, values, key] = [get(requirement, 'operator'), get(requirement, 'values'), get(requirement, 'key')];
  switch (textOf(operator)) {
    case 'In':
    case 'NotIn':
      if (sizeOf(values) === 0) required(values, "must be specified when `operator` is 'In' or 'NotIn'");
      break;
    case 'Exists':
    case 'DoesNotExist':
      if (sizeOf(values) > 0) forbidden(values, "may not be specified when `operator` is 'Exists' or 'DoesNotExist'");
      break;
    case 'Gt':
    case 'Lt':
      if (sizeOf(values) !== 1) required(values, "must be specified single value when `operator` is 'Lt' or 'Gt'");
      break;
    default:
      refuseOperator(operator, nodeOperators);
  }
  checkFormat(key, textOf(key), qualifiedName);
  if (checksValues) for (const value of itemsOf(values)) checkFormat(value, textOf(value), labelValue);
}

function validateNodeFieldSelectorRequirement(requirement: Cursor): void {
  const [operator, values, key] = [get(requirement, 'operator'), get(requirement, 'values'), get(requirement, 'key')];
  if (textOf(operator) !== 'In' && textOf(operator) !== 'NotIn') refuseOperator(operator, ['In', 'NotIn']);
  else if (sizeOf(values) !== 1) required(values, "must be only one value when `operator` is 'In' or 'NotIn' for node field selector");
  if (textOf(key) !== 'metadata.name')
    invalid(key, textOf(key), 'not a valid field selector key', { explanation: 'Of a node only metadata.name can be asked for here.' });
  else for (const value of itemsOf(values)) checkFormat(value, textOf(value), dnsSubdomain);
}

function validateMatchLabelKeys(term: Cursor): void {
  const known = new Set<string>();
  for (const name of ['matchLabelKeys', 'mismatchLabelKeys']) {
    const keys = get(term, name);
    if (sizeOf(keys) > 0 && !isSet(get(term, 'labelSelector'))) forbidden(keys, 'must not be specified when labelSelector is not set');
    for (const key of itemsOf(keys)) {
      if (checkFormat(key, textOf(key), qualifiedName) && name === 'mismatchLabelKeys' && known.has(textOf(key)))
        invalid(key, textOf(key), 'exists in both matchLabelKeys and mismatchLabelKeys');
      if (name === 'matchLabelKeys') known.add(textOf(key));
    }
  }
}

/** No two constraints are about the same topology in the same way. */
export function validateTopologySpreadConstraints(constraints: Cursor): void {
  const seen = new Set<string>();
  for (const constraint of itemsOf(constraints)) {
    const pair = `{${textOf(get(constraint, 'topologyKey'))}, ${textOf(get(constraint, 'whenUnsatisfiable'))}}`;
    if (seen.has(pair))
      duplicate({ ...get(constraint, 'topologyKey'), step: '{topologyKey, whenUnsatisfiable}' }, pair, {
        explanation: 'Another constraint is about the same topologyKey and whenUnsatisfiable: put the two together.',
      });
    seen.add(pair);
  }
}
