import { EventEmitter, MarkdownString, ThemeColor, ThemeIcon, TreeItem, TreeItemCollapsibleState, window, type Disposable } from 'vscode';
import type { Location } from 'vscode-languageserver-types';
import type { Graphs } from './graphs.js';
import { rowsOf, type Row } from './rows.js';

export const viewId = 'reactbin.wiring';

/** The view "Wiring": the same as the picture, in words. `open` is called with the place of a row that was clicked. */
export function createTreeView(graphs: Graphs): Disposable {
  const changed = new EventEmitter<void>();
  const view = window.createTreeView<Row>(viewId, {
    showCollapseAll: true,
    treeDataProvider: {
      onDidChangeTreeData: changed.event,
      getChildren: async (row) => [...(row ? (row.rows?.() ?? []) : rowsOf(await graphs.get()))],
      getTreeItem: treeItem,
    },
  });
  // What is not in sight is asked for when it comes into sight.
  const listening = [
    graphs.onDidChange(() => view.visible && changed.fire()),
    view.onDidChangeVisibility(({ visible }) => visible && changed.fire()),
  ];
  return {
    dispose() {
      for (const it of [view, changed, ...listening]) it.dispose();
    },
  };
}

const icons: Readonly<Record<Row['icon'], ThemeIcon>> = {
  vault: new ThemeIcon('shield', new ThemeColor('charts.yellow')),
  data: new ThemeIcon('key', new ThemeColor('terminal.ansiCyan')),
  workload: new ThemeIcon('server-process', new ThemeColor('charts.blue')),
  network: new ThemeIcon('globe', new ThemeColor('charts.green')),
  certificate: new ThemeIcon('verified', new ThemeColor('charts.purple')),
  access: new ThemeIcon('account', new ThemeColor('charts.orange')),
  other: new ThemeIcon('symbol-object'),
  written: new ThemeIcon('symbol-object'),
  made: new ThemeIcon('symbol-object'),
  outside: new ThemeIcon('circle-outline'),
  missing: new ThemeIcon('warning', new ThemeColor('problemsWarningIcon.foreground')),
  folder: ThemeIcon.Folder,
  namespace: new ThemeIcon('symbol-namespace'),
  needs: new ThemeIcon('arrow-right'),
  users: new ThemeIcon('arrow-left'),
};

function treeItem({ id, label, description, tooltip, icon, spoken, place, isOpen, rows }: Row): TreeItem {
  const state = isOpen ? TreeItemCollapsibleState.Expanded : TreeItemCollapsibleState.Collapsed;
  const item = new TreeItem(label, rows ? state : TreeItemCollapsibleState.None);
  item.id = id;
  item.description = description;
  // What comes from files is shown as text, never as markup.
  item.tooltip = new MarkdownString().appendText(tooltip);
  item.iconPath = icons[icon];
  item.accessibilityInformation = { label: spoken };
  if (place) item.command = { command: 'reactbin.wiring.open', title: 'Go to', arguments: [place satisfies Location] };
  return item;
}
