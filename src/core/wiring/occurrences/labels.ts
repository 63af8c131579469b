import type { Label, Pods, Selector } from '../facts.js';
import { podsOf, selectorsOf } from '../lookup.js';
import type { Placed, Workspace } from '../workspace.js';
import { distinct, holds, occurrence, type Asking, type Occurrence, type Thing } from './occurrence.js';

/** The label of Pods, or of a selector that finds them, whose value is under the cursor. */
export function labelAt({ workspace, file, offset }: Asking): Thing | undefined {
  for (const { document, selectors, pods } of file.resources) {
    const at = offset - document.start;
    for (const selector of selectors) {
      const label = selector.item.labels.find(({ place }) => holds(place, at));
      if (label) return thing(workspace, podsOf(workspace, file, selector.item), [selector], label, occurrence(selector, label.place));
    }
    const label = pods?.item.labels.find(({ place }) => holds(place, at));
    if (pods && label) return thing(workspace, [pods], [], label, occurrence(pods, label.place));
  }
  return undefined;
}

/** All Pods that have a label and all selectors that ask them for it: each finds more of the other. */
function thing(
  workspace: Workspace,
  pods: readonly Placed<Pods>[],
  asking: readonly Placed<Selector>[],
  { key, value }: Label,
  here: Occurrence,
): Thing {
  const found = new Set(pods);
  const selectors = new Set(asking);
  const isSame = (it: Label): boolean => it.key === key && it.value === value;
  let byExpression = false;
  for (const it of found) {
    for (const selector of selectorsOf(workspace, it)) {
      byExpression ||= selector.item.expressions.some((expression) => expression.key === key && expression.values.includes(value));
      if (selectors.has(selector) || !selector.item.labels.some(isSame)) continue;
      selectors.add(selector);
      for (const other of podsOf(workspace, selector.file, selector.item)) found.add(other);
    }
  }
  const places = <T extends { readonly labels: readonly Label[] }>(all: Iterable<Placed<T>>): readonly Occurrence[] =>
    distinct([...all].flatMap((it) => it.item.labels.filter(isSame).map((label) => occurrence(it, label.place))));
  return {
    what: 'label',
    name: value,
    here,
    definitions: places(found),
    uses: places(selectors),
    fixed:
      found.size === 0 ? 'No Pods here have this label.' : byExpression ? 'An expression of a selector asks for this value.' : undefined,
  };
}
