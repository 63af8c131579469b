import { build } from 'esbuild';
import { pathToFileURL } from 'node:url';
import { resolve } from 'node:path';

/** Megabytes (of characters) a second that each reader of YAML makes of a text: ours, and the others that are installed. */
export async function measureYaml(text) {
  const outfile = 'out/bench/yaml.mjs';
  const contents = `
    export { scan } from './src/core/yaml/scan.js';
    export { compose } from './src/core/yaml/compose.js';
    export { lint } from './src/core/lint/lint.js';
    export { readConfig } from './src/core/lint/config.js';`;
  await build({
    stdin: { contents, resolveDir: process.cwd(), loader: 'ts' },
    outfile,
    bundle: true,
    format: 'esm',
    platform: 'neutral',
    mainFields: ['module', 'main'],
  });
  const { scan, compose, lint, readConfig } = await import(pathToFileURL(resolve(outfile)));
  const config = readConfig('extends: default', { read: () => undefined, lineBreak: '\n' });
  const speeds = {
    'ours, to the tree': speed(text, (it) => compose(scan(it))),
    "ours, to yamllint's findings": speed(text, (it) => lint(it, config)),
  };
  for (const [name, read] of Object.entries(peers)) {
    const peer = await import(name).catch(() => undefined);
    if (peer) speeds[name] = speed(text, (it) => read(peer, it));
  }
  return speeds;
}

const peers = {
  yaml: ({ parseAllDocuments }, text) => parseAllDocuments(text),
  'js-yaml': ({ loadAll }, text) => loadAll(text),
  'yaml-js': ({ compose_all: composeAll }, text) => composeAll(text),
};

/** Of the best of some runs, after as many to warm up. */
function speed(text, read) {
  const runs = () => {
    const times = [];
    const started = performance.now();
    while (times.length < 3 || performance.now() - started < 1000) {
      const before = performance.now();
      read(text);
      times.push(performance.now() - before);
    }
    return Math.min(...times);
  };
  runs();
  return text.length / 1000 / runs();
}
