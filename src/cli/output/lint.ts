import type { LintProblem } from '../../core/lint/problem.js';

/** Prints the problems of a file, of which there is at least one, as yamllint does. */
export type LintFormat = (path: string, problems: readonly LintProblem[]) => string;

export const lintFormats: Readonly<Record<string, LintFormat>> = {
  parsable: (path, problems) =>
    problems.map(({ line, column, level, message, rule }) => `${path}:${line}:${column}: [${level}] ${message} (${rule})\n`).join(''),

  standard: (path, problems) => {
    const lines = problems.map(
      ({ line, column, level, message, rule }) => `  ${`${line}:${column}`.padEnd(10)}${level.padEnd(9)}${text(message, rule)}`,
    );
    return `${path}\n${lines.join('\n')}\n\n`;
  },

  colored: (path, problems) => {
    const lines = problems.map(({ line, column, level, message, rule }) => {
      const color = level === 'error' ? 31 : 33;
      const place = `\u001b[2m${line}:${column}\u001b[0m`;
      const end = rule === 'syntax' ? ` (${rule})` : `  \u001b[2m(${rule})\u001b[0m`;
      return `  ${place.padEnd(18)}${`\u001b[${color}m${level}\u001b[0m`.padEnd(18)}${message}${end}`;
    });
    return `\u001b[4m${path}\u001b[0m\n${lines.join('\n')}\n\n`;
  },

  github: (path, problems) => {
    const lines = problems.map(
      ({ line, column, level, message, rule }) =>
        `::${level} file=${path},line=${line},col=${column}::${line}:${column} ${rule === 'syntax' ? '' : `[${rule}] `}${message}${rule === 'syntax' ? ' (syntax)' : ''}\n`,
    );
    return `::group::${path}\n${lines.join('')}::endgroup::\n\n`;
  },
};

/** Of a syntax error the rule is a part of the message. */
function text(message: string, rule: string): string {
  return rule === 'syntax' ? `${message} (${rule})` : `${message}  (${rule})`;
}
