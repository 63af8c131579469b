// A headless browser, driven with playwright: the system's, else one out of an npm package.
import { chmodSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { installOnce, npmInstall, run } from './installOnce.mjs';
import { onPath } from './onPath.mjs';

const CHROMIUM = '153.0.0';
const FONTS = '2.37.3';

/**
 * A Chromium that starts on a machine with nothing but glibc, kept below `cacheDir`; `node` is a Node 22 or newer.
 * Gives `{ executablePath, env }`, or `{ missing: why }`.
 */
export function ensureBrowser(cacheDir, node) {
  const system = ['chromium', 'google-chrome-stable'].map(onPath).find(Boolean);
  if (system) return { executablePath: system, env: {} };
  if (process.platform !== 'linux' || process.arch !== 'x64') {
    return { missing: 'neither Chromium nor Chrome is on PATH, and the one from npm is for Linux on x64 only' };
  }
  const installed = installOnce(join(cacheDir, `chromium-${CHROMIUM}`), (dir) => {
    npmInstall(dir, `@sparticuz/chromium@${CHROMIUM}`, `dejavu-fonts-ttf@${FONTS}`);
    // It unpacks into the temporary directory. al2023 holds the libraries that a bare machine lacks.
    const unpack = `import chromium, { inflate } from '@sparticuz/chromium';
      await chromium.executablePath();
      await inflate('node_modules/@sparticuz/chromium/bin/al2023.tar.br');`;
    run(node, ['--input-type=module', '-e', unpack], { cwd: dir, env: { ...process.env, TMPDIR: dir } });
    chmodSync(join(dir, 'chromium'), 0o755); // it comes executable for its owner only
    // Its own fonts.conf names folders of another machine, and it has no monospaced font.
    renameSync(join(dir, 'node_modules/dejavu-fonts-ttf/ttf'), join(dir, 'fonts/dejavu'));
    writeFileSync(join(dir, 'fonts/fonts.conf'), FONTS_CONF);
    rmSync(join(dir, 'node_modules'), { recursive: true });
  });
  if (installed.missing) return installed;
  const dir = installed.path;
  return {
    executablePath: join(dir, 'chromium'),
    env: { LD_LIBRARY_PATH: join(dir, 'al2023/lib'), FONTCONFIG_FILE: join(dir, 'fonts/fonts.conf') },
  };
}

const FONTS_CONF = `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <dir prefix="relative">.</dir>
  <dir>/usr/share/fonts</dir>
  <cachedir prefix="xdg">fontconfig</cachedir>
  <alias><family>monospace</family><prefer><family>DejaVu Sans Mono</family></prefer></alias>
  <alias><family>sans-serif</family><prefer><family>Open Sans</family></prefer></alias>
</fontconfig>
`;

/** Starts the browser that ensureBrowser() gave. It asks nobody for updates, and ends with this process. */
export async function launchBrowser({ executablePath, env }) {
  const { chromium } = await import('playwright-core');
  return chromium.launch({
    executablePath,
    env: { ...process.env, ...env },
    args: [
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
    handleSIGINT: false, // whoever started it decides
    handleSIGTERM: false,
    handleSIGHUP: false,
  });
}
