// Runs one configuration of test/vscode in a real VS Code: node scripts/vscodeTest.mjs NAME
import { cpSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { downloadAndUnzipVSCode, runTests, TestRunFailedError } from '@vscode/test-electron';
import { build } from 'esbuild';
import { configurations } from '../test/vscode/configurations.mjs';
import { hasDisplay } from './tools/hasDisplay.mjs';
import { run } from './tools/installOnce.mjs';
import { cacheDir, root } from './tools/paths.mjs';

const standIn = join(root, 'scripts/tools/vscodeExecutable.mjs');

const { name, tests, workspace, desktop, restricted, installed } = configurations.find(({ name }) => name === process.argv[2]) ?? {};
if (!name) {
  console.error(`Usage: node scripts/vscodeTest.mjs ${configurations.map(({ name }) => name).join('|')}`);
  process.exit(2);
}

const scratch = mkdtempSync(join(tmpdir(), 'reactbin-test-'));
process.on('exit', () => rmSync(scratch, { recursive: true, force: true }));

const folder = join(scratch, workspace ?? 'empty');
if (workspace) cpSync(join(root, 'test/vscode/workspaces', workspace), folder, { recursive: true });
else mkdirSync(folder);

const testsPath = join(root, `out/vscode/${tests}.test.cjs`);
await build({
  entryPoints: [join(root, `test/vscode/${tests}.test.ts`)],
  outfile: testsPath,
  bundle: true,
  platform: 'node',
  format: 'cjs',
  target: 'node20',
  external: ['vscode', 'playwright-core'],
  logLevel: 'warning',
});

try {
  await runTests({
    vscodeExecutablePath: desktop && hasDisplay() ? await desktopVscode() : standIn,
    extensionDevelopmentPath: installed ? join(root, 'test/vscode/nothing') : root,
    extensionTestsPath: testsPath,
    extensionTestsEnv: { TEST_COUNTS: join(scratch, 'counts.json'), ...process.env },
    launchArgs: [
      folder,
      ...['--user-data-dir', join(scratch, 'user'), '--extensions-dir', join(scratch, 'extensions')],
      ...(restricted ? ['--restricted'] : []),
      ...(installed ? ['--vsix', packed()] : []),
    ],
  });
} catch (error) {
  if (!(error instanceof TestRunFailedError)) throw error;
  process.exitCode = 1;
}

async function desktopVscode() {
  try {
    return await downloadAndUnzipVSCode({ version: 'stable', cachePath: cacheDir, timeout: 5000 }); // of silence, not in all
  } catch (error) {
    console.log(`The desktop VS Code cannot be had (${error.message}): testing in the one from npm.`);
    return standIn;
  }
}

/** The extension as it is published. */
function packed() {
  const vsix = join(scratch, 'reactbin.vsix');
  run('npm', ['run', 'package', '--silent', '--', '--out', vsix], { cwd: root });
  return vsix;
}
