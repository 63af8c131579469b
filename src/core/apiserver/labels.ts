import { entriesOf, get, isSet, itemsOf, renamed, sizeOf, textMapOf, textOf, textsOf, type Cursor } from './cursor.js';
import { checkFormat } from './facts.js';
import { labelValue, qualifiedName } from './formats.js';
import { choice, forbidden, goJson, invalid, required } from './refusal.js';
import type { Rules } from './walk.js';

// Source: pkg/apis/meta/v1/validation of apimachinery.

/** The server names the map, never the key: a key may hold anything. */
export function validateLabels(labels: Cursor): void {
  for (const entry of entriesOf(labels)) {
    checkLabelKey(entry, entry.key, labels);
    checkFormat({ ...entry, step: labels.step, up: labels.up }, textOf(entry), labelValue, 'The value of a label');
  }
}

/** ValidateLabelName: points at the key, speaks of the map. */
function checkLabelKey(entry: Cursor, key: string, map: Cursor): void {
  const place: Cursor = { ...renamed(entry, map.step, map.up), node: undefined };
  for (const detail of qualifiedName.check(key))
    invalid(place, key, detail, { explanation: `The key of a label must be ${qualifiedName.words}.` });
}

export const labelRules: Rules = {
  LabelSelector: (selector) => validateLabels(get(selector, 'matchLabels')),
  LabelSelectorRequirement: validateLabelSelectorRequirement,
};

function validateLabelSelectorRequirement(requirement: Cursor): void {
  const operator = get(requirement, 'operator');
  const values = get(requirement, 'values');
  switch (textOf(operator)) {
    case 'In':
    case 'NotIn':
      if (sizeOf(values) === 0)
        required(values, "must be specified when `operator` is 'In' or 'NotIn'", { explanation: 'In and NotIn need at least one value.' });
      break;
    case 'Exists':
    case 'DoesNotExist':
      if (sizeOf(values) > 0)
        forbidden(values, "may not be specified when `operator` is 'Exists' or 'DoesNotExist'", {
          explanation: 'Exists and DoesNotExist look at the key alone: take the values away.',
        });
      break;
    // That it is an operator at all is in the tables.
  }
  checkFormat(get(requirement, 'key'), textOf(get(requirement, 'key')), qualifiedName);
  for (const value of itemsOf(values)) checkFormat(value, textOf(value), labelValue);
}

export function refuseOperator(operator: Cursor, known: readonly string[]): void {
  invalid(operator, textOf(operator), 'not a valid selector operator', choice(operator, textOf(operator), known));
}

/** Whether labels have all that a selector asks for. A selector that is not there matches nothing, an empty one everything. */
export function matches(selector: Cursor, labels: ReadonlyMap<string, string>): boolean {
  if (!isSet(selector)) return false;
  const wanted = entriesOf(get(selector, 'matchLabels')).every((it) => labels.get(it.key) === textOf(it));
  return wanted && itemsOf(get(selector, 'matchExpressions')).every((it) => meets(it, labels));
}

function meets(requirement: Cursor, labels: ReadonlyMap<string, string>): boolean {
  const value = labels.get(textOf(get(requirement, 'key')));
  const among = (): boolean => itemsOf(get(requirement, 'values')).some((it) => textOf(it) === value);
  switch (textOf(get(requirement, 'operator'))) {
    case 'In':
      return value !== undefined && among();
    case 'NotIn':
      return value === undefined || !among();
    case 'Exists':
      return value !== undefined;
    default:
      return value === undefined;
  }
}

/** Whether a selector asks for nothing. */
export function isEmptySelector(selector: Cursor): boolean {
  return sizeOf(get(selector, 'matchLabels')) + sizeOf(get(selector, 'matchExpressions')) === 0;
}

/** As the server shows a selector: its JSON, without what is not there. */
export function shownSelector(selector: Cursor): string {
  const labels = [...textMapOf(get(selector, 'matchLabels'))].toSorted(([a], [b]) => (a < b ? -1 : 1));
  const expressions = itemsOf(get(selector, 'matchExpressions')).map((it) => ({
    key: textOf(get(it, 'key')),
    operator: textOf(get(it, 'operator')),
    ...(sizeOf(get(it, 'values')) > 0 && { values: textsOf(get(it, 'values')) }),
  }));
  return goJson({
    ...(labels.length > 0 && { matchLabels: Object.fromEntries(labels) }),
    ...(expressions.length > 0 && { matchExpressions: expressions }),
  });
}
