// Takes the pictures of the README in a real VS Code, on a freshly scaffolded workspace: npm run screenshots [-- name…]
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ensureBrowser, launchBrowser } from './tools/browser.mjs';
import { cacheDir, root } from './tools/paths.mjs';
import { putToolsOnPath } from './tools/toolsOnPath.mjs';
import { ensureVscode, linkExtension, startServer } from './tools/vscode.mjs';

/** Each starts from a workbench as it is when it has just been opened. What it waits for last is in the picture. */
const screenshots = [
  {
    name: 'validation',
    async steps(page) {
      await page.locator('.activitybar').getByRole('tab', { name: 'Reactbin' }).click();
      await page.locator('.sidebar').getByText('Validation').first().waitFor();
    },
  },
  {
    name: 'editor',
    async steps(page) {
      await openFile(page, 'namespace.yaml');
    },
  },
];

async function openFile(page, name) {
  await page.keyboard.press('Control+p');
  await page.locator('.quick-input-widget').getByRole('textbox').fill(name);
  await page.getByRole('option', { name }).first().click();
  await page.locator('.view-line [class*=mtk]:not(.mtk1)').first().waitFor(); // it has its colours
}

const vscode = ensureVscode(cacheDir);
const found = vscode.missing ? vscode : ensureBrowser(cacheDir, vscode.node);
if (found.missing) {
  console.error(`No pictures can be taken: ${found.missing}.`);
  process.exit(1);
}
putToolsOnPath(cacheDir);

const scratch = mkdtempSync(join(tmpdir(), 'reactbin-screenshots-'));
process.on('exit', () => rmSync(scratch, { recursive: true, force: true, maxRetries: 5 }));
const workspace = join(scratch, 'reactbin');
const { status } = spawnSync(process.execPath, [join(root, 'dist/cli.js'), 'scaffold', workspace], { stdio: 'inherit' });
if (status !== 0) process.exit(1);

const extensionsDir = join(scratch, 'extensions');
linkExtension(root, extensionsDir);
const server = await startServer(vscode, { userDataDir: join(scratch, 'user'), extensionsDir });
const browser = await launchBrowser(found);
const folder = join(root, 'media/screenshots');
mkdirSync(folder, { recursive: true });

const wanted = process.argv.slice(2);
for (const { name, steps } of screenshots.filter(({ name }) => wanted.length === 0 || wanted.includes(name))) {
  const page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
  await page.goto(server.url(workspace));
  await page.getByRole('treeitem', { name: 'k8s' }).waitFor({ timeout: 60_000 });
  await steps(page);
  await page.mouse.move(640, 799); // where nothing shows a tooltip
  await page.screenshot({ path: join(folder, `${name}.png`), animations: 'disabled' });
  console.log(`media/screenshots/${name}.png`);
  await page.context().close();
}
process.exit(); // ends the server and the browser, too
