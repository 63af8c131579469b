import { applyEdits, editsTogether } from '../edits.js';
import type { Fix } from '../problem.js';
import { readsAlike } from '../yaml/readsAlike.js';
import type { Config } from './config.js';
import { lint } from './lint.js';
import type { LintProblem } from './problem.js';

/** What is fixed may show what could not be seen before, as the next level of a wrong indentation. */
const mostRounds = 50;

/**
 * The text with all put right that has one right answer, in as many rounds as it takes: a second time there is nothing left to do.
 * kubectl reads the same from it as before. A text that cannot be read, or is a template, comes back as it is. `path` as for `lint`.
 */
export function fixText(text: string, config: Config, path?: string): string {
  let fixed = text;
  for (let round = 0; round < mostRounds; round += 1) {
    const problems = lint(fixed, config, path);
    if (problems.some(({ rule }) => rule === 'syntax')) break;
    const next = applyEdits(fixed, editsTogether(harmless(fixed, fixesOf(problems))));
    if (next === fixed || !readsAlike(fixed, next)) break;
    fixed = next;
  }
  return fixed;
}

/** What puts a problem of a text right. Undefined where nothing does that leaves what kubectl reads as it is. */
export function fixOf(text: string, { fix }: LintProblem): Fix | undefined {
  const found = fix?.();
  return found && readsAlike(text, applyEdits(text, found.edits)) ? found : undefined;
}

function fixesOf(problems: readonly LintProblem[]): readonly Fix[] {
  return problems.flatMap(({ fix }) => fix?.() ?? []);
}

/** The fixes that change nothing of what is read. Nearly always that is all of them, so they are tried together first. */
function harmless(text: string, fixes: readonly Fix[]): readonly Fix[] {
  if (fixes.length === 0 || readsAlike(text, applyEdits(text, editsTogether(fixes)))) return fixes;
  if (fixes.length === 1) return [];
  const middle = fixes.length >> 1;
  return [...harmless(text, fixes.slice(0, middle)), ...harmless(text, fixes.slice(middle))];
}
