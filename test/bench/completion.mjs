import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { startServer } from './server.mjs';

/** Where someone asks what to write: behind what these match, in the middle of the text. */
const places = [
  /^ +imagePullPolicy: /, // one of three values
  /^ +image: /, // what the workspace holds
  /^ +name: (?=web-\d+-env)/, // the name of a Secret, of hundreds
  /^ {4}app\.kubernetes\.io\/part-of: /, // a label
  /^ +(?=livenessProbe)/, // a field
];

/** Types a letter into each place and asks for completions there. Gives the milliseconds that each answer took, sorted. */
export async function measureCompletion({ command, args, folder, files, last, text, rounds }) {
  for (const { path, text } of files) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  const server = await startServer({ command, args, folder });
  const uri = pathToFileURL(join(folder, 'open.yaml')).href;
  await server.open(uri, text);
  // Files are read in the order of their paths.
  while ((await server.connection.sendRequest('workspace/symbol', { query: last })).length === 0);

  const lines = text.split('\n');
  const times = [];
  for (let round = 0; round < rounds; round += 1) {
    for (const place of places) {
      const line = lines.findIndex((it, index) => index >= lines.length / 2 - 80 && place.test(it));
      const character = place.exec(lines[line])[0].length;
      await server.insert(uri, { line, character }, 'e');
      const before = performance.now();
      const answer = await server.connection.sendRequest('textDocument/completion', {
        textDocument: { uri },
        position: { line, character: character + 1 },
      });
      times.push(performance.now() - before);
      if (!(answer.items ?? answer).length) throw new Error(`Nothing is offered at ${place}`);
    }
  }
  server.stop();
  return times.sort((a, b) => a - b);
}
