import { familyOf } from '../families.js';
import type { Point } from '../arrange.js';
import type { WiringGraph } from '../graph.js';
import { pictureOf, type Box, type Frame, type Line } from '../picture.js';
import { sentenceOf, wordsOf } from '../sentences.js';
import { ownStyle } from '../style.js';
import { shown } from '../text.js';

/** A picture of its own, which looks the same in any browser and holds no script. */
export function formatSvg<P>(graph: WiringGraph<P>): string {
  return drawSvg(graph, ownStyle);
}

/**
 * The picture as the text of an SVG element. Each node carries its id in `data-id`. Whatever comes from a file is escaped. Without a style
 * the page that it stands in brings one.
 */
export function drawSvg<P>(graph: WiringGraph<P>, style?: string): string {
  const { width, height, frames, boxes, lines } = pictureOf(graph);
  const size = `width="${round(width)}" height="${round(height)}" viewBox="0 0 ${round(width)} ${round(height)}"`;
  const words = wordsOf(graph);
  return `<svg xmlns="http://www.w3.org/2000/svg" class="wiring" role="group" aria-label="${xml(labelOf(graph))}" ${size}>
${style === undefined ? '' : `<style>\n${style}\n</style>\n`}<defs>${tip('tip')}${tip('tip broken')}</defs>
<rect class="background" width="100%" height="100%"/>
${[...frames.map(frame), ...lines.map(line), ...boxes.map((it) => box(it, words.get(it.node.id)?.sentence ?? ''))].join('\n')}
</svg>
`;
}

function labelOf<P>({ nodes, edges }: WiringGraph<P>): string {
  const broken = edges.filter((it) => it.broken).length;
  return `Wiring: ${nodes.length} resources, ${edges.length} connections, ${broken} of them broken`;
}

/** An arrow head. */
function tip(name: string): string {
  const id = name.replace(' ', '-');
  return `<marker id="${id}" class="${name}" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="8" markerHeight="8" markerUnits="userSpaceOnUse" orient="auto"><path class="${name}" d="M0 0L8 4L0 8Z"/></marker>`;
}

function frame<P>({ x, y, width, height, title, node }: Frame<P>): string {
  const id = node ? ` data-id="${xml(node.id)}" role="img" aria-label="${xml(`Namespace ${shown(title)}`)}"` : '';
  return `<g class="frame"${id}><rect ${rect(x, y, width, height)} rx="8"/><text x="${round(x + 14)}" y="${round(y + 18)}">${xml(title)}</text></g>`;
}

function line<P>({ flow, far, points }: Line<P>): string {
  const { from, to, broken, edges } = flow;
  const makes = edges.some(({ relation }) => relation === 'makes');
  const name = ['line', far && 'far', makes && 'makes', broken && 'broken'].filter(Boolean).join(' ');
  const marker = broken ? 'tip-broken' : 'tip';
  const title = edges.map(sentenceOf).join('\n');
  return `<g class="${name}" data-from="${xml(from)}" data-to="${xml(to)}"><title>${xml(title)}</title><path d="${curve(points)}" marker-end="url(#${marker})"/></g>`;
}

/** Leaves to the right and arrives from the left, and is level wherever it passes a layer. */
function curve([first, ...others]: readonly Point[]): string {
  if (!first) return '';
  let { x, y } = first;
  const parts = [`M${round(x)} ${round(y)}`];
  for (const next of others) {
    const bend = Math.abs(next.x - x) / 2;
    parts.push(`C${round(x + bend)} ${round(y)} ${round(next.x - bend)} ${round(next.y)} ${round(next.x)} ${round(next.y)}`);
    ({ x, y } = next);
  }
  return parts.join('');
}

function box<P>({ node, kind, name, x, y, width, height }: Box<P>, said: string): string {
  const text = (of: string, content: string, down: number): string =>
    `<text class="${of}" x="${round(x + 16)}" y="${round(y + down)}">${xml(content)}</text>`;
  return `<g class="node ${node.state} ${familyOf(node.kind)}" data-id="${xml(node.id)}" role="img" aria-label="${xml(said)}"><title>${xml(said)}</title><rect class="shape" ${rect(x, y, width, height)} rx="6"/><rect class="bar" ${rect(x + 5, y + 8, 4, height - 16)} rx="2"/>${text('kind', kind, 17)}${text('name', name, 34)}</g>`;
}

function rect(x: number, y: number, width: number, height: number): string {
  return `x="${round(x)}" y="${round(y)}" width="${round(width)}" height="${round(height)}"`;
}

function round(value: number): string {
  return String(Math.round(value * 10) / 10);
}

const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

/** Text for an element or an attribute. Line breaks of our own stay. */
function xml(text: string): string {
  return text
    .split('\n')
    .map(shown)
    .join('\n')
    .replace(/[&<>"']/g, (it) => entities[it] ?? it);
}
