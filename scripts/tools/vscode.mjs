// A real VS Code out of npm packages: code-server carries VS Code's own server with its workbench for a browser.
import { spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { copyFileSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { installOnce, npmInstall, run } from './installOnce.mjs';

const CODE_SERVER = '4.139.1'; // VS Code 1.139.1
const NODE = '24.21.0'; // which that VS Code is made for

const QUIET_SETTINGS = {
  'chat.disableAIFeatures': true,
  'extensions.autoCheckUpdates': false,
  'extensions.ignoreRecommendations': true,
  'security.workspace.trust.startupPrompt': 'never',
  'telemetry.telemetryLevel': 'off',
  'workbench.secondarySideBar.defaultVisibility': 'hidden',
  'workbench.startupEditor': 'none',
  'workbench.view.alwaysShowHeaderActions': true,
};

/**
 * VS Code's server and the Node to run it, kept below `cacheDir`: half a minute and 780 MB the first time.
 * Gives `{ node, server }`, or `{ missing: why }`.
 */
export function ensureVscode(cacheDir) {
  // The platform's own package holds the binary of Node; the package `node` would fetch it in an install script.
  const nodePackage = `node-linux-${process.arch}`;
  if (process.platform !== 'linux' || !['x64', 'arm64'].includes(process.arch)) {
    return { missing: 'the VS Code from npm is for Linux on x64 and arm64 only' };
  }
  const installed = installOnce(join(cacheDir, `vscode-web-${CODE_SERVER}`), (dir) => {
    npmInstall(dir, `code-server@${CODE_SERVER}`, `${nodePackage}@${NODE}`);
    const vscode = join(dir, 'node_modules/code-server/lib/vscode');
    npmInstall(vscode, '--omit=dev');
    // Two native modules would need a compiler.
    copyFileSync(fileURLToPath(new URL('spdlog.cjs', import.meta.url)), join(vscode, 'node_modules/@vscode/spdlog/index.js'));
    writeFileSync(join(vscode, 'node_modules/@vscode/native-watchdog/index.js'), 'exports.start = exports.exit = () => {};\n');
  });
  if (installed.missing) return installed;
  const modules = join(installed.path, 'node_modules');
  return { node: join(modules, nodePackage, 'bin/node'), server: join(modules, 'code-server/lib/vscode/out/server-main.js') };
}

/** Installs an extension as it is packed. Throws when VS Code refuses it. */
export function installVsix(vscode, vsix, extensionsDir) {
  const serverData = mkdtempSync(join(tmpdir(), 'reactbin-vscode-'));
  const args = ['--server-data-dir', serverData, '--extensions-dir', extensionsDir, '--install-extension', vsix];
  try {
    run(vscode.node, [vscode.server, ...args]);
  } finally {
    rmSync(serverData, { recursive: true, force: true });
  }
}

/** Installs an extension as a link to its folder: what is built anew there counts after the page is loaded again. */
export function linkExtension(folder, extensionsDir) {
  const { publisher, name } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  const link = join(extensionsDir, `${publisher}.${name}`);
  mkdirSync(extensionsDir, { recursive: true });
  rmSync(link, { force: true });
  symlinkSync(folder, link);
  rmSync(join(extensionsDir, 'extensions.json'), { force: true }); // without this list VS Code looks at the folders
}

/**
 * Starts VS Code's server on 127.0.0.1, behind a random token that is part of every URL. It ends with this process, and with
 * `stop()`. `url(folder, payload)` opens the workbench on a folder.
 *
 * `restricted` leaves workspace trust on, so that a folder starts untrusted. With `testing` a payload may name development
 * extensions and their tests, and no marketplace is asked. `env` is added to the environment of extensions; `settings` are
 * those of this machine, if it has none yet.
 */
export async function startServer(vscode, { userDataDir, extensionsDir, restricted = false, testing = false, env = {}, settings }) {
  const scratch = mkdtempSync(join(tmpdir(), 'reactbin-vscode-'));
  const token = randomUUID();
  const tokenFile = join(scratch, 'token');
  writeFileSync(tokenFile, token, { mode: 0o600 });
  writeSettings(join(userDataDir, 'User'), QUIET_SETTINGS);
  if (settings) writeSettings(join(userDataDir, 'Machine'), settings);

  const args = [
    ...['--host', '127.0.0.1', '--port', '0', '--connection-token-file', tokenFile],
    ...['--server-data-dir', scratch, '--user-data-dir', userDataDir, '--extensions-dir', extensionsDir],
    ...['--accept-server-license-terms', '--disable-telemetry'],
    ...(restricted ? [] : ['--disable-workspace-trust']),
    // The last two end the server minutes after its page, should this process be killed.
    ...(testing ? ['--enable-smoke-test-driver', '--enable-remote-auto-shutdown', '--reconnection-grace-time', '60'] : []),
  ];
  const quiet = testing ? { EXTENSIONS_GALLERY: '{}', XDG_RUNTIME_DIR: scratch } : {}; // the second: where sockets are left behind
  const child = spawn(vscode.node, [vscode.server, ...args], {
    detached: true, // a process group of its own, so that stop() reaches the extension hosts and what they started
    env: { ...process.env, ...quiet, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const stop = () => {
    process.off('exit', stop);
    try {
      process.kill(-child.pid, 'SIGKILL');
    } catch {
      // it has ended already
    }
    rmSync(scratch, { recursive: true, force: true, maxRetries: 5 });
  };
  process.on('exit', stop);
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.once(signal, () => process.exit(130));

  const authority = `127.0.0.1:${await listeningPort(child)}`;
  return {
    stop,
    /** How the page names a file of this machine. */
    uri: (path) => `vscode-remote://${authority}${path}`,
    url(folder, payload = []) {
      const query = new URLSearchParams({ tkn: token, folder });
      if (payload.length) query.set('payload', JSON.stringify(payload));
      return `http://${authority}/?${query}`;
    },
  };
}

/** Settings that are there already are the person's. */
function writeSettings(folder, settings) {
  const file = join(folder, 'settings.json');
  if (existsSync(file)) return;
  mkdirSync(folder, { recursive: true });
  writeFileSync(file, `${JSON.stringify(settings, null, 2)}\n`);
}

function listeningPort(child) {
  return new Promise((resolve, reject) => {
    let output = '';
    const read = (data) => {
      output += data;
      const port = /Extension host agent listening on (\d+)/.exec(output)?.[1];
      if (port) resolve(port);
    };
    child.stdout.on('data', read);
    child.stderr.on('data', read);
    child.on('error', reject);
    child.on('exit', (code) => reject(new Error(`VS Code's server ended with ${code}:\n${output}`)));
    setTimeout(() => reject(new Error(`VS Code's server did not start within 60 s:\n${output}`)), 60_000).unref();
  });
}
