import { entriesOf, get, isReadable, itemsOf, sizeOf, textOf, textsOf, type Cursor } from './cursor.js';
import { checkFormat } from './facts.js';
import { qualifiedName } from './formats.js';
import { quotaResources, validateContainerResourceName, validateResourceName, validateResourceQuantityValue } from './pod/resources.js';
import { quantityOf, showQuantity, type Quantity } from './quantity.js';
import { choice, duplicate, forbidden, goJson, invalid, required } from './refusal.js';
import type { Rules } from './walk.js';

// Source: ValidateResourceQuotaSpec and ValidateLimitRange of pkg/apis/core/validation.

export const quotaRules: Rules = { ResourceQuotaSpec: validateResourceQuotaSpec, LimitRangeSpec: validateLimitRangeSpec };

const scopes = [
  'BestEffort',
  'CrossNamespacePodAffinity',
  'NotBestEffort',
  'NotTerminating',
  'PriorityClass',
  'Terminating',
  'VolumeAttributesClass',
];
const podResources = ['cpu', 'memory', 'requests.cpu', 'requests.memory', 'limits.cpu', 'limits.memory', 'pods'];

function validateResourceQuotaSpec(spec: Cursor): void {
  for (const amount of entriesOf(get(spec, 'hard'))) {
    validateResourceName(amount, amount.key);
    const isQuota = quotaResources.has(amount.key) || /^(requests\.)?hugepages-/.test(amount.key);
    if (!amount.key.includes('/') && !isQuota) invalid({ ...amount, node: undefined }, amount.key, 'must be a standard resource for quota');
    validateResourceQuantityValue(amount, amount.key);
  }
  validateScopes(spec);
  const selector = get(spec, 'scopeSelector');
  for (const expression of itemsOf(get(selector, 'matchExpressions'))) validateScopeExpression(expression);
}

function validateScopes(spec: Cursor): void {
  const list = get(spec, 'scopes');
  const names = textsOf(list);
  const shown = { json: goJson(names) };
  const resources = entriesOf(get(spec, 'hard')).map((it) => it.key);
  // The server repeats itself for each scope and resource, with all scopes in its words: once is enough.
  const items = itemsOf(list);
  const unknown = items.find((it) => !scopes.includes(textOf(it)));
  if (unknown) invalid({ ...unknown, step: list.step, up: list.up }, shown, 'unsupported scope', choice(unknown, textOf(unknown), scopes));
  for (const scope of scopes) {
    const place = items.find((it) => textOf(it) === scope);
    const resource = place && resources.find((it) => quotaResources.has(it) && !isForScope(scope, it));
    if (place && resource !== undefined)
      invalid({ ...place, step: list.step, up: list.up }, shown, 'unsupported scope applied to resource', {
        explanation: `The scope ${scope} counts pods and what they ask for, not ${resource}.`,
      });
  }
  for (const pair of [
    ['BestEffort', 'NotBestEffort'],
    ['Terminating', 'NotTerminating'],
  ])
    if (pair.every((it) => names.includes(it)))
      invalid(list, shown, 'conflicting scopes', { explanation: `${pair.join(' and ')} leave no pod over.` });
}

/** IsResourceQuotaScopeValidForResource. */
function isForScope(scope: string, resource: string): boolean {
  if (scope === 'BestEffort') return resource === 'pods';
  return ['Terminating', 'NotTerminating', 'NotBestEffort', 'PriorityClass', 'CrossNamespacePodAffinity'].includes(scope)
    ? podResources.includes(resource) || resource.includes('ephemeral-storage')
    : true;
}

function validateScopeExpression(expression: Cursor): void {
  const [scope, operator, values] = [get(expression, 'scopeName'), get(expression, 'operator'), get(expression, 'values')];
  if (!scopes.includes(textOf(scope))) invalid(scope, textOf(scope), 'unsupported scope', choice(scope, textOf(scope), scopes));
  switch (textOf(operator)) {
    case 'In':
    case 'NotIn':
      if (sizeOf(values) === 0) required(values, "must be at least one value when `operator` is 'In' or 'NotIn' for scope selector");
      return;
    case 'Exists':
    case 'DoesNotExist':
      if (sizeOf(values) > 0)
        invalid(
          values,
          { json: goJson(textsOf(values)) },
          "must be no value when `operator` is 'Exist' or 'DoesNotExist' for scope selector",
        );
      return;
    default:
      invalid(
        operator,
        textOf(operator),
        'not a valid selector operator',
        choice(operator, textOf(operator), ['In', 'NotIn', 'Exists', 'DoesNotExist']),
      );
  }
}

