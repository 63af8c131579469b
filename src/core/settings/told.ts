import type { Problem } from '../problem.js';
import type { Condition } from '../rules/rule.js';
import { holds } from '../rules/rule.js';
import type { Settings } from './settings.js';
import { switchedOff } from './switches.js';

/**
 * What is told of the problems of a file: not what its settings or a comment switch off, and what is left at the severity that they
 * give it. An error of YAML is always told: nothing else can be known before it is gone.
 */
export function told(
  problems: readonly Problem[],
  text: string,
  settings: Settings,
  conditionOf: (code: string) => Condition | undefined,
): readonly Problem[] {
  const isOff = switchedOff(text, problems);
  return problems.flatMap((problem): Problem[] => {
    const { code, source } = problem;
    if (source === 'yaml') return [problem];
    const level = settings.rules.get(code) ?? (holds(conditionOf(code), settings) ? problem.severity : 'off');
    if (level === 'off' || isOff(problem)) return [];
    return [level === problem.severity ? problem : { ...problem, severity: level }];
  });
}
