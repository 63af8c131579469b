import { delimiter, dirname } from 'node:path';
import { ensureKubectl } from './kubectl.mjs';
import { onPath } from './onPath.mjs';
import { ensureYamllint } from './yamllint.mjs';

/**
 * Lets what this process starts find kubectl and yamllint: the person's own, else those kept for the tests. Says which cannot be
 * had. Gives settings of the extension that name the kept ones, as VS Code takes its PATH from the person's shell.
 */
export function putToolsOnPath(cacheDir) {
  const settings = {};
  for (const [name, ensure] of Object.entries({ kubectl: ensureKubectl, yamllint: ensureYamllint })) {
    if (onPath(name)) continue;
    const tool = ensure(cacheDir);
    if (tool.missing) {
      console.log(`Going on without ${name}: ${tool.missing}.`);
      continue;
    }
    process.env.PATH += delimiter + dirname(tool.path);
    settings[`reactbin.${name}.path`] = tool.path;
  }
  return settings;
}