const limitTypes = ['Pod', 'Container', 'PersistentVolumeClaim'];

function validateLimitRangeSpec(spec: Cursor): void {
  const seen = new Set<string>();
  for (const limit of itemsOf(get(spec, 'limits'))) {
    const type = get(limit, 'type');
    const name = textOf(type);
    if (checkFormat(type, name, qualifiedName) && !name.includes('/') && !limitTypes.includes(name))
      invalid(type, name, 'must be a standard limit type or fully qualified', choice(type, name, limitTypes));
    if (seen.has(name)) duplicate(type, name);
    seen.add(name);
    validateLimits(limit, name);
  }
}

/** SetDefaults_LimitRangeItem: what a container gets is its maximum, and what it asks for is what it gets, or else the minimum. */
function withDefaults(limit: Cursor, type: string, name: string): ReturnType<typeof entriesOf> {
  const own = entriesOf(get(limit, name));
  const sources = { default: ['max'], defaultRequest: ['default', 'min'] }[name] ?? [];
  if (type !== 'Container' || sources.length === 0) return own;
  const filled = new Map(own.map((it) => [it.key, it]));
  for (const source of sources)
    for (const it of withDefaults(limit, type, source)) if (!filled.has(it.key)) filled.set(it.key, { ...it, up: get(limit, name) });
  return [...filled.values()];
}

type Amounts = ReadonlyMap<string, { readonly at: Cursor; readonly amount: Quantity }>;

function validateLimits(limit: Cursor, type: string): void {
  const read = (name: string): Amounts => {
    const entries = withDefaults(limit, type, name);
    const isAllowed = type !== 'Pod' || (name !== 'default' && name !== 'defaultRequest');
    if (!isAllowed && entries.length > 0) forbidden(get(limit, name), "may not be specified when `type` is 'Pod'");
    for (const entry of isAllowed ? entries : []) {
      if (type === 'Pod' || type === 'Container') validateContainerResourceName(entry, entry.key);
      else validateResourceName(entry, entry.key);
    }
    return new Map(entries.filter(isReadable).map((it) => [it.key, { at: it, amount: quantityOf(it) }]));
  };
  const [most, least, usual, asked, ratio] = ['max', 'min', 'default', 'defaultRequest', 'maxLimitRequestRatio'].map(read) as [
    Amounts,
    Amounts,
    Amounts,
    Amounts,
    Amounts,
  ];
  if (type === 'PersistentVolumeClaim' && !least.has('storage') && !most.has('storage'))
    required(limit, 'either minimum or maximum storage value is required, but neither was provided');
  compare(least, 'min value', most, 'max value', 'first');
  compare(least, 'min value', asked, 'default request value', 'second');
  compare(asked, 'default request value', most, 'max value', 'first');
  compare(asked, 'default request value', usual, 'default limit value', 'first');
  compare(least, 'min value', usual, 'default value', 'second', least);
  compare(usual, 'default value', most, 'max value', 'first', most);
  for (const { at, amount } of ratio.values())
    if (amount.billionths < 1_000_000_000n) invalid(at, showQuantity(amount), `ratio ${showQuantity(amount)} is less than 1`);
}

/** Of each resource the lower amount is at most the higher. Says so at one of the two, and shows its amount or that of `shown`. */
function compare(lower: Amounts, lowerName: string, higher: Amounts, higherName: string, place: 'first' | 'second', shown?: Amounts): void {
  for (const [resource, low] of lower) {
    const high = higher.get(resource);
    if (!high || low.amount.billionths <= high.amount.billionths) continue;
    const { at, amount } = place === 'first' ? low : high;
    const value = showQuantity(shown?.get(resource)?.amount ?? amount);
    invalid(at, value, `${lowerName} ${showQuantity(low.amount)} is greater than ${higherName} ${showQuantity(high.amount)}`);
  }
}
