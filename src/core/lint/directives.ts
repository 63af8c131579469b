import { endOfLine, type Comment } from './comments.js';
import type { Found } from './collect.js';
import type { LintProblem } from './problem.js';

/** `# yamllint disable rule:colons`: a comment that switches rules off or on. */
interface Directive {
  /** The line that it counts from, from 0. */
  readonly line: number;
  readonly does: 'disable' | 'enable' | 'disable-line';
  readonly rules: readonly string[];
}

/** Whether the first line is `# yamllint disable-file`. */
export function disablesFile(text: string): boolean {
  return text.startsWith('#') && /^#[ \t]*yamllint disable-file[ \t]*$/.test(text.slice(0, endOfLine(text, 0)));
}

/**
 * The problems that no comment switches off. `disable` and `enable` count from their own line to the end of the file; `disable-line`
 * counts for its line, or for the next one where it stands alone. What counts is the line that gives rise to a problem.
 */
export function withoutDisabled(
  found: readonly Found[],
  text: string,
  comments: readonly Comment[],
  rules: readonly string[],
): readonly LintProblem[] {
  const directives = comments.flatMap((it) => readDirective(text, it, rules) ?? []);
  const disabled = new Set<string>();
  const disabledLines = new Set<string>();
  let next = 0;
  const isOn = ({ line, problem: { rule } }: Found): boolean => {
    for (let directive = directives[next]; directive && directive.line <= line; directive = directives[(next += 1)]) apply(directive);
    return !disabled.has(rule) && !disabledLines.has(`${line} ${rule}`);
  };

  function apply({ line, does, rules }: Directive): void {
    for (const rule of rules) {
      if (does === 'disable') disabled.add(rule);
      else if (does === 'enable') disabled.delete(rule);
      else disabledLines.add(`${line} ${rule}`);
    }
  }

  return found.filter(isOn).map(({ problem }) => problem);
}

/** A comment that holds anything else beside is no directive. Without rules it is about all of them. */
function readDirective(text: string, { start, end, line, inline }: Comment, all: readonly string[]): Directive | undefined {
  if (!text.startsWith('# yamllint ', start)) return undefined;
  const written = /^# yamllint (disable|enable|disable-line)((?: rule:\S+)*)\s*$/.exec(text.slice(start, end));
  if (!written) return undefined;
  const does = written[1] as Directive['does'];
  const named = (written[2] ?? '').split(' rule:').slice(1);
  return { line: does === 'disable-line' && !inline ? line + 1 : line, does, rules: named.length > 0 ? named : all };
}
