import { nearest } from '../../nearest.js';
import type { Label, Pods, ResourceFacts, Selector } from '../facts.js';
import { shortKind } from '../kinds.js';
import { bringsMore, podsIn, podsOf } from '../lookup.js';
import type { Placed } from '../workspace.js';
import { called, change, inNamespace, problem, relatedTo, type Subject, type WiringProblem, type WiringRule } from './subject.js';

/**
 * A selector that finds no Pods, though the files make some in that namespace. Policies are often about Pods that are made elsewhere, and
 * charts bring more of them: there, only a selector counts that nearly finds some.
 */
export const selectorWithoutPods: WiringRule = (subject) => subject.selectors.flatMap(({ item }) => check(subject, item));

function check({ workspace, file, resource }: Subject, selector: Selector): readonly WiringProblem[] {
  if (selector.whose === 'own' || podsOf(workspace, file, selector).length > 0) return [];
  const pods = podsIn(workspace, file, selector.namespace);
  if (pods.length === 0) return [];
  const said = `This selector of ${shortKind(resource.kind)} "${resource.name}" finds no Pods${inNamespace(selector.namespace)}`;
  const near = nearestPods(resource, selector, pods);
  const unsure = resource.kind.startsWith('NetworkPolicy.') || bringsMore(workspace, file, selector.namespace);
  if (!near && unsure) return [];
  if (!near) return [problem('selector-without-pods', selector.place, `${said}.`, { field: selector.field })];
  const { meant, wanted, has } = near;
  const fixes = has ? [change(wanted.place, has.value)] : [];
  const labels = has ? `have "${has.key}: ${has.value}"` : `lack "${wanted.key}: ${wanted.value}"`;
  return [
    problem('selector-without-pods', has ? wanted.place : selector.place, `${said}: those of ${called(meant.resource)} ${labels}.`, {
      field: selector.field,
      fixes,
      related: [relatedTo(meant, has?.place ?? meant.resource.place, `Pods of ${called(meant.resource)}`)],
    }),
  ];
}

/** Pods that all labels of a selector fit but one: those of the resource's own name, of a value that is nearly right, or that fit elsewhere. */
function nearestPods({ name }: ResourceFacts, { labels }: Selector, pods: readonly Placed<Pods>[]): NearPods | undefined {
  const close = pods.flatMap((meant): NearPods[] => {
    const has = (label: Label): Label | undefined => meant.item.labels.find(({ key }) => key === label.key);
    const [wanted, ...others] = labels.filter((it) => has(it)?.value !== it.value);
    return wanted && others.length === 0 ? [{ meant, wanted, has: has(wanted) }] : [];
  });
  return (
    close.find(({ meant }) => meant.resource.name === name) ??
    close.find(({ wanted, has }) => has && nearest(wanted.value, [has.value]) !== undefined) ??
    (labels.length > 1 ? close[0] : undefined)
  );
}

interface NearPods {
  readonly meant: Placed<Pods>;
  readonly wanted: Label;
  /** Its label of the same key. */
  readonly has: Label | undefined;
}
