// Shows the extension at work: scaffolds a demo workspace where there is none, validates it, and opens VS Code on it.
// npm start [-- --no-editor]
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { hasDisplay } from './tools/hasDisplay.mjs';
import { onPath } from './tools/onPath.mjs';
import { cacheDir, root } from './tools/paths.mjs';
import { putToolsOnPath } from './tools/toolsOnPath.mjs';
import { ensureVscode, linkExtension, startServer } from './tools/vscode.mjs';

const demo = join(root, 'demo');
mkdirSync(demo, { recursive: true });
process.chdir(demo); // a tool inside the folder that is validated would not be believed, and ours are kept in the root

const settings = putToolsOnPath(cacheDir);
if (!existsSync('k8s') && reactbin('scaffold') !== 0) process.exit(1);
reactbin('validate'); // what it finds is the report, and no reason to stop
if (!process.argv.includes('--no-editor')) await openEditor();

/** Runs the command line as it is built, and gives its exit code. */
function reactbin(...args) {
  return spawnSync(process.execPath, [join(root, 'dist/cli.js'), ...args], { stdio: 'inherit' }).status;
}

async function openEditor() {
  const code = onPath('code');
  if (code && hasDisplay()) {
    spawnSync(code, [`--extensionDevelopmentPath=${root}`, demo], { stdio: 'inherit' });
    console.log('\nVS Code opens on the demo workspace with the extension. The window is yours to close.');
    return;
  }
  const vscode = ensureVscode(cacheDir);
  if (vscode.missing) {
    console.error(`\nThere is no VS Code to open: no \`code\` on PATH with a display, and ${vscode.missing}.`);
    process.exitCode = 1;
    return;
  }
  const extensionsDir = join(cacheDir, 'start/extensions');
  linkExtension(root, extensionsDir);
  const server = await startServer(vscode, { userDataDir: join(cacheDir, 'start/user'), extensionsDir, settings });
  console.log(`\nVS Code on the demo workspace with the extension:\n\n  ${server.url(demo)}\n\nCtrl-C stops it.`);
}
