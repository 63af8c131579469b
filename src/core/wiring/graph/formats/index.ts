import type { WiringGraph } from '../graph.js';
import { formatDot } from './dot.js';
import { formatGraphJson } from './json.js';
import { formatMermaid } from './mermaid.js';
import { formatSvg } from './svg.js';

/** How a graph is written down, by the name of the format. */
export const graphFormats: Readonly<Record<string, <P>(graph: WiringGraph<P>) => string>> = {
  svg: formatSvg,
  dot: formatDot,
  mermaid: formatMermaid,
  json: formatGraphJson,
};
