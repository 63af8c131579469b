import { spawnSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Milliseconds, of the best of some runs, that `reactbin lint` and the real yamllint take for a folder of so many files, from start to exit. */
export function measureLint({ folder, text, count, yamllint, runs }) {
  mkdirSync(folder);
  for (let file = 0; file < count; file += 1) writeFileSync(join(folder, `${file}.yaml`), text);
  const args = ['-f', 'parsable', '-d', 'extends: default', folder];
  return {
    ours: best(runs, () => time(process.execPath, ['dist/cli.js', 'lint', ...args])),
    theirs: best(runs, () => time(yamllint, args)),
  };
}

function best(runs, measure) {
  return Math.min(...Array.from({ length: runs }, measure));
}

function time(command, args) {
  const started = performance.now();
  const { status, stderr } = spawnSync(command, args, { encoding: 'utf8', maxBuffer: 1 << 28 });
  if (status !== 0) throw new Error(`${command} ended with ${status}: ${stderr}`);
  return performance.now() - started;
}
