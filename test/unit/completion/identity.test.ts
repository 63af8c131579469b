import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { parseDocument } from '../../../src/core/yaml/parse.js';
import { catalogFor, withCrds } from '../../support/catalog.js';
import { offered } from './support.js';

suite('apiVersion and kind', () => {
  test('the kinds of the version come first', () => {
    assert.deepEqual(offered('apiVersion: batch/v1\nkind: |').labels.slice(0, 2), ['CronJob', 'Job']);
    assert.deepEqual(offered('kind: Ingress\napiVersion: |').labels[0], 'networking.k8s.io/v1');
    assert.deepEqual(offered('kind: HorizontalPodAutoscaler\napiVersion: "|"').labels.slice(0, 2), ['autoscaling/v1', 'autoscaling/v2']);
  });

  const cases: readonly (readonly [text: string, label: string, written: string])[] = [
    ['kind: Dep|', 'Deployment', 'apiVersion: apps/v1\nkind: Deployment'],
    ['kind: Dep|\napiVersion: \n', 'Deployment', 'kind: Deployment\napiVersion: apps/v1\n'],
    ['apiVersion:\nkind: |\nmetadata: {}\n', 'Secret', 'apiVersion: v1\nkind: Secret\nmetadata: {}\n'],
    ['apiVersion: batch/v1\nkind: |', 'CronJob', 'apiVersion: batch/v1\nkind: CronJob'],
    ['apiVersion: batch/v1 # jobs\nkind: |', 'Deployment', 'apiVersion: apps/v1 # jobs\nkind: Deployment'],
    ['apiVersion: ap|', 'apps/v1', 'apiVersion: apps/v1\nkind: '],
    ['apiVersion: |\n', 'policy/v1', 'apiVersion: policy/v1\nkind: PodDisruptionBudget\n'],
    ['apiVersion: |\nkind: Job\n', 'batch/v1', 'apiVersion: batch/v1\nkind: Job\n'],
    ['kind: List\nitems:\n  - kind: Po|\n', 'Pod', 'kind: List\nitems:\n  - apiVersion: v1\n    kind: Pod\n'],
    ['# One.\n---\nkind: Po|\n---\n', 'Pod', '# One.\n---\napiVersion: v1\nkind: Pod\n---\n'],
    ['{kind: |}', 'Pod', '{kind: Pod}'],
  ];
  for (const [text, label, written] of cases) {
    test(`${JSON.stringify(text)} with ${label}`, () => assert.equal(offered(text).written(label), written));
  }

  test('the kinds of the workspace are among them', () => {
    const crd = `apiVersion: apiextensions.k8s.io/v1
kind: CustomResourceDefinition
metadata: {name: boats.example.com}
spec:
  group: example.com
  scope: Namespaced
  names: {kind: Boat, plural: boats}
  versions:
    - name: v1
      served: true
      storage: true
      schema: {openAPIV3Schema: {type: object, properties: {spec: {type: object, required: [length], properties: {length: {type: integer}, crew: {type: integer, default: 7}}}}}}
`;
    const catalog = withCrds(catalogFor(), crd);
    assert.equal(offered('kind: |', {}, catalog).written('Boat'), 'apiVersion: example.com/v1\nkind: Boat');
    assert.deepEqual(offered('kind: Boat\nspec:\n  crew: |', {}, catalog).labels, ['7']);
    assert.equal(
      offered('|', {}, catalog).written('Boat'),
      'apiVersion: example.com/v1\nkind: Boat\nmetadata:\n  name: ${1}\nspec:\n  length: ${2}',
    );
  });
});

suite('whole resources', () => {
  test('are offered where a document is still empty', () => {
    for (const text of ['|', 'Dep|', '---\n|', 'kind: Pod\n---\n|\n---\n', '# Why.\n|', 'kind: List\nitems:\n  - |']) {
      const { insertTextFormat, detail } = offered(text).item('Deployment');
      assert.deepEqual([insertTextFormat, detail], [2, 'a whole apps/v1 Deployment'], text);
    }
    assert.deepEqual(offered('|').labels.slice(0, 3), ['apiVersion', 'kind', 'metadata']);
    for (const text of ['{|}', 'metadata: {}\n|', 'apiVersion: v1\n|', '|: x'])
      assert.ok(!offered(text).labels.includes('Deployment'), text);
  });

  test('of the version that a server prefers', () => {
    const { written } = offered('|');
    assert.match(written('HorizontalPodAutoscaler'), /^apiVersion: autoscaling\/v2\n/);
  });

  test('with the fields that they need', () => {
    assert.equal(
      offered('|').written('Deployment'),
      `apiVersion: apps/v1
kind: Deployment
metadata:
  name: \${1}
spec:
  selector:
    matchLabels:
      app.kubernetes.io/name: \${1}
  template:
    metadata:
      labels:
        app.kubernetes.io/name: \${1}
    spec:
      containers:
        - name: \${2}
          image: \${3}`,
    );
    assert.equal(
      offered('kind: List\nitems:\n  - |\n').written('PersistentVolumeClaim'),
      `kind: List
items:
  - apiVersion: v1
    kind: PersistentVolumeClaim
    metadata:
      name: \${1}
    spec:
      resources:
        requests:
          \${2}
      accessModes:
        - \${3|ReadOnlyMany,ReadWriteMany,ReadWriteOnce,ReadWriteOncePod|}
`,
    );
  });

  for (const label of offered('|').labels.slice(3)) {
    test(`a ${label} is YAML, whatever is filled in`, () => {
      const filled = offered('|')
        .written(label)
        .replace(/\$\{\d+(?:\|([^,|]*)[^|]*\|)?\}/g, (_, choice?: string) => choice ?? '{}');
      const { root, problems } = parseDocument(filled);
      assert.deepEqual(problems, []);
      assert.equal(root?.is, 'map');
    });
  }
});
