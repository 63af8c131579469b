import { readFileSync } from 'node:fs';
import { startServer } from './server.mjs';

/**
 * Opens `text` in a language server on stdio and types letters into the middle of it one by one, as an editor would send them.
 * Gives milliseconds: from the start of the process to the first diagnostics, and from each key stroke to the new ones.
 */
export async function measureKeystrokes({ command, args, text, strokes, folder }) {
  const started = performance.now();
  const server = await startServer({ command, args, folder });
  const uri = 'file:///bench/manifest.yaml';
  await server.open(uri, text);
  const firstDiagnostics = performance.now() - started;

  // A label's value: each letter changes one document.
  const lines = text.split('\n');
  const line = lines.findIndex((it, index) => index >= lines.length / 2 - 80 && it.includes('part-of: bench'));
  const times = [];
  for (let stroke = 0; stroke < strokes; stroke += 1) {
    const before = performance.now();
    await server.insert(uri, { line, character: lines[line].length + stroke }, 'ab'[stroke % 2]);
    times.push(performance.now() - before);
  }
  const megabytes = residentMegabytes(server.pid);
  server.stop();
  return { firstDiagnostics, times: times.sort((a, b) => a - b), megabytes };
}

/** What Linux says that the process holds. */
function residentMegabytes(pid) {
  return Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]) / 1024;
}
