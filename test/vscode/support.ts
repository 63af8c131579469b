import { chromium, type Page } from 'playwright-core';
import * as vscode from 'vscode';

const PATIENCE = 20_000;

/** A file of the opened folder, by its path in there. */
export function fileUri(path: string): vscode.Uri {
  const folder = vscode.workspace.workspaceFolders?.[0];
  if (!folder) throw new Error('No folder is open.');
  return vscode.Uri.joinPath(folder.uri, path);
}

/** Opens a file of the folder in an editor, as a person does with a click in the explorer. */
export async function openFile(path: string): Promise<vscode.TextEditor> {
  return vscode.window.showTextDocument(fileUri(path));
}

/**
 * The first answer of `probe` that is not undefined: it is asked now, and again after each `event`. Rejects, naming `what` was
 * waited for, when none has come after 20 s.
 */
export function until<T>(what: string, event: vscode.Event<unknown>, probe: () => T | undefined): Promise<T> {
  return new Promise((resolve, reject) => {
    const look = (): void => {
      const answer = probe();
      if (answer === undefined) return;
      subscription.dispose();
      clearTimeout(timer);
      resolve(answer);
    };
    const subscription = event(look);
    const timer = setTimeout(() => {
      subscription.dispose();
      reject(new Error(`Waited in vain for ${what}.`));
    }, PATIENCE);
    look();
  });
}

/** The problems of a file of the folder, as soon as `accept` says that they are the ones to wait for. */
export function problemsOf(path: string, accept: (problems: readonly vscode.Diagnostic[]) => boolean): Promise<vscode.Diagnostic[]> {
  const uri = fileUri(path);
  return until(`the problems of ${path}`, vscode.languages.onDidChangeDiagnostics, () => {
    const problems = vscode.languages.getDiagnostics(uri);
    return accept(problems) ? problems : undefined;
  });
}

/**
 * The page that shows this very workbench. What a person sees, clicks and types there, a test can with playwright's own words
 * (`page.getByRole('button', { name: 'Validate' }).click()`, `page.screenshot({ path })`), which wait until the thing is there.
 */
export async function workbench(): Promise<Page> {
  const browser = await chromium.connect(process.env['TEST_WORKBENCH']!);
  const page = browser.contexts()[0]?.pages()[0];
  if (!page) throw new Error('The workbench has no page.');
  page.setDefaultTimeout(PATIENCE);
  return page;
}

/** Runs a command from the palette, by its full title: `Reactbin: Scaffold`. */
export async function runCommand(page: Page, title: string): Promise<void> {
  await page.keyboard.press('F1');
  await page.locator('.quick-input-widget').getByRole('textbox').fill(`>${title}`);
  await page.getByRole('option', { name: title }).first().click();
}

/** Waits for the input box with this title or prompt, and confirms it with `text`, or as it stands. */
export async function answer(page: Page, question: string, text?: string): Promise<void> {
  const input = page.locator('.quick-input-widget').filter({ hasText: question }).getByRole('textbox');
  if (text !== undefined) await input.fill(text);
  await input.press('Enter');
}
