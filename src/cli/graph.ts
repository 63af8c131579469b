import { linesOf } from '../core/lines.js';
import { graphFormats } from '../core/wiring/graph/formats/index.js';
import { graphOf } from '../core/wiring/graph/graphOf.js';
import { indexFiles } from '../node/engines/indexFiles.js';
import { oneOf, readOptions, type Command } from './command.js';
import { readPaths } from './readPaths.js';

const names = Object.keys(graphFormats);

export const graph: Command = {
  summary: 'Draws what lies between resources, from Vault to the certificate.',
  help: `Usage: reactbin graph [PATH…] [OPTION…]

Draws the resources of the manifests (.yaml, .yml) under each PATH, which is a file or a folder (default: the current folder), with what
leads from one to another; "-" is standard input. What is missing is dashed, and what is broken is red.

  --format FORMAT  ${names.join(', ')} (svg)

Exit code: 0 drawn, also where something is broken, 2 wrong usage or an unreadable path.`,

  async run(args, { out, error }) {
    const { values, positionals } = readOptions(args, { format: { type: 'string', default: 'svg' } });
    const format = graphFormats[oneOf('format', values.format, names)];
    const { root, files, problems } = await readPaths(positionals);
    for (const { path, message } of problems) error(`reactbin: ${path}: ${message}\n`);
    if (problems.length > 0 && files.length === 0) return 2;
    const lines = linesOf(files);
    const drawn = graphOf(await indexFiles(root, files), ({ file, start, end }) => {
      const [from, to] = [lines(file.path)(start), lines(file.path)(end)];
      return { file: file.path, ...from, endLine: to.line, endColumn: to.column };
    });
    out(format?.(drawn) ?? '');
    return problems.length > 0 ? 2 : 0;
  },
};
