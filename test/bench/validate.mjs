import { spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'esbuild';

/** Median milliseconds of `reactbin validate`, and of the two tools alone, one after the other. */
export async function measureValidate({ tree, kubectl, yamllint, runs }) {
  const scratch = mkdtempSync(join(tmpdir(), 'reactbin-bench-'));
  const { server, url } = await startServer();
  const kubeconfig = join(scratch, 'kubeconfig');
  const cluster = { clusters: [{ name: 'a', cluster: { server: url } }], contexts: [{ name: 'a', context: { cluster: 'a', user: '' } }] };
  writeFileSync(kubeconfig, JSON.stringify({ apiVersion: 'v1', kind: 'Config', 'current-context': 'a', ...cluster }));
  const k8s = join(tree, 'k8s');
  const apply = (run) => [
    'apply',
    '--dry-run=client',
    '-R',
    '-f',
    k8s,
    '-o',
    'name',
    '--kubeconfig',
    kubeconfig,
    '--cache-dir',
    join(scratch, String(run)),
  ];
  const cli = ['dist/cli.js', 'validate', tree, '--kubectl', kubectl, '--yamllint', yamllint];

  const times = { kubectl: [], yamllint: [], together: [] };
  for (let run = 0; run < runs; run += 1) {
    times.kubectl.push(time(kubectl, apply(run), { KUBERC: 'off' }));
    times.yamllint.push(time(yamllint, ['-f', 'parsable', k8s]));
    times.together.push(time(process.execPath, cli));
  }
  server.kill();
  rmSync(scratch, { recursive: true, force: true });
  return { together: median(times.together), alone: median(times.kubectl) + median(times.yamllint) };
}

/** Our API server, in a process of its own as a cluster would be. */
async function startServer() {
  const outfile = 'out/bench/apiServer.cjs';
  const contents = `import { readFileSync } from 'node:fs';
    import { createCatalog } from './src/core/schema/catalog.js';
    import { startApiServer } from './src/node/apiServer/server.js';
    const data = JSON.parse(readFileSync('dist/schemas.json', 'utf8'));
    const catalog = createCatalog(data, { kubernetes: '1.36', vaultSecretsOperator: '1.4' });
    startApiServer(catalog, [...catalog.kinds.values()]).then(({ url }) => console.log(url));`;
  await build({ stdin: { contents, resolveDir: process.cwd(), loader: 'ts' }, outfile, bundle: true, platform: 'node', format: 'cjs' });
  const server = spawn(process.execPath, [outfile], { stdio: ['ignore', 'pipe', 'inherit'] });
  const url = await new Promise((done) => server.stdout.once('data', (data) => done(String(data).trim())));
  return { server, url };
}

function time(command, args, env = {}) {
  const started = performance.now();
  const { status, stderr } = spawnSync(command, args, { env: { ...process.env, ...env }, encoding: 'utf8' });
  if (status !== 0) throw new Error(`${command} ended with ${status}: ${stderr}`);
  return performance.now() - started;
}

function median(times) {
  return times.sort((a, b) => a - b)[Math.floor(times.length / 2)];
}
