// Draws icon.svg into ../icon.png, which is what VS Code's list of extensions takes: node media/source/icon.mjs
import { readFileSync } from 'node:fs';
import { ensureBrowser, launchBrowser } from '../../scripts/tools/browser.mjs';
import { cacheDir } from '../../scripts/tools/paths.mjs';
import { ensureVscode } from '../../scripts/tools/vscode.mjs';

const found = ensureBrowser(cacheDir, ensureVscode(cacheDir).node);
if (found.missing) throw new Error(found.missing);
const browser = await launchBrowser(found);
const page = await browser.newPage({ viewport: { width: 256, height: 256 } });
await page.setContent(`<body style="margin: 0">${readFileSync(new URL('icon.svg', import.meta.url), 'utf8')}`);
await page.screenshot({ path: new URL('../icon.png', import.meta.url).pathname, omitBackground: true });
await browser.close();
