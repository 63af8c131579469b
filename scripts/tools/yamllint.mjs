import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { installOnce, run } from './installOnce.mjs';
import { onPath } from './onPath.mjs';

const REQUIREMENTS = ['yamllint==1.38.0', 'PyYAML==6.0.3', 'pathspec==1.1.1'];

/**
 * The real yamllint, always at the same version, in a Python environment of its own below `cacheDir`.
 * Gives `{ path }`, or `{ missing: why }`.
 */
export function ensureYamllint(cacheDir) {
  const python = onPath('python3');
  if (!python) return { missing: 'python3 is not on PATH' };
  const final = join(cacheDir, REQUIREMENTS[0].replace('==', '-'));
  const installed = installOnce(final, (dir) => {
    run(python, ['-m', 'venv', dir]);
    const pip = ['-m', 'pip', 'install', '--quiet', '--disable-pip-version-check', '--only-binary=:all:', ...REQUIREMENTS];
    run(join(dir, 'bin/python'), pip);
    // The script names its interpreter by an absolute path, and the folder is about to be renamed.
    const script = join(dir, 'bin/yamllint');
    writeFileSync(script, readFileSync(script, 'utf8').replaceAll(dir, final));
  });
  return installed.missing ? installed : { path: join(installed.path, 'bin/yamllint') };
}
