import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The root of this repository. */
export const root = fileURLToPath(new URL('../..', import.meta.url)).replace(/[\\/]$/, '');

/** Where what is installed on demand stays: outside tools, VS Code, a browser. Ignored by git, and safe to remove. */
export const cacheDir = join(root, '.vscode-test');
