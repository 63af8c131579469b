import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test, type TestContext } from 'node:test';
import { reactbin, scratchFolder } from '../../support/cli.js';

const pod = `apiVersion: v1
kind: Pod
metadata: { name: api, namespace: shop }
spec: { imagePullSecrets: [{ name: registry }, { name: by-hand }], containers: [] }
`;
const secret = 'apiVersion: v1\nkind: Secret\nmetadata: { name: registry, namespace: shop }\n';

function folder(context: TestContext, files: Readonly<Record<string, string>>): string {
  const scratch = scratchFolder(context);
  for (const [path, text] of Object.entries(files)) writeFileSync(join(scratch, path), text);
  return scratch;
}

test('the graph of a folder, in each format', (context) => {
  const cwd = folder(context, { 'pod.yaml': pod, 'secret.yaml': secret });
  const starts = { svg: '<svg ', dot: 'digraph wiring {', mermaid: 'flowchart LR', json: '{\n  "version": 1,' };
  for (const [format, start] of Object.entries(starts)) {
    const { code, stdout, stderr } = reactbin(['graph', '--format', format], { cwd });
    assert.deepEqual([code, stderr, stdout.slice(0, start.length)], [0, '', start]);
  }
});

test('JSON names places as findings do', (context) => {
  const { stdout } = reactbin(['graph', '--format', 'json'], { cwd: folder(context, { 'pod.yaml': pod, 'secret.yaml': secret }) });
  const { nodes, edges } = JSON.parse(stdout) as { nodes: { id: string; place: object }[]; edges: { to: string; broken: boolean }[] };
  assert.deepEqual(nodes.find(({ id }) => id === 'Pod/shop/api')?.place, {
    file: 'pod.yaml',
    line: 3,
    column: 19,
    endLine: 3,
    endColumn: 22,
  });
  assert.deepEqual(
    edges.map(({ to, broken }) => [to, broken]),
    [
      ['Secret/shop/by-hand', true],
      ['Secret/shop/registry', false],
    ],
  );
});

test('what a folder declares as provided is not missing', (context) => {
  const settings = 'wiring: { provided: [{ kind: Secret, name: by-hand }] }\n';
  const cwd = folder(context, { 'pod.yaml': pod, 'secret.yaml': secret, '.reactbin.yaml': settings });
  assert.doesNotMatch(reactbin(['graph', '--format', 'json'], { cwd }).stdout, /missing/);
});

test('a format that there is not, and a path that there is not', (context) => {
  const cwd = folder(context, {});
  assert.match(reactbin(['graph', '--format', 'png'], { cwd }).stderr, /--format takes svg, dot, mermaid, json, not "png"/);
  const { code, stderr } = reactbin(['graph', 'none.yaml'], { cwd });
  assert.deepEqual([code, stderr], [2, 'reactbin: none.yaml: There is no such file or folder.\n']);
});
