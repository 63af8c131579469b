import {
  EventEmitter,
  MarkdownString,
  ThemeColor,
  ThemeIcon,
  TreeItem,
  TreeItemCollapsibleState,
  Uri,
  window,
  type Disposable,
} from 'vscode';
import { wholeMessage } from '../../core/problem.js';
import { commandLine } from './commandLine.js';
import { findingsOf, rowsOf, type Filter, type Row } from './model.js';
import { rangeOf } from './range.js';
import type { FolderResult } from './result.js';
import type { State } from './state.js';

export const viewId = 'reactbin.validation';

export interface ValidationView extends Disposable {
  show(state: State): void;
  expandAll(): void;
}

/** The view "Validation": rows as plain data come in, and are drawn. */
export function createTreeView(): ValidationView {
  const changed = new EventEmitter<void>();
  let rows: readonly Row[] = [];
  // VS Code keeps what is open and closed by id: with new ids all rows start afresh, open.
  let generation = 0;
  const view = window.createTreeView<Row>(viewId, {
    showCollapseAll: true,
    treeDataProvider: {
      onDidChangeTreeData: changed.event,
      getChildren: (row) => [...(row ? row.rows : rows)],
      getTreeItem: (row) => treeItem(row, generation),
    },
  });
  return {
    show({ phase, running, results, filter }) {
      rows = phase === 'done' ? rowsOf(results, filter) : [];
      changed.fire();
      const findings = findingsOf(results);
      const errors = findings.filter(({ severity }) => severity === 'error').length;
      view.badge = errors > 0 ? { value: errors, tooltip: errors === 1 ? '1 error' : `${errors} errors` } : undefined;
      view.message = running ? '' : messageOf(results, filter);
    },
    expandAll() {
      generation++;
      changed.fire();
    },
    dispose() {
      view.dispose();
      changed.dispose();
    },
  };
}

/** What is not to be seen in the rows themselves. */
function messageOf(results: readonly FolderResult[], filter: Filter): string {
  const edited = results.some(({ files }) => files.some((it) => it.edited));
  return [filter.least && `Shown: ${filter.label.toLowerCase()}.`, edited && 'Edited since: validate again to see what is left.']
    .filter(Boolean)
    .join(' ');
}

const icons: Readonly<Record<Row['state'], ThemeIcon>> = {
  error: new ThemeIcon('error', new ThemeColor('problemsErrorIcon.foreground')),
  warning: new ThemeIcon('warning', new ThemeColor('problemsWarningIcon.foreground')),
  info: new ThemeIcon('info', new ThemeColor('problemsInfoIcon.foreground')),
  hint: new ThemeIcon('lightbulb'),
  ok: new ThemeIcon('pass', new ThemeColor('testing.iconPassed')),
  skipped: new ThemeIcon('circle-slash', new ThemeColor('testing.iconSkipped')),
  failed: new ThemeIcon('error', new ThemeColor('testing.iconErrored')),
  cancelled: new ThemeIcon('debug-stop', new ThemeColor('testing.iconSkipped')),
};

function treeItem(row: Row, generation: number): TreeItem {
  const { id, kind, label, description, state, rows, folder, path, place } = row;
  const item = new TreeItem(label, collapsibleState(row, generation > 0));
  item.id = `${generation} ${id}`;
  item.contextValue = kind;
  item.description = description;
  item.iconPath = icons[state];
  item.tooltip = tooltipOf(row);
  if (place && path !== undefined) {
    const target = Uri.joinPath(Uri.parse(folder), path);
    item.command = {
      command: 'vscode.open',
      title: 'Go to',
      arguments: [target, { selection: rangeOf(place), preserveFocus: rows.length > 0 }],
    };
  }
  return item;
}

function collapsibleState({ rows, state }: Row, all: boolean): TreeItemCollapsibleState {
  if (rows.length === 0) return TreeItemCollapsibleState.None;
  return all || state !== 'ok' ? TreeItemCollapsibleState.Expanded : TreeItemCollapsibleState.Collapsed;
}

/** In full what the row has no room for. What comes from files and tools is shown as text, never as markup. */
function tooltipOf({ label, description, path, finding, run }: Row): MarkdownString {
  const tooltip = new MarkdownString();
  if (finding) {
    const { source, code, field, reason } = finding;
    tooltip.appendText([wholeMessage(finding), `${source} ${code}`, field, reason].filter(Boolean).join('\n'));
  } else if (run) {
    tooltip.appendText([label, description].filter(Boolean).join('\n'));
    if (run.command) tooltip.appendCodeblock(commandLine(run.command), 'shellscript');
  } else tooltip.appendText([path ?? label, description].filter(Boolean).join('\n'));
  return tooltip;
}
