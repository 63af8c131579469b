import { endOfLine, type Comment } from './comments.js';
import type { Found } from './collect.js';
import type { LintProblem } from './problem.js';

/** `# yamllint disable rule:colons`: a comment that switches rules off or on. */
export interface Directive {
  /** The line that it counts from. */
  readonly line: number;
  readonly does: 'disable' | 'enable' | 'disable-line';
  readonly rules: readonly string[];
}

/** Whether the first line is `# yamllint disable-file`, or the like of another tool. */
export function disablesFile(text: string, tool = 'yamllint'): boolean {
  if (!text.startsWith('#')) return false;
  const [, named] = /^#[ \t]*(\w+) disable-file[ \t]*$/.exec(text.slice(0, endOfLine(text, 0))) ?? [];
  return named === tool;
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
  const isOn = switches(comments.flatMap((it) => readDirective(text, it, rules) ?? []));
  return found.filter(({ line, problem: { rule } }) => isOn(line, rule)).map(({ problem }) => problem);
}

/** Tells whether a rule is on in a line. To be asked in the order of the lines. */
export function switches(directives: readonly Directive[]): (line: number, rule: string) => boolean {
  const disabled = new Set<string>();
  const disabledLines = new Set<string>();
  let next = 0;

  function apply({ line, does, rules }: Directive): void {
    for (const rule of rules) {
      if (does === 'disable') disabled.add(rule);
      else if (does === 'enable') disabled.delete(rule);
      else disabledLines.add(`${line} ${rule}`);
    }
  }

  return (line, rule) => {
    for (let directive = directives[next]; directive && directive.line <= line; directive = directives[(next += 1)]) apply(directive);
    return !disabled.has(rule) && !disabledLines.has(`${line} ${rule}`);
  };
}

/** A comment that holds anything else beside is no directive. Without rules it is about all of them. */
export function readDirective(
  text: string,
  { start, end, line, inline }: Pick<Comment, 'start' | 'end' | 'line' | 'inline'>,
  all: readonly string[],
  tool = 'yamllint',
): Directive | undefined {
  const beginning = `# ${tool} `;
  if (!text.startsWith(beginning, start)) return undefined;
  const written = /^(disable|enable|disable-line)((?: rule:\S+)*)\s*$/.exec(text.slice(start + beginning.length, end));
  if (!written) return undefined;
  const does = written[1] as Directive['does'];
  const named = (written[2] ?? '').split(' rule:').slice(1);
  return { line: does === 'disable-line' && !inline ? line + 1 : line, does, rules: named.length > 0 ? named : all };
}
