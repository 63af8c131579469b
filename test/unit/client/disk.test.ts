import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { after, test } from 'node:test';
import { blockedBy } from '../../../src/node/blocked.js';
import { currentContext } from '../../../src/node/kubeContext.js';

const scratch = mkdtempSync(join(tmpdir(), 'reactbin-client-'));
after(() => rmSync(scratch, { recursive: true }));

test('a symlink, or a file in the place of a folder, blocks the way', () => {
  mkdirSync(join(scratch, 'real'));
  writeFileSync(join(scratch, 'real/file'), '');
  symlinkSync(tmpdir(), join(scratch, 'real/link'));
  assert.equal(blockedBy(scratch, './real/new/deep.yaml'), undefined);
  assert.equal(blockedBy(scratch, 'real/file'), undefined);
  assert.equal(blockedBy(scratch, 'real/link/x.yaml'), 'real/link');
  assert.equal(blockedBy(scratch, 'real/link'), 'real/link');
  assert.equal(blockedBy(scratch, 'real/file/x.yaml'), 'real/file');
  assert.equal(blockedBy(scratch, 'real'), 'real');
});

test('the current context is the first that the files of KUBECONFIG name', () => {
  const config = (name: string, text: string): string => {
    writeFileSync(join(scratch, name), text);
    return join(scratch, name);
  };
  const files = [
    join(scratch, 'absent'),
    config('empty', 'kind: Config\n'),
    config('broken', 'a: [\n'),
    config('named', 'current-context: staging\n'),
  ];
  assert.equal(currentContext({ KUBECONFIG: files.join(delimiter) }), 'staging');
  assert.equal(currentContext({ KUBECONFIG: files.slice(0, 3).join(delimiter) }), undefined);
});
