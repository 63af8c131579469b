import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { container, deployment, offered } from './support.js';

const ingress = 'apiVersion: networking.k8s.io/v1\nkind: Ingress\nmetadata:\n  name: web\n  annotations:\n';
const nginx = 'nginx.ingress.kubernetes.io';

suite('the values that are offered', () => {
  const policies = ['Always', 'IfNotPresent', 'Never'];
  const pod = 'apiVersion: v1\nkind: Pod\nspec:\n';
  const cases: Readonly<Record<string, readonly string[]>> = {
    [`${container}          imagePullPolicy: |`]: policies,
    [`${container}          imagePullPolicy:|`]: policies,
    [`${container}          imagePullPolicy: If|\n          tty: true\n`]: policies,
    [`${container}          imagePullPolicy: If|NotPresent # Why.\n`]: policies,
    [`${container}          imagePullPolicy: "|"`]: policies,
    [`${container}          imagePullPolicy:\n            |`]: policies,
    [`${container}          tty: |`]: ['false', 'true'],
    [`${pod}  hostUsers: f|\n`]: ['true', 'false'],
    [`${pod}  containers: [{imagePullPolicy: |}]`]: policies,
    [`${pod}  containers: [{imagePullPolicy: Al|`]: policies,
    'kind: PersistentVolumeClaim\nspec:\n  accessModes: [|]': ['ReadOnlyMany', 'ReadWriteMany', 'ReadWriteOnce', 'ReadWriteOncePod'],
    'kind: PersistentVolumeClaim\nspec:\n  accessModes: [ReadWriteOnce, Re|]': ['ReadOnlyMany', 'ReadWriteMany', 'ReadWriteOnce', 'ReadWriteOncePod'], // prettier-ignore
    'kind: PersistentVolumeClaim\nspec:\n  accessModes:\n    - |': ['ReadOnlyMany', 'ReadWriteMany', 'ReadWriteOnce', 'ReadWriteOncePod'],
    'kind: PersistentVolumeClaim\nspec:\n  accessModes:\n    |': ['ReadOnlyMany', 'ReadWriteMany', 'ReadWriteOnce', 'ReadWriteOncePod'],
    'kind: VaultStaticSecret\nspec:\n  type: |': ['kv-v1', 'kv-v2'],
    // What stands there without it comes first.
    [`${deployment}spec:\n  replicas: |`]: ['1'],
    'kind: Service\nspec:\n  type: |': ['ClusterIP', 'ExternalName', 'LoadBalancer', 'NodePort'],
    // Nothing is known, or something stands there already.
    [`${container}          workingDir: |`]: [],
    [`${container}          imagePullPolicy: Al| ways`]: [],
    [`${container}          command: |`]: [],
    [`${container}          command:\n            - |`]: [],
    [`${container}          command: [|]`]: [],
  };
  for (const [text, labels] of Object.entries(cases)) test(JSON.stringify(text), () => assert.deepEqual(offered(text).labels, labels));
});

suite('annotations', () => {
  test('those of the controllers are offered for an Ingress, less those that are there', () => {
    const { labels, item, written } = offered(`${ingress}    ${nginx}/rewrite-target: /\n    nginx.in|`);
    assert.ok(labels.includes(`${nginx}/ssl-redirect`) && labels.includes('cert-manager.io/cluster-issuer'));
    assert.ok(!labels.includes(`${nginx}/rewrite-target`));
    assert.match(JSON.stringify(item(`${nginx}/affinity`).documentation), /Session affinity type.*Takes `cookie`/);
    assert.match(written(`${nginx}/affinity`), /\n {4}nginx\.ingress\.kubernetes\.io\/affinity: $/);
    assert.deepEqual(offered(`kind: Pod\nmetadata:\n  annotations:\n    |`).labels, []);
  });

  const cases: readonly (readonly [text: string, labels: readonly string[], label: string, line: string])[] = [
    [`    ${nginx}/ssl-redirect: |`, ['true', 'false'], 'false', `    ${nginx}/ssl-redirect: "false"`],
    [`    ${nginx}/ssl-redirect: tr|`, ['true', 'false'], 'true', `    ${nginx}/ssl-redirect: "true"`],
    [`    ${nginx}/ssl-redirect: 'tr|'`, ['true', 'false'], 'true', `    ${nginx}/ssl-redirect: 'true'`],
    [`    ${nginx}/affinity-mode: |`, ['balanced', 'persistent'], 'persistent', `    ${nginx}/affinity-mode: persistent`],
    [`    ${nginx}/auth-keepalive: |`, ['0'], '0', `    ${nginx}/auth-keepalive: "0"`],
    [`    cert-manager.io/issuer-kind: |`, ['Issuer'], 'Issuer', '    cert-manager.io/issuer-kind: Issuer'],
  ];
  for (const [text, labels, label, line] of cases) {
    test(text.trim(), () => {
      const { labels: found, written } = offered(ingress + text);
      assert.deepEqual(found.slice(0, labels.length), labels);
      assert.equal(written(label), ingress + line);
    });
  }
});
