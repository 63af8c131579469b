import { parsePath, type Path } from '../../yaml/path.js';
import { stepsOfKind, stepsOfType, type Step } from './index.js';
import type { KindName, Rule } from './rule.js';

/** The kinds that a field of a resource may name, where that decides what another field refers to: `spec.scaleTargetRef.kind`. */
export function kindChoices(kind: KindName, path: Path): readonly string[] {
  const steps = path.map((it) => (typeof it === 'number' ? '*' : it));
  const start = stepsOfKind(kind);
  return start ? [...new Set(choicesFrom(start, steps))] : [];
}

/** Paths in rules count from the type that they are in, so that each type along the path is asked for the rest of it. */
function* choicesFrom(start: Step, steps: readonly string[]): Generator<string> {
  for (const rule of rulesIn(start)) {
    if (rule.is !== 'resource' || typeof rule.kind === 'string') continue;
    if (parsePath(rule.kind.field).join('.') === steps.join('.')) yield* Object.keys(rule.kind.kinds);
  }
  let step: Step | undefined = start;
  for (let depth = 0; step; depth += 1) {
    for (const name of step.types) {
      const type = stepsOfType(name);
      if (type) yield* choicesFrom(type, steps.slice(depth));
    }
    step = step.next.get(steps[depth] ?? '');
  }
}

function* rulesIn(step: Step): Generator<Rule> {
  yield* step.rules;
  for (const next of step.next.values()) yield* rulesIn(next);
}
