import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import type { Locator, Page } from 'playwright-core';
import * as vscode from 'vscode';
import { questions, type Answers } from '../../src/core/scaffold/questions.js';
import { answer, fileUri, runCommand, until } from './support.js';

/** The path of the opened folder. */
export const root = (): string => fileUri('.').fsPath;

/** Every file below the opened folder by its path, and every folder that is empty; with their texts. */
export function tree(): Readonly<Record<string, string>> {
  const paths = readdirSync(root(), { recursive: true, encoding: 'utf8' }).sort();
  const isFolder = (path: string): boolean => statSync(join(root(), path)).isDirectory();
  const leaves = paths.filter((path) => !paths.some((it) => it.startsWith(`${path}/`)));
  return Object.fromEntries(leaves.map((path) => [path, isFolder(path) ? 'an empty folder' : readFileSync(join(root(), path), 'utf8')]));
}

/** Starts the scaffold and answers every question, as it stands where no other answer is given. */
export async function answerAll(page: Page, answers: Partial<Answers> = {}): Promise<void> {
  // A preview that is still loading would swallow the key that opens the palette.
  await vscode.commands.executeCommand('workbench.action.closeAllEditors');
  await runCommand(page, 'Reactbin: Scaffold');
  for (const { id, title } of questions) await answer(page, `Scaffold: ${title}`, answers[id]);
}

/** Applies what the refactor preview shows, and waits for the quickstart. */
export async function applyPreview(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Apply' }).click();
  await until('the quickstart', vscode.window.tabGroups.onDidChangeTabs, () => tabs().find((label) => label.includes('quickstart.md')));
}

/** The labels of the open tabs. */
export function tabs(): readonly string[] {
  return vscode.window.tabGroups.all.flatMap((group) => group.tabs.map(({ label }) => label));
}

/** Waits until the folder holds just this. */
export async function treeOnce(what: string, expected: ReturnType<typeof tree>): Promise<void> {
  const watcher = vscode.workspace.createFileSystemWatcher('**');
  const anyChange: vscode.Event<unknown> = (listener) =>
    vscode.Disposable.from(watcher.onDidCreate(listener), watcher.onDidChange(listener), watcher.onDidDelete(listener));
  await until(what, anyChange, () => isDeepStrictEqual(tree(), expected) || undefined).finally(() => void watcher.dispose());
}

/** A notification. They are kept in a list that stays closed, where tests run: this opens it. */
export async function notification(page: Page, message: string): Promise<Locator> {
  await vscode.commands.executeCommand('notifications.showList');
  return page.locator('.notification-list-item').filter({ hasText: message });
}

/** Switches off what VS Code does in a browser, and not on the desktop. */
export async function neverSaveByItself(): Promise<void> {
  await vscode.workspace.getConfiguration('files').update('autoSave', 'off', vscode.ConfigurationTarget.Global);
}
