// Builds the programs, and the schemas that they read, into dist/: node esbuild.mjs [--watch] [--production]
import { chmodSync, readFileSync, writeFileSync } from 'node:fs';
import { build, context } from 'esbuild';
import { buildSchemas } from './schemas/build.mjs';
import { noticesOf } from './scripts/notices.mjs';

const watch = process.argv.includes('--watch');
const production = process.argv.includes('--production');

const { version } = JSON.parse(readFileSync('package.json', 'utf8'));
buildSchemas();

/** Only the extension knows `vscode`: importing it anywhere else fails the build. */
const bundles = [
  { out: 'extension', entry: 'src/extension.ts', external: ['vscode'] },
  { out: 'schemaWorker', entry: 'src/node/engines/schemaWorker.ts' },
  { out: 'server', entry: 'src/server/main.ts' },
  { out: 'wiring', entry: 'src/page/wiring/main.ts', platform: 'browser', format: 'iife', target: 'chrome122' },
  { out: 'cli', entry: 'src/cli/main.ts', banner: { js: '#!/usr/bin/env node' }, plugins: [executable('dist/cli.js')] },
];

const metafiles = [];
for (const { out, entry, ...particular } of bundles) {
  const options = {
    entryPoints: { [out]: entry },
    outdir: 'dist',
    bundle: true,
    platform: 'node',
    format: 'cjs',
    target: 'node20',
    define: { 'process.env.REACTBIN_VERSION': JSON.stringify(version) },
    mainFields: ['module', 'main'], // the CommonJS of some packages is UMD, whose requires cannot be followed
    minify: production,
    sourcemap: !production,
    metafile: true,
    logLevel: watch ? 'info' : 'warning',
    ...particular,
  };
  if (watch) await (await context(options)).watch();
  else {
    const result = await build(options).catch(() => (process.exitCode = 1)); // esbuild has said what is wrong
    if (result.metafile) metafiles.push(result.metafile);
  }
}
if (!watch) writeFileSync('dist/notices.txt', noticesOf(metafiles));

function executable(path) {
  return {
    name: 'executable',
    setup({ onEnd }) {
      onEnd(({ errors }) => {
        if (errors.length === 0) chmodSync(path, 0o755);
      });
    },
  };
}
