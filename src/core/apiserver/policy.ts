import { get, isSet, numberOf, textOf, type Cursor } from './cursor.js';
import { isNotMoreThan100Percent, shownIntOrPercent, validatePositiveIntOrPercent } from './intOrPercent.js';
import { shownSelector } from './labels.js';
import { forbidden, goJson, invalid } from './refusal.js';
import type { Rules } from './walk.js';

// Source: pkg/apis/policy/validation and pkg/apis/scheduling/validation.

export const policyRules: Rules = {
  PodDisruptionBudgetSpec(spec) {
    const [least, most] = [get(spec, 'minAvailable'), get(spec, 'maxUnavailable')];
    if (isSet(least) && isSet(most))
      invalid(spec, { json: shownBudget(spec) }, 'minAvailable and maxUnavailable cannot be both set', {
        explanation: 'One of "minAvailable" and "maxUnavailable" must go.',
      });
    for (const at of [least, most]) {
      validatePositiveIntOrPercent(at);
      isNotMoreThan100Percent(at);
    }
  },
  PriorityClass(priority) {
    const name = get(priority, 'metadata', 'name');
    const value = get(priority, 'value');
    if (textOf(name).startsWith('system-')) {
      forbidden(name, "priority class names with 'system-' prefix are reserved for system use only", {
        explanation: 'Such names are for Kubernetes itself.',
      });
    } else if ((numberOf(value) ?? 0) > 1_000_000_000)
      forbidden(value, 'maximum allowed value of a user defined priority is 1000000000', {
        explanation: 'More than 1000000000 is for Kubernetes itself.',
      });
  },
};

function shownBudget(spec: Cursor): string {
  const selector = get(spec, 'selector');
  const policy = get(spec, 'unhealthyPodEvictionPolicy');
  const parts = [
    `"MinAvailable":${shownIntOrPercent(get(spec, 'minAvailable'), 0)}`,
    `"Selector":${isSet(selector) ? shownSelector(selector) : 'null'}`,
    `"MaxUnavailable":${shownIntOrPercent(get(spec, 'maxUnavailable'), 0)}`,
    `"UnhealthyPodEvictionPolicy":${isSet(policy) ? goJson(textOf(policy)) : 'null'}`,
  ];
  return `{${parts.join(',')}}`;
}
