import { entriesOf, get, isSet, itemsOf, pathOf, textOf, type Cursor } from '../cursor.js';
import { checkFormat } from '../facts.js';
import { qualifiedName } from '../formats.js';
import { isWhole, parseQuantity, quantityOf, showQuantity } from '../quantity.js';
import { duplicate, forbidden, invalid, notFound, required, warn } from '../refusal.js';

// Source: ValidateResourceRequirements and what it calls in pkg/apis/core/validation, and pkg/apis/core/helper.

const containerResources = ['cpu', 'memory', 'ephemeral-storage'];
const quotaCounts = ['pods', 'resourcequotas', 'services', 'replicationcontrollers', 'secrets', 'configmaps', 'persistentvolumeclaims'];
const quotaServices = ['services.nodeports', 'services.loadbalancers'];
export const quotaResources = new Set([
  ...['cpu', 'memory', 'ephemeral-storage', 'requests.cpu', 'requests.memory', 'requests.storage', 'requests.ephemeral-storage'],
  ...['limits.cpu', 'limits.memory', 'limits.ephemeral-storage', ...quotaCounts, ...quotaServices],
]);
const standardResources = new Set([...quotaResources, 'storage']);

/** validateResourceName: the name of a resource stands in a key, and is what the message shows. Says whether it is well formed. */
export function validateResourceName(at: Cursor, name: string): boolean {
  if (!checkFormat({ ...at, node: undefined }, name, qualifiedName, 'The name of a resource')) return false;
  if (name.includes('/') || standardResources.has(name) || /^(requests\.)?hugepages-/.test(name)) return true;
  invalid({ ...at, node: undefined }, name, 'must be a standard resource type or fully qualified', {
    explanation: 'There is no resource of this name: use cpu, memory or ephemeral-storage, or one of a device with its domain.',
  });
  return true;
}

/** What else a name must be to stand in a container's resources. */
export function validateContainerResourceName(at: Cursor, name: string): void {
  validateResourceName(at, name);
  const keyed = { ...at, node: undefined };
  if (!name.includes('/')) {
    if (!containerResources.includes(name) && !name.startsWith('hugepages-'))
      invalid(keyed, name, 'must be a standard resource for containers');
  } else if (!isNative(name) && !isExtended(name)) invalid(keyed, name, "doesn't follow extended resource name standard");
}

function isNative(name: string): boolean {
  return !name.includes('/') || name.includes('kubernetes.io/');
}

function isExtended(name: string): boolean {
  return !isNative(name) && !name.startsWith('requests.') && qualifiedName.check(`requests.${name}`).length === 0;
}

/** Counted in wholes: what devices and quotas offer. */
function isInteger(name: string): boolean {
  return quotaCounts.includes(name) || quotaServices.includes(name) || isExtended(name);
}

export function validateResourceQuantityValue(at: Cursor, name: string): void {
  const amount = quantityOf(at);
  if (amount.billionths < 0n)
    invalid(at, showQuantity(amount), 'must be greater than or equal to 0', { explanation: 'There is no negative amount of a resource.' });
  if (isInteger(name) && !isWhole(amount)) invalid(at, showQuantity(amount), 'must be an integer');
}

/** ValidateResourceRequirements of a container, or of a pod as a whole. */
export function validateResources(at: Cursor, claims: ReadonlySet<string>): void {
  const [limits, requests] = [get(at, 'limits'), get(at, 'requests')];
  const limited = new Map(entriesOf(limits).map((it) => [it.key, it]));
  const asked = new Map(entriesOf(requests).map((it) => [it.key, it]));
  // A pod asks for its limits where it does not say otherwise; a template leaves that to its pods.
  if (at.review.kind.kind === 'Pod') for (const [name, it] of limited) if (!asked.has(name)) asked.set(name, { ...it, up: requests });
  const names = new Set([...limited.keys(), ...asked.keys()]);
  for (const limit of limited.values()) {
    validateContainerResourceName(limit, limit.key);
    validateResourceQuantityValue(limit, limit.key);
    warnOfFraction(limit, limit.key);
  }
  for (const request of asked.values()) {
    validateContainerResourceName(request, request.key);
    validateResourceQuantityValue(request, request.key);
    warnOfFraction(request, request.key);
    validateRequest(request, request.key, limited.get(request.key), requests, limits);
  }
  if ([...names].some((it) => it.startsWith('hugepages-')) && !names.has('cpu') && !names.has('memory'))
    forbidden(at, 'HugePages require cpu or memory', { explanation: 'Huge pages go with cpu or memory: add one of them.' });
  validateClaims(get(at, 'claims'), claims);
}

function validateRequest(request: Cursor, name: string, limit: Cursor | undefined, requests: Cursor, limits: Cursor): void {
  const amount = quantityOf(request);
  // The key is left out of the path, but it is what is wrong.
  const place: Cursor = { ...request, step: requests.step, up: requests.up };
  if (!limit) {
    if (isExtended(name) || name.startsWith('hugepages-'))
      required(isSet(limits) ? { ...limits, node: undefined } : limits, 'Limit must be set for non overcommitable resources');
    return;
  }
  const most = quantityOf(limit);
  if (amount.billionths !== most.billionths && (isExtended(name) || name.startsWith('hugepages-')))
    invalid(place, showQuantity(amount), `must be equal to ${name} limit of ${showQuantity(most)}`);
  else if (amount.billionths > most.billionths)
    invalid(place, showQuantity(amount), `must be less than or equal to ${name} limit of ${showQuantity(most)}`, {
      explanation: `More ${name} is requested than the limit of ${showQuantity(most)} allows.`,
    });
}

/** A memory of 100m is a tenth of a byte: most likely 100M was meant. */
export function warnOfFraction(at: Cursor, name: string): void {
  const isBytes = name === 'memory' || name === 'ephemeral-storage' || name === 'storage';
  const value = at.node?.is === 'scalar' ? parseQuantity(String(at.node.value)) : undefined;
  if (isBytes && value && !isWhole(value))
    warn(at, `${pathOf(at)}: fractional byte value "${showQuantity(value)}" is invalid, must be an integer`);
}

function validateClaims(claims: Cursor, known: ReadonlySet<string>): void {
  const seen = new Set<string>();
  for (const claim of itemsOf(claims)) {
    const name = get(claim, 'name');
    const [text, request] = [textOf(name), textOf(get(claim, 'request'))];
    if (text === '') required(name);
    else {
      const key = `${text}/${request}`;
      if (seen.has(text) || seen.has(key)) duplicate(claim, request ? key : text);
      seen.add(request ? key : text);
      if (!known.has(text)) notFound(name, text, { explanation: 'This must be one of the names in the "resourceClaims" of the pod.' });
    }
  }
}
