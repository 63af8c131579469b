import { compose } from './compose.js';
import type { ScanError, Tokens } from './tokens.js';

/** The first thing that PyYAML refuses in a stream, scanner and parser together, with its text and place. */
export function syntaxErrorOf(tokens: Tokens): ScanError | undefined {
  return compose(tokens, 'grammar').error;
}
