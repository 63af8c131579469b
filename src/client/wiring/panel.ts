import { Uri, ViewColumn, window, workspace, type Disposable, type WebviewPanel } from 'vscode';
import type { FromPage, ToPage } from '../../pageProtocol.js';
import { guarded } from '../commands.js';
import type { Log } from '../log.js';
import type { Graphs } from './graphs.js';
import { openPlace } from './open.js';
import { pageHtml } from './pageHtml.js';

export interface WiringPanel extends Disposable {
  /** Opens the panel, or brings it to the front. */
  readonly show: () => void;
  /** Asks where to, and saves what the panel shows; opens it first, if need be. */
  readonly export: () => void;
}

interface OpenPanel {
  readonly panel: WebviewPanel;
  /** Waits until the page can be told. */
  readonly send: (message: ToPage) => void;
}

/** The one panel that shows the wiring as a picture. Its page keeps nothing of its own: it is told what to draw. */
export function createPanel(graphs: Graphs, extensionUri: Uri, log: Log): WiringPanel {
  let open: OpenPanel | undefined;

  function show(): OpenPanel {
    open ??= createOpen();
    open.panel.reveal();
    return open;
  }

  function createOpen(): OpenPanel {
    const panel = window.createWebviewPanel('reactbin.wiring', 'Wiring', ViewColumn.Active, {
      enableScripts: true,
      localResourceRoots: [Uri.joinPath(extensionUri, 'dist')],
    });
    panel.iconPath = Uri.joinPath(extensionUri, 'media/wiring.svg');
    /** What the page is to do once it can. */
    let waiting: ToPage[] = [];
    let ready = false;

    const send = (message: ToPage): void => {
      if (ready) void panel.webview.postMessage(message);
      else waiting.push(message);
    };
    const draw = async (): Promise<void> => send({ is: 'graphs', graphs: await graphs.get() });
    const listening = [
      graphs.onDidChange(() => panel.visible && void draw()),
      // A page that is hidden is gone, and says again that it is ready.
      panel.onDidChangeViewState(() => (ready &&= panel.visible)),
      panel.webview.onDidReceiveMessage(guarded(log, 'The page of the wiring', answer)),
    ];
    async function answer(message: FromPage): Promise<void> {
      switch (message.is) {
        case 'ready':
          ready = true;
          await draw();
          waiting.forEach(send);
          waiting = [];
          return;
        case 'open':
          return openNode(graphs, message.folder, message.id);
        case 'exported':
          return save(message.svg);
      }
    }
    panel.onDidDispose(() => {
      open = undefined;
      for (const it of listening) it.dispose();
    });
    panel.webview.html = pageHtml(panel.webview, extensionUri);
    return { panel, send };
  }

  return {
    show: () => void show(),
    export: () => show().send({ is: 'export' }),
    dispose: () => void open?.panel.dispose(),
  };
}

/** The place of a node, beside the panel. */
async function openNode(graphs: Graphs, folder: string, id: string): Promise<void> {
  const found = (await graphs.get()).find((it) => it.folder === folder);
  const node = found?.graph.nodes.find((it) => it.id === id);
  if (node) await openPlace(node.place, { viewColumn: ViewColumn.Beside });
}

async function save(svg: string): Promise<void> {
  const folder = workspace.workspaceFolders?.[0]?.uri;
  const target = await window.showSaveDialog({
    title: 'Export the wiring as SVG',
    filters: { SVG: ['svg'] },
    ...(folder && { defaultUri: Uri.joinPath(folder, 'wiring.svg') }),
  });
  if (target) await workspace.fs.writeFile(target, new TextEncoder().encode(svg));
}
