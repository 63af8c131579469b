import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { container, deployment, offered } from './support.js';

const ofSpec = ['selector', 'template', 'minReadySeconds', 'paused', 'progressDeadlineSeconds', 'replicas', 'revisionHistoryLimit', 'strategy']; // prettier-ignore
const spec = `${deployment}spec:\n`;
const without = (...names: string[]): string[] => ofSpec.filter((it) => !names.includes(it));

suite('the fields that are offered', () => {
  const cases: Readonly<Record<string, readonly string[]>> = {
    [`${deployment}|`]: ['spec', 'status'],
    [`${deployment}sp|`]: ['spec', 'status'],
    [`${deployment}|\nspec:\n  replicas: 2\n`]: ['status'],
    [`kind: Deployment\n|`]: ['apiVersion', 'metadata', 'spec', 'status'],
    [`${spec}  |`]: ofSpec,
    [`${spec}  |\n`]: ofSpec,
    [`${spec}  rep|`]: ofSpec,
    [`${spec}  rep|\n  paused: true\n`]: without('paused'),
    [`${spec}  replicas: 2\n  |\n  paused: true\n`]: without('replicas', 'paused'),
    [`${spec}  rep|licas: 2\n  paused: true\n`]: without('paused'),
    [`${spec}  "rep|"\n`]: ofSpec,
    [`${spec}  replicas: 2\n\n  # Why.\n  |`]: without('replicas'),
    [`${spec}  replicas: 2\n|`]: ['status'],
    [`${spec}    replicas: 2\n    |`]: without('replicas'),
    // The depth of the line decides; between two depths it is the one before.
    [`${spec}  strategy:\n    type: Recreate\n  |`]: without('strategy'),
    [`${spec}  strategy:\n    type: Recreate\n    |`]: ['rollingUpdate'],
    [`${spec}  strategy:\n    type: Recreate\n   |`]: without('strategy'),
    [`${spec}  replicas: 2\n      |`]: without('replicas'),
    [`${spec}  replicas: 2\n |\n  paused: true\n`]: ['status'],
    // On an empty value.
    [`${spec}  strategy: |`]: ['rollingUpdate', 'type'],
    [`${spec}  strategy:|`]: ['rollingUpdate', 'type'],
    [`${spec}  strategy: ro|\n  paused: true\n`]: ['rollingUpdate', 'type'],
    // In flow collections.
    [`${deployment}spec: {|}`]: ofSpec,
    [`${deployment}spec: {replicas: 2, |}`]: without('replicas'),
    [`${deployment}spec: {rep|`]: ofSpec,
    [`${deployment}spec: {\n  |\n}`]: ofSpec,
    [`${deployment}spec: {strategy: {|}, paused: true}`]: ['rollingUpdate', 'type'],
    '{apiVersion: apps/v1, kind: Deployment, |}': ['metadata', 'spec', 'status'],
    // In broken documents.
    [`${deployment}  labels: {app: "web\nspec:\n  strategy:\n    |\n`]: ['rollingUpdate', 'type'],
    [`${spec}  foo\n  strategy:\n    |\n`]: ['rollingUpdate', 'type'],
    [`${spec}  paused: a: b\n  |\n`]: without('paused'),
    // In one document of several.
    [`kind: x\n---\n${spec}  |\n---\nkind: y\n`]: ofSpec,
    // In an item of a List.
    [`apiVersion: v1\nkind: List\nitems:\n  - apiVersion: apps/v1\n    kind: Deployment\n    spec:\n      |\n`]: ofSpec,
    // Nowhere.
    [`${spec}  replicas: 2 |`]: [],
    [`${spec}  # rep|`]: [],
    [`${deployment}  annotations:\n    text: >\n      |`]: [],
    [`apiVersion: example.com/v1\nkind: Unknown\nspec:\n  |`]: [],
    [`{{ if x }}\n${spec}  |\n{{ end }}`]: [],
  };
  for (const [text, labels] of Object.entries(cases)) test(JSON.stringify(text), () => assert.deepEqual(offered(text).labels, labels));

  test('of a list: those of its items, on a line of their own', () => {
    const ofContainer = offered(`${container}          |`).labels;
    assert.deepEqual(ofContainer.slice(0, 2), ['args', 'command']);
    assert.ok(!ofContainer.includes('name'));
    const list = container.replace('        - name: web\n', '');
    const inItem = [`${list}        |`, `${list}        - |`, `${list}      - |`, `${list.trimEnd()} |`, `${container}        |`, `${container}        - |`]; // prettier-ignore
    for (const text of inItem) assert.deepEqual(offered(text).labels, ['name', ...ofContainer], text);
    assert.ok(offered(`${list.trimEnd()} [{na|}]`).labels.includes('image'));
  });

  test('with the type, the documentation, and whether they are needed', () => {
    const { detail, documentation } = offered(`${spec}  |`).item('selector');
    assert.equal(detail, 'a map, required');
    assert.match(JSON.stringify(documentation), /`spec\.selector`: a map.*Required\./);
  });
});

suite('the text that a field brings along', () => {
  const cases: readonly (readonly [text: string, label: string, written: string])[] = [
    [`${spec}  rep|\n`, 'replicas', `${spec}  replicas: \n`],
    [`${spec}  |\n`, 'strategy', `${spec}  strategy:\n    \n`],
    [`${spec}  rep|licas: 2\n`, 'paused', `${spec}  paused: 2\n`],
    [`${spec}  strategy:|\n`, 'type', `${spec}  strategy:\n    type: \n`],
    [`${spec}  strategy: |\n`, 'rollingUpdate', `${spec}  strategy:\n    rollingUpdate:\n      \n`],
    ['kind: Pod\nspec:\n    |', 'affinity', 'kind: Pod\nspec:\n    affinity:\n        '],
    [`${spec}  replicas: 2\n      |`, 'paused', `${spec}  replicas: 2\n  paused: `],
    [`${spec}  replicas: 2\n |\n  paused: true\n`, 'status', `${spec}  replicas: 2\nstatus:\n  \n  paused: true\n`],
    [`${deployment}spec: {rep|}`, 'strategy', `${deployment}spec: {strategy: }`],
    [`${container}          |`, 'ports', `${container}          ports:\n            - `],
    [`${container}        |`, 'name', `${container}        - name: `],
    [`${container}        - |`, 'ports', `${container}        - ports:\n            - `],
    [`${container}          ports: |`, 'containerPort', `${container}          ports:\n            - containerPort: `],
    [`${container}          ports:\n            |`, 'containerPort', `${container}          ports:\n            - containerPort: `],
    ['# 🚀\nkind: Deployment\r\nspec:\r\n  rep|\r\n', 'replicas', '# 🚀\nkind: Deployment\r\nspec:\r\n  replicas: \r\n'],
    [`kind: x\n---\n${spec}  |\n`, 'paused', `kind: x\n---\n${spec}  paused: \n`],
  ];
  for (const [text, label, written] of cases) {
    test(`${JSON.stringify(text)} with ${label}`, () => assert.equal(offered(text).written(label), written));
  }

  test('is followed by suggestions for the value', () => {
    assert.equal(offered(`${spec}  |`).item('replicas').command?.command, 'editor.action.triggerSuggest');
    assert.equal(offered(`${spec}  |replicas: 1`).item('paused').command, undefined);
  });
});
