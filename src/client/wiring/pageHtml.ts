import { randomBytes } from 'node:crypto';
import { Uri, type Webview } from 'vscode';
import { styleOf } from '../../core/wiring/graph/style.js';

/** The page "Wiring": nothing of it comes from elsewhere, and no other script than its own runs. */
export function pageHtml(webview: Webview, extensionUri: Uri): string {
  const nonce = randomBytes(16).toString('base64url');
  const script = webview.asWebviewUri(Uri.joinPath(extensionUri, 'dist/wiring.js')).toString();
  return `<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'nonce-${nonce}'; script-src 'nonce-${nonce}'">
<title>Wiring</title>
<style nonce="${nonce}">${pictureStyle}\n${pageStyle}</style>
</head>
<body>
<div role="toolbar" aria-label="Wiring">
<input id="search" type="search" placeholder="Search" aria-label="Search resources" title="Enter goes to the next (/)">
<span id="found" role="status"></span>
<select id="folder" aria-label="Folder" hidden></select>
<select id="filter" aria-label="Show"></select>
<span class="space"></span>
<button id="smaller" title="Zoom out (-)" aria-label="Zoom out">−</button>
<button id="larger" title="Zoom in (+)" aria-label="Zoom in">+</button>
<button id="fit" title="Show all (0)">Fit</button>
<button id="export" title="Save what is shown as a picture">Export as SVG</button>
</div>
<main id="stage"></main>
<p id="note" role="status" hidden></p>
<script nonce="${nonce}" src="${script}"></script>
</body>
</html>`;
}

const of = (name: string): string => `var(--vscode-${name})`;

/** The colours of the editor's theme, whichever it is at the time. */
const pictureStyle = styleOf({
  background: of('editor-background'),
  text: of('editor-foreground'),
  muted: of('descriptionForeground'),
  box: of('editor-background'),
  frame: `color-mix(in srgb, ${of('editor-background')} 95%, ${of('editor-foreground')})`,
  line: `color-mix(in srgb, ${of('editor-background')} 45%, ${of('editor-foreground')})`,
  broken: of('charts-red'),
  vault: of('charts-yellow'),
  data: of('terminal-ansiCyan'),
  workload: of('charts-blue'),
  network: of('charts-green'),
  certificate: of('charts-purple'),
  access: of('charts-orange'),
  other: of('descriptionForeground'),
});

const pageStyle = `
html, body { height: 100%; margin: 0; padding: 0 }
body { display: flex; flex-direction: column; font: ${of('font-size')} ${of('font-family')}; color: ${of('foreground')} }
[role=toolbar] { display: flex; align-items: center; gap: 6px; padding: 6px 10px; border-bottom: 1px solid ${of('panel-border')} }
.space { flex: 1 }
[hidden] { display: none !important }
input, select, button { font: inherit; padding: 3px 8px; border: 1px solid transparent; border-radius: 2px }
input { width: 180px; color: ${of('input-foreground')}; background: ${of('input-background')}; border-color: ${of('input-border')} }
select { max-width: 220px; color: ${of('dropdown-foreground')}; background: ${of('dropdown-background')}; border-color: ${of('dropdown-border')} }
button { color: ${of('button-secondaryForeground')}; background: ${of('button-secondaryBackground')}; cursor: pointer }
button:hover { background: ${of('button-secondaryHoverBackground')} }
:focus-visible { outline: 1px solid ${of('focusBorder')}; outline-offset: 1px }
#found, #note { color: ${of('descriptionForeground')} }
#note { margin: 40px auto; padding: 0 20px }
#stage { flex: 1; min-height: 0; overflow: hidden; cursor: grab }
#stage.moving { cursor: grabbing }
#stage svg { display: block; width: 100%; height: 100% }
.wiring { font-family: ${of('font-family')} }
.node, .frame[data-id] > text { cursor: pointer }
.node, .frame:focus-visible { outline: none }
.node:hover > .shape, .node:focus-visible > .shape { stroke: ${of('focusBorder')}; stroke-opacity: 1; stroke-width: 2 }
.frame:focus-visible > rect { stroke: ${of('focusBorder')}; stroke-opacity: 1 }
.node, .line { transition: opacity .12s }
.pointing .node:not(.near), .pointing .line:not(.near) { opacity: .25 }
.pointing .line.near > path { stroke-opacity: 1; stroke-width: 2.4 }
.searching .node:not(.found), .searching .line { opacity: .2 }
.found > .shape { stroke: ${of('editor-findMatchBorder')}; stroke: ${of('focusBorder')}; stroke-opacity: 1; stroke-width: 2 }
@media (prefers-reduced-motion: reduce) { .node, .line { transition: none } }
`;
