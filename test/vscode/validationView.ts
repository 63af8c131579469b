import type { Locator, Page } from 'playwright-core';
import * as vscode from 'vscode';

/** The rows of the view "Validation". */
export function rows(page: Page): Locator {
  return pane(page).getByRole('treeitem');
}

/** The row with this label. What follows it, a description or the mark of a row with buttons, does not count. */
export function row(page: Page, label: string): Locator {
  return rows(page).filter({ has: page.locator('.label-name', { hasText: new RegExp(`^${escaped(label)}$`) }) });
}

/** What the view shows, as lines that are indented as the rows are. */
export async function shownRows(page: Page): Promise<readonly string[]> {
  const shown = await rows(page).all();
  return Promise.all(
    shown.map(async (it) => {
      const text = ((await it.getAttribute('aria-label')) ?? '').replace(/, has actions$/, '').replace(/\d+ ms/, 'N ms');
      return '  '.repeat(Number(await it.getAttribute('aria-level')) - 1) + text;
    }),
  );
}

/** Opens the view. */
export async function openView(): Promise<void> {
  await vscode.commands.executeCommand('reactbin.validation.focus');
}

/** A button of the view's title. */
export function titleButton(page: Page, name: string): Locator {
  return pane(page).locator('.pane-header').getByRole('button', { name, exact: true });
}

function pane(page: Page): Locator {
  return page.locator('.part.sidebar .pane').filter({ has: page.getByRole('button', { name: 'Validation Section' }) });
}

/** Sets a setting of the extension for this machine, which is where the paths of tools belong. */
export async function set(setting: string, value: unknown): Promise<void> {
  await vscode.workspace.getConfiguration('reactbin').update(setting, value, vscode.ConfigurationTarget.Global);
}

/** All problems as `file: line source code`, lines counted from 1, in the order of the places. */
export function problems(): readonly string[] {
  return vscode.languages
    .getDiagnostics()
    .flatMap(([uri, found]) =>
      found.map(({ range, source, code }) => {
        const name = typeof code === 'object' ? code.value : code;
        return `${uri.path.split('/').at(-1)}: ${range.start.line + 1} ${source} ${name}`;
      }),
    )
    .sort();
}

function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}
