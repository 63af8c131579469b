import type { WiringGraph } from '../graph.js';

/** The graph as it is, for other programs. */
export function formatGraphJson<P>({ nodes, edges }: WiringGraph<P>): string {
  return `${JSON.stringify({ version: 1, nodes, edges }, undefined, 2)}\n`;
}
