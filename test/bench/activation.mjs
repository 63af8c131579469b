import { spawnSync } from 'node:child_process';

/** Milliseconds that activate() takes in a real VS Code: the test of the activation prints them. */
export function measureActivation() {
  const { stdout } = spawnSync(process.execPath, ['scripts/vscodeTest.mjs', 'activation'], { encoding: 'utf8', env: { ...process.env } });
  const [, milliseconds] = /activate\(\) took ([\d.]+) ms/.exec(stdout) ?? [];
  if (!milliseconds) throw new Error(`The activation was not measured:\n${stdout}`);
  return Number(milliseconds);
}
