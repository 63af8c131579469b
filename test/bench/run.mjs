// Prints what the extension costs, beside what was promised: npm run bench
import { mkdtempSync, rmSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { spawnSync } from 'node:child_process';
import { ensureKubectl } from '../../scripts/tools/kubectl.mjs';
import { onPath } from '../../scripts/tools/onPath.mjs';
import { cacheDir } from '../../scripts/tools/paths.mjs';
import { ensureYamllint } from '../../scripts/tools/yamllint.mjs';
import { measureActivation } from './activation.mjs';
import { measureCompletion } from './completion.mjs';
import { measureKeystrokes } from './keystroke.mjs';
import { measureLint } from './lint.mjs';
import { deployment, deployments } from './manifests.mjs';
import { measureValidate } from './validate.mjs';
import { measureWiring, tree as treeOf } from './wiring.mjs';
import { measureYaml } from './yaml.mjs';

const scratch = mkdtempSync(join(tmpdir(), 'reactbin-bench-'));
process.on('exit', () => rmSync(scratch, { recursive: true, force: true }));
const tree = join(scratch, 'tree');
spawnSync(process.execPath, ['dist/cli.js', 'scaffold', tree], { stdio: 'ignore' });

const rows = [];
const row = (what, value, unit, limit) =>
  rows.push({ what, value: `${value.toFixed(1)} ${unit}`, limit: limit ? `${limit} ${unit}` : '', ok: limit ? value <= limit : undefined });
const percentile = (times, part) => times[Math.floor((times.length - 1) * part)];

const ours = { command: process.execPath, args: ['dist/server.js', '--stdio'] };
const small = await measureKeystrokes({ ...ours, text: deployment(1), strokes: 200 });
row('key stroke to diagnostics, 80 lines, p50', percentile(small.times, 0.5), 'ms', 10);
row('key stroke to diagnostics, 80 lines, p95', percentile(small.times, 0.95), 'ms');
row('first diagnostics after the start of the server', small.firstDiagnostics, 'ms', 700);
const large = await measureKeystrokes({ ...ours, text: deployments(300), strokes: 200 });
row('key stroke to diagnostics, 300 Deployments, p50', percentile(large.times, 0.5), 'ms', 30);
row('key stroke to diagnostics, 300 Deployments, p95', percentile(large.times, 0.95), 'ms');
row('first diagnostics of 300 Deployments', large.firstDiagnostics, 'ms');
const idle = await measureKeystrokes({ ...ours, text: deployment(1), strokes: 0, folder: tree });
row('memory of the server with the Reactbin tree', idle.megabytes, 'MiB', 120);

const workspace = { ...ours, folder: join(scratch, 'workspace'), files: [...treeOf(1000)], last: 'service web-199', rounds: 50 };
const completed = await measureCompletion({ ...workspace, text: deployment(300) });
row('a completion in a workspace of 1,000 files, p50', percentile(completed, 0.5), 'ms', 10);
row('a completion in a workspace of 1,000 files, p95', percentile(completed, 0.95), 'ms');
const inLarge = await measureCompletion({ ...workspace, text: deployments(300) });
row('a completion there in 300 Deployments, p50', percentile(inLarge, 0.5), 'ms', 10);
row('a completion there in 300 Deployments, p95', percentile(inLarge, 0.95), 'ms');

const peer = onPath('yaml-language-server');
if (peer) {
  const theirs = await measureKeystrokes({ command: peer, args: ['--stdio'], text: deployments(300), strokes: 20 });
  row('yaml-language-server, 300 Deployments, p50', percentile(theirs.times, 0.5), 'ms');
}

for (const [name, speed] of Object.entries(await measureYaml(deployments(300)))) row(`YAML, 300 Deployments: ${name}`, speed, 'MB/s');

const [kubectl, yamllint] = [ensureKubectl(cacheDir), ensureYamllint(cacheDir)];
if (kubectl.path && yamllint.path) {
  const { together, alone } = await measureValidate({ tree, kubectl: kubectl.path, yamllint: yamllint.path, runs: 10 });
  row('yamllint alone + kubectl alone, the Reactbin tree', alone, 'ms');
  row('validate with both, the Reactbin tree', together, 'ms', Math.round(alone * 1.5));
} else {
  console.error(`validate is not measured: ${kubectl.missing ?? yamllint.missing}`);
}

if (yamllint.path) {
  const files = { folder: join(scratch, 'files'), text: deployment(1), count: 1000 };
  const { ours: lint, theirs } = measureLint({ ...files, yamllint: yamllint.path, runs: 3 });
  row('yamllint, 1,000 files', theirs, 'ms');
  row('reactbin lint, 1,000 files', lint, 'ms');
} else {
  console.error(`lint is not measured: ${yamllint.missing}`);
}

const wiring = await measureWiring({ files: 10_000, open: 100 });
const size = `10,000 files, ${Math.round(wiring.characters / 1e6)} million characters`;
row(`the index of ${size}`, wiring.milliseconds / 1000, 's', 10);
row(`memory of that index`, wiring.megabytes, 'MiB', 600);
row('the wiring of all of them', wiring.diagnosing, 'ms');
row('an edit to new findings in the 100 open files that depend on it', wiring.edit, 'ms', 50);

row('activate() in VS Code', measureActivation(), 'ms', 50);

console.log(`Node ${process.versions.node}, ${cpus().length} cores\n`);
const width = Math.max(...rows.map(({ what }) => what.length));
for (const { what, value, limit, ok } of rows) {
  console.log(
    `${what.padEnd(width)}  ${value.padStart(11)}  ${limit && `promised: ${limit}`}  ${ok === undefined ? '' : ok ? 'ok' : 'MISSED'}`.trimEnd(),
  );
}
process.exitCode = rows.some(({ ok }) => ok === false) ? 1 : 0;
