import type { Finding } from '../../core/finding.js';
import { resourceAt } from '../../core/findings.js';
import { readManifest, type Manifest } from '../../core/manifest.js';
import type { ManifestFile } from './engine.js';

/** Reads what `yamllint -f parsable` prints. Lines about no file that was asked for, or of another form, are passed over. */
export function readParsable(stdout: string, fileOf: (path: string) => ManifestFile | undefined): readonly Finding[] {
  const manifests = new Map<ManifestFile, Manifest>();
  return stdout.split('\n').flatMap((line) => {
    // The name of a file may hold anything but a line break.
    const [, path = '', row, column, level, text = ''] = /^(.*?):(\d+):(\d+): \[(error|warning)\] (.*)$/.exec(line.trimEnd()) ?? [];
    const file = fileOf(path);
    if (!file) return [];
    const manifest = manifests.get(file) ?? readManifest(file.text);
    manifests.set(file, manifest);
    return [toFinding(manifest, file.path, { line: Number(row), column: Number(column) }, level === 'error' ? 'error' : 'warning', text)];
  });
}

function toFinding(
  manifest: Manifest,
  file: string,
  place: { line: number; column: number },
  severity: 'error' | 'warning',
  text: string,
): Finding {
  const [, message = text, rule = 'syntax'] = /^(.*) \(([a-z-]+)\)$/.exec(text) ?? [];
  const resource = resourceAt(manifest, startOfLine(manifest.text, place.line));
  return {
    file,
    ...place,
    endLine: place.line,
    endColumn: place.column + 1,
    severity,
    source: 'yamllint',
    code: rule,
    message: `${message.charAt(0).toUpperCase()}${message.slice(1)}.`,
    ...(resource && { resource }),
  };
}

function startOfLine(text: string, line: number): number {
  let offset = 0;
  for (let passed = 1; passed < line; passed += 1) {
    const next = text.indexOf('\n', offset);
    if (next < 0) return text.length;
    offset = next + 1;
  }
  return offset;
}
