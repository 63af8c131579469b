#!/usr/bin/env node
// Stands in for the desktop executable that @vscode/test-electron starts: the same flags, output and exit code, with the VS Code
// from npm. Two flags are its own: --restricted (the workspace is not trusted) and --vsix (an extension to install first).
import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { format, parseArgs } from 'node:util';
import { ensureBrowser, launchBrowser } from './browser.mjs';
import { cacheDir } from './paths.mjs';
import { ensureVscode, installVsix, startServer } from './vscode.mjs';

const TIMEOUT = 300_000;

const { values, positionals } = parseArgs({
  strict: false, // the desktop's other flags mean nothing here
  options: {
    extensionDevelopmentPath: { type: 'string' },
    extensionTestsPath: { type: 'string' },
    'extensions-dir': { type: 'string' },
    'user-data-dir': { type: 'string' },
    restricted: { type: 'boolean' },
    vsix: { type: 'string' },
  },
});
const { 'extensions-dir': extensionsDir, 'user-data-dir': userDataDir } = values;

const vscode = ensureVscode(cacheDir);
const found = vscode.missing ? vscode : ensureBrowser(cacheDir, vscode.node);
if (found.missing) {
  console.error(found.missing);
  process.exit(1);
}
if (values.vsix) installVsix(vscode, values.vsix, extensionsDir);

// The tests drive the page as a person does, over a socket of 127.0.0.1 whose address holds a random token.
const browser = await launchBrowser(found);
setTimeout(end, TIMEOUT, 1, `The tests did not end within ${TIMEOUT / 1000} s`);
const { endpoint } = await browser.bind('reactbin tests', { host: '127.0.0.1', port: 0 });
const server = await startServer(vscode, {
  userDataDir,
  extensionsDir,
  restricted: values.restricted,
  testing: true,
  env: { TEST_WORKBENCH: endpoint },
});
const page = await browser.newPage({ viewport: { width: 1280, height: 800 } });

// The workbench calls these two functions where its page has them. Lines of the tests start with a mark; all others are the
// workbench's own talk.
const talk = [];
await page.exposeFunction('codeAutomationLog', (_type, args) => {
  const line = format(...args);
  if (/^(# |ok |FAILED )/.test(line)) console.log(line);
  else talk.push(line);
});
await page.exposeFunction('codeAutomationExit', (code) => {
  // VS Code reports 0 also when the extension host dies.
  if (testsHaveEnded()) return end(code);
  return end(1, 'The extension host ended before the tests did');
});
page.on('crash', () => end(1, 'The page of the workbench crashed'));
page.on('close', () => end(1, 'The page of the workbench closed before the tests ended'));
await page.goto(
  server.url(resolve(positionals[0]), [
    ['extensionDevelopmentPath', server.uri(resolve(values.extensionDevelopmentPath))],
    ['extensionTestsPath', server.uri(resolve(values.extensionTestsPath))],
  ]),
);

/** Their counts are the last that they write. */
function testsHaveEnded() {
  return existsSync(process.env.TEST_COUNTS);
}

async function end(code, reason) {
  if (!testsHaveEnded()) talk.forEach((line) => console.error(line));
  if (reason) console.error(reason);
  await browser.unbind(); // or the address stays noted down in the home folder
  process.exit(code);
}
