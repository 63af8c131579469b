// Bundles tests as they ship (esbuild) and runs them with node's own runner: node scripts/unit.mjs [file…]
// Where TEST_COUNTS names a file, it leaves there how many passed and failed.
import { spawnSync } from 'node:child_process';
import { build } from 'esbuild';
import { unitTests } from './tools/unitTests.mjs';

const wanted = process.argv.slice(2);
const { metafile } = await build({
  entryPoints: wanted.length ? wanted : unitTests().map(({ file }) => file),
  outdir: 'out/unit',
  outbase: 'test',
  outExtension: { '.js': '.cjs' },
  bundle: true,
  platform: 'node',
  format: 'cjs',
  target: 'node20',
  sourcemap: 'inline',
  metafile: true,
  external: ['esbuild'], // it runs a binary beside its own files
  logLevel: 'warning',
});

const reporters = [['spec', 'stdout']];
if (process.env.TEST_COUNTS) reporters.push(['./scripts/tools/countsReporter.mjs', process.env.TEST_COUNTS]);
const flags = reporters.flatMap(([reporter, destination]) => [`--test-reporter=${reporter}`, `--test-reporter-destination=${destination}`]);
// A test that hangs fails.
const { status } = spawnSync(
  process.execPath,
  ['--enable-source-maps', '--test', '--test-timeout=300000', ...flags, ...Object.keys(metafile.outputs)],
  {
    stdio: 'inherit',
  },
);
process.exitCode = status ?? 1;
