import assert from 'node:assert/strict';
import { test } from 'node:test';
import { wiringCheck } from '../../../src/node/engines/wiringCheck.js';
import { folderWith, requestFor } from './support.js';

const pod = `apiVersion: v1
kind: Pod
metadata: { name: api }
spec:
  containers:
    - name: api
      image: api
      envFrom: [{ secretRef: { name: api-secrt } }]
`;
const secret = 'apiVersion: v1\nkind: Secret\nmetadata: { name: api-secret }\nstringData: { A: a }\n';

test('a finding points to what was meant, in lines of that file', async (context) => {
  const files = { 'k8s/pod.yaml': pod, 'k8s/secret.yaml': `# The Secret.\n${secret}` };
  const { run, findings } = await wiringCheck.run(requestFor(files, { root: folderWith(context, files) }));
  assert.deepEqual([run.id, run.status], ['wiring', 'ok']);
  const [missing] = findings;
  assert.deepEqual([missing?.file, missing?.line, missing?.source, missing?.code], ['k8s/pod.yaml', 8, 'wiring', 'missing-reference']);
  assert.deepEqual(missing?.related, [
    { file: 'k8s/secret.yaml', line: 4, column: 19, endLine: 4, endColumn: 29, message: 'Secret "api-secret"' },
  ]);
});

test('the settings of the folder count', async (context) => {
  const files = { 'pod.yaml': pod, 'secret.yaml': secret };
  const settings = { '.reactbin.yaml': 'wiring: { provided: [{ kind: Secret, name: api-secrt }] }\n' };
  const { findings } = await wiringCheck.run(requestFor(files, { root: folderWith(context, settings) }));
  assert.deepEqual(
    findings.map(({ code }) => code),
    ['unused-resource'],
  );
});

test('a single file is checked beside all others', async (context) => {
  const request = requestFor(
    { 'pod.yaml': pod, 'secret.yaml': secret, 'other.yaml': secret.replace('secret', 'secrt') },
    { root: folderWith(context, {}) },
  );
  const { findings } = await wiringCheck.run({ ...request, files: request.files.slice(0, 1), workspace: request.files });
  assert.deepEqual(findings, []);
});
