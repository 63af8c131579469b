import { filterGraph, searchGraph } from '../../core/wiring/graph/filter.js';
import { drawSvg, formatSvg } from '../../core/wiring/graph/formats/svg.js';
import type { FromPage, ToPage } from '../../pageProtocol.js';
import type { FolderGraph } from '../../protocol.js';
import { chosenFilter, offerFilters, offerFolders } from './choices.js';
import { createCamera } from './camera.js';
import { byId } from './elements.js';
import { letReach, listenToNodes, markFound, nodeElement } from './nodes.js';

declare function acquireVsCodeApi(): { postMessage(message: FromPage): void };

/** More boxes than these are nothing that anyone can look at, and take long to lay out. */
const mostDrawn = 1500;

const vscode = acquireVsCodeApi();
const [stage, note, search, found] = [byId('stage'), byId('note'), byId<HTMLInputElement>('search'), byId('found')];
const [folder, filter] = [byId<HTMLSelectElement>('folder'), byId<HTMLSelectElement>('filter')];
const camera = createCamera(stage);

let graphs: readonly FolderGraph[] = [];
/** The one of the chosen folder. */
let whole: FolderGraph['graph'] = { nodes: [], edges: [] };
let shown = whole;
/** Which of the nodes that were looked for was gone to last. */
let visited = -1;

function take(next: readonly FolderGraph[]): void {
  graphs = next;
  offerFolders(folder, graphs);
  chooseFolder();
}

function chooseFolder(): void {
  whole = graphs.find((it) => it.folder === folder.value)?.graph ?? { nodes: [], edges: [] };
  offerFilters(filter, whole);
  draw();
}

function draw(): void {
  const focused = document.activeElement?.getAttribute('data-id');
  shown = filterGraph(whole, chosenFilter(filter));
  const tooMany = shown.nodes.length > mostDrawn;
  const nothing = shown.nodes.length === 0;
  note.hidden = !tooMany && !nothing;
  note.textContent = tooMany
    ? `${shown.nodes.length} resources are too many for one picture: choose a namespace or a kind above.`
    : whole.nodes.length === 0
      ? 'There are no resources here yet.'
      : 'Nothing is broken here.';
  // Whatever comes from a file is escaped in there, and the policy of this page lets no script run that would not be.
  stage.innerHTML = tooMany || nothing ? '' : drawSvg(shown);
  letReach(stage);
  camera.look();
  look();
  if (focused) nodeElement(stage, focused)?.focus();
}

function look(): void {
  const ids = searchGraph(shown, search.value);
  visited = -1;
  markFound(stage, search.value.trim() === '' ? undefined : new Set(ids));
  found.textContent = search.value.trim() === '' ? '' : ids.length === 1 ? '1 found' : `${ids.length} found`;
}

/** Goes to the next of those that are looked for, or to the one before. */
function visit(by: 1 | -1): void {
  const ids = searchGraph(shown, search.value);
  if (ids.length === 0) return;
  visited = (visited + by + ids.length) % ids.length;
  const element = nodeElement(stage, ids[visited] ?? '');
  if (element) camera.show(element);
}

listenToNodes(stage, camera, (id) => vscode.postMessage({ is: 'open', folder: folder.value, id }));
search.addEventListener('input', look);
search.addEventListener('keydown', ({ key, shiftKey }) => {
  if (key === 'Enter') visit(shiftKey ? -1 : 1);
});
filter.addEventListener('change', () => {
  camera.reset();
  draw();
});
folder.addEventListener('change', () => {
  camera.reset();
  chooseFolder();
});
byId('larger').addEventListener('click', () => camera.zoom(1.25));
byId('smaller').addEventListener('click', () => camera.zoom(0.8));
byId('fit').addEventListener('click', () => camera.fit());
byId('export').addEventListener('click', exportPicture);
document.addEventListener('keydown', (event) => {
  if (event.target instanceof HTMLInputElement || event.target instanceof HTMLSelectElement) return;
  const action = { '+': () => camera.zoom(1.25), '-': () => camera.zoom(0.8), '0': () => camera.fit(), '/': () => search.focus() }[
    event.key
  ];
  if (!action) return;
  event.preventDefault();
  action();
});

function exportPicture(): void {
  vscode.postMessage({ is: 'exported', svg: formatSvg(shown) });
}

window.addEventListener('message', ({ data }: MessageEvent<ToPage>) => {
  if (data.is === 'graphs') take(data.graphs);
  else exportPicture();
});
vscode.postMessage({ is: 'ready' });
