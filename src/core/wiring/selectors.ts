import type { MapNode, Node } from '../yaml/nodes.js';
import type { Label, LabelExpression, Pods, Selector } from './facts.js';
import { contentOf, fieldOf, itemsOf, mapsOf, textOf } from './fields.js';
import type { SelectorRule } from './references/rule.js';

/** The labels that a map holds. */
export function labelsOf(node: Node | undefined): readonly Label[] {
  if (node?.is !== 'map') return [];
  return node.entries.flatMap(({ key, value }) => {
    const text = value.is === 'scalar' && typeof value.value === 'string' ? value.value : undefined;
    return text === undefined || value.is !== 'scalar' ? [] : [{ key: String(key.value), value: text, place: contentOf(value) }];
  });
}

/** What a selector asks of Pods; undefined where it asks nothing, and so takes all or none, or something that a later step fills in. */
export function selectorOf(
  node: Node | undefined,
  form: SelectorRule['form'],
): Pick<Selector, 'labels' | 'expressions' | 'place'> | undefined {
  if (node?.is !== 'map') return undefined;
  const labels = labelsOf(form === 'labels' ? node : fieldOf(node, 'matchLabels'));
  const expressions = form === 'labels' ? [] : mapsOf(fieldOf(node, 'matchExpressions')).flatMap(expressionOf);
  if (labels.length + expressions.length === 0 || labels.some(({ value }) => /[${}]/.test(value))) return undefined;
  return { labels, expressions, place: { start: node.entries[0]?.start ?? node.start, end: node.entries.at(-1)?.end ?? node.end } };
}

function expressionOf(map: MapNode): readonly LabelExpression[] {
  const [key, operator] = [textOf(fieldOf(map, 'key')), textOf(fieldOf(map, 'operator'))];
  if (!key || !operator) return [];
  return [{ key, operator, values: itemsOf(fieldOf(map, 'values')).flatMap((it) => textOf(it) ?? []) }];
}

/** Labels that a controller puts on each Pod itself, so that no manifest tells their values. */
const addedLabels = new Set([
  'apps.kubernetes.io/pod-index',
  'batch.kubernetes.io/controller-uid',
  'batch.kubernetes.io/job-completion-index',
  'batch.kubernetes.io/job-name',
  'controller-revision-hash',
  'controller-uid',
  'job-name',
  'pod-template-generation',
  'pod-template-hash',
  'rollouts-pod-template-hash',
  'statefulset.kubernetes.io/pod-name',
]);

/** Whether Pods are those that a selector asks for. */
export function selects({ labels, expressions }: Pick<Selector, 'labels' | 'expressions'>, pods: Pods): boolean {
  const valueOf = (key: string): string | undefined => pods.labels.findLast((it) => it.key === key)?.value;
  return (
    labels.every(({ key, value }) => valueOf(key) === value || (valueOf(key) === undefined && addedLabels.has(key))) &&
    expressions.every(({ key, operator, values }) => fits(operator, values, valueOf(key)) || addedLabels.has(key))
  );
}

function fits(operator: string, values: readonly string[], value: string | undefined): boolean {
  switch (operator) {
    case 'In':
      return value !== undefined && values.includes(value);
    case 'NotIn':
      return value === undefined || !values.includes(value);
    case 'Exists':
      return value !== undefined;
    case 'DoesNotExist':
      return value === undefined;
    default:
      return true;
  }
}

/** A label that all Pods of a selector have, as `app=api`, to look them up by; empty where there is none that is written. */
export function labelToFind({ labels }: Pick<Selector, 'labels'>): string {
  const label = labels.find(({ key }) => !addedLabels.has(key));
  return label ? `${label.key}=${label.value}` : '';
}
