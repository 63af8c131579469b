import type { ConfigHost } from '../../core/lint/config.js';
import { configProblems } from '../../core/lint/configProblems.js';
import type { Problem } from '../../core/problem.js';

/**
 * No other file is read while someone types: which one a path means depends on where yamllint will be started. It is taken to be there,
 * and to say nothing; but a bare word that is extended is the name of what yamllint ships.
 */
const host: ConfigHost = {
  read: (path, what) => (what === 'configuration' && /^[\w-]+$/.test(path) ? undefined : '{}'),
  lineBreak: '\n',
};

/** What is wrong in a configuration of yamllint that is open in an editor. Offsets are UTF-16, in the text. */
export function lintConfigProblems(text: string): readonly Problem[] {
  return configProblems(text, host);
}
