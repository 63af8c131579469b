// Types, lint and format: node scripts/check.mjs. All are looked at, also after one has failed.
// Where TEST_COUNTS names a file, it leaves there how many passed and failed.
import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { root } from './tools/paths.mjs';

const checks = [
  ['types', 'node_modules/typescript/bin/tsc', '-p', '.'],
  ['types of pages', 'node_modules/typescript/bin/tsc', '-p', 'src/page'],
  ['lint', 'node_modules/eslint/bin/eslint.js', '.'],
  ['format', 'node_modules/prettier/bin/prettier.cjs', '--check', '--log-level=warn', '.'],
];

const counts = { passed: 0, failed: 0, skipped: 0 };
for (const [name, ...command] of checks) {
  const { status } = spawnSync(process.execPath, command, { cwd: root, stdio: 'inherit' });
  counts[status === 0 ? 'passed' : 'failed']++;
  console.log(`${status === 0 ? 'ok' : 'FAILED'} ${name}`);
}
if (process.env.TEST_COUNTS) writeFileSync(process.env.TEST_COUNTS, JSON.stringify(counts));
process.exitCode = counts.failed ? 1 : 0;
