import type { MapNode, Node } from '../../yaml/nodes.js';
import type { Path } from '../../yaml/path.js';
import { stepsOfKind, stepsOfType, type Step } from './index.js';
import type { KindName, Rule } from './rule.js';

/** A value that a rule speaks of, in its surroundings. */
export interface Hit {
  readonly rule: Rule;
  readonly node: Node;
  /** From the root of the resource. */
  readonly path: Path;
  /** The map that the paths in the rule start at. */
  readonly around: MapNode;
  /** The container that the value is in, if any. */
  readonly container?: MapNode;
}

/** Tells of every value of a resource that the table has a rule for, in the order of the text. Looks at no other values. */
export function walkReferences(kind: KindName, root: MapNode, tell: (hit: Hit) => void): void {
  const step = stepsOfKind(kind);
  if (step) visit({ tell, around: root }, step, root, []);
}

interface Walk {
  readonly tell: (hit: Hit) => void;
  readonly around: MapNode;
  readonly container?: MapNode;
}

function visit(walk: Walk, step: Step, node: Node, path: Path): void {
  const { tell, around, container } = walk;
  for (const rule of step.rules) tell({ rule, node, path, around, ...(container && { container }) });
  for (const name of step.types) {
    const type = stepsOfType(name);
    const inside = name === 'Container' && node.is === 'map' ? node : container;
    if (type && node.is === 'map') visit({ tell, around: node, ...(inside && { container: inside }) }, type, node, path);
  }
  if (step.next.size > 0) descend(walk, step, node, path);
}

function descend(walk: Walk, step: Step, node: Node, path: Path): void {
  if (node.is === 'list') {
    const items = step.next.get('*');
    if (items) for (const [index, item] of node.items.entries()) visit(walk, items, item, [...path, index]);
  } else if (node.is === 'map') {
    for (const { key, value } of node.entries) {
      const name = String(key.value);
      const next = step.next.get(name);
      if (next) visit(walk, next, value, [...path, name]);
    }
  }
}
