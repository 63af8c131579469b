import type { Family } from './families.js';

/** The colours of a picture. Each is a CSS colour. */
export interface Palette extends Readonly<Record<Family, string>> {
  readonly background: string;
  readonly text: string;
  readonly muted: string;
  readonly box: string;
  readonly frame: string;
  readonly line: string;
  readonly broken: string;
}

export const light: Palette = {
  background: '#ffffff',
  text: '#1f2328',
  muted: '#5f6872',
  box: '#ffffff',
  frame: '#f5f7f9',
  line: '#8c959f',
  broken: '#cf222e',
  vault: '#b08800',
  data: '#0e7c86',
  workload: '#0969da',
  network: '#1a7f37',
  certificate: '#8250df',
  access: '#bf5b04',
  other: '#6e7781',
};

export const dark: Palette = {
  background: '#1b1f24',
  text: '#e6edf3',
  muted: '#9aa4af',
  box: '#22272e',
  frame: '#20252b',
  line: '#768390',
  broken: '#ff6a69',
  vault: '#e3b341',
  data: '#39c5cf',
  workload: '#58a6ff',
  network: '#56d364',
  certificate: '#bc8cff',
  access: '#f0883e',
  other: '#8b949e',
};

/** The stylesheet of a drawn picture, for one palette. */
export function styleOf(palette: Palette): string {
  const { background, text, muted, box, frame, line, broken, ...families } = palette;
  const ofFamilies = Object.entries(families).map(([family, colour]) => `.${family} .bar { fill: ${colour} }`);
  return `
.wiring { font: 13px system-ui, -apple-system, "Segoe UI", Roboto, sans-serif }
.wiring .background { fill: ${background} }
.wiring text { fill: ${text} }
.frame > rect { fill: ${frame}; stroke: ${muted}; stroke-opacity: .35 }
.frame > text, .node .kind { fill: ${muted} }
.frame > text { font-weight: 600 }
.node .kind { font-size: 11px }
.node > .shape { fill: ${box}; stroke: ${line}; stroke-opacity: .55 }
.made > .shape { fill: ${frame} }
.outside > .shape, .missing > .shape { fill: ${frame}; stroke-dasharray: 5 4; stroke-opacity: 1 }
.outside .name { fill: ${muted} }
.missing > .shape { stroke: ${broken} }
.missing .name { fill: ${broken} }
.line > path { fill: none; stroke: ${line}; stroke-width: 1.4 }
.makes > path { stroke-width: 2.2 }
.line.far > path { stroke-opacity: .5 }
.line.broken > path { stroke-opacity: 1; stroke: ${broken}; stroke-width: 2 }
.tip { fill: ${line} }
.tip.broken { fill: ${broken} }
${ofFamilies.join('\n')}`.trim();
}

/** For a picture that stands alone: as light or dark as whoever looks at it has it. */
export const ownStyle = `${styleOf(light)}\n@media (prefers-color-scheme: dark) {\n${styleOf(dark)}\n}`;
