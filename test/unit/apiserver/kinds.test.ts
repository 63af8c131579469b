import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createDiagnose } from '../../../src/core/diagnose.js';
import { readManifest } from '../../../src/core/manifest.js';
import { catalogFor } from '../../support/catalog.js';

/** The errors and warnings of a manifest, as `reason field message`. */
function told(text: string, kubernetes = '1.36'): readonly string[] {
  return createDiagnose(catalogFor({ kubernetes }))(readManifest(text)).map(
    ({ reason, code, field, message }) => `${reason ?? code} ${field} ${message}`,
  );
}

function isTold(text: string, ...expected: readonly string[]): void {
  assert.deepEqual(told(text).toSorted(), expected.toSorted());
}

test('a ReplicationController has the labels of its template for a selector', () => {
  const controller = (selector: string): string => `
apiVersion: v1
kind: ReplicationController
metadata: {name: web}
spec:
  ${selector}
  template:
    metadata: {labels: {app: web}}
    spec: {containers: [{name: web, image: web:1.0}]}
`;
  isTold(controller(''));
  isTold(
    controller('selector: {app: other}'),
    'FieldValueInvalid spec.template.metadata.labels Invalid value: {"app":"web"}: `selector` does not match template `labels`',
  );
});

test('Endpoints and EndpointSlices have addresses of their family', () => {
  isTold(
    `
apiVersion: v1
kind: Endpoints
metadata: {name: web}
subsets:
  - addresses: [{ip: 10.0.0.300}]
    ports: [{name: http, port: 80}, {port: 81}]
`,
    'FieldValueInvalid subsets[0].addresses[0].ip Invalid value: "10.0.0.300": must be a valid IP address, (e.g. 10.9.8.7 or 2001:db8::ffff)',
    'FieldValueRequired subsets[0].ports[1].name Required value',
  );
  isTold(
    `
apiVersion: discovery.k8s.io/v1
kind: EndpointSlice
metadata: {name: web}
addressType: IPV4
endpoints: []
`,
    'FieldValueNotSupported addressType Unsupported value: "IPV4": supported values: "FQDN", "IPv4", "IPv6"',
  );
});

test('webhooks say where they are and what they answer', () => {
  isTold(
    `
apiVersion: admissionregistration.k8s.io/v1
kind: ValidatingWebhookConfiguration
metadata: {name: check}
webhooks:
  - name: check.example.org
    sideEffects: Some
    admissionReviewVersions: [v1]
    clientConfig: {}
    rules: [{apiGroups: [''], apiVersions: [v1], operations: [CREATED], resources: [pods]}]
`,
    'FieldValueNotSupported webhooks[0].sideEffects Unsupported value: "Some": supported values: "None", "NoneOnDryRun"',
    'FieldValueRequired webhooks[0].clientConfig Required value: exactly one of url or service is required',
    'FieldValueNotSupported webhooks[0].rules[0].operations[0] Unsupported value: "CREATED": supported values: "*", "CONNECT", "CREATE", "DELETE", "UPDATE"',
  );
});

test('a binding of an admission policy does something', () => {
  isTold(
    `
apiVersion: admissionregistration.k8s.io/v1
kind: ValidatingAdmissionPolicyBinding
metadata: {name: check}
spec: {policyName: check, validationActions: [Denied]}
`,
    'FieldValueNotSupported spec.validationActions[0] Unsupported value: "Denied": supported values: "Audit", "Deny", "Warn"',
  );
});

test('a StatefulSet of an older server is refused when its pods are made', () => {
  const stateful = `
apiVersion: apps/v1
kind: StatefulSet
metadata: {name: db}
spec:
  serviceName: db
  selector: {matchLabels: {app: db}}
  template:
    metadata: {labels: {app: db}}
    spec: {containers: [{name: db}]}
`;
  assert.deepEqual(told(stateful, '1.36'), ['FieldValueRequired spec.template.spec.containers[0].image Required value']);
  assert.deepEqual(told(stateful, '1.30'), [
    'later-refusal spec.template.spec.containers[0].image The API server takes this, but not the pods that the StatefulSet makes of it: Required value',
  ]);
});

test('names of services are labels from 1.35 on, and begin with a letter before', () => {
  const service = `
apiVersion: v1
kind: Service
metadata: {name: 1st}
spec: {ports: [{port: 80}]}
`;
  assert.deepEqual(told(service, '1.36'), []);
  assert.equal(told(service, '1.34').length, 1);
});

test('variables of the environment may hold any sign from 1.32 on', () => {
  const pod = `
apiVersion: v1
kind: Pod
metadata: {name: web}
spec: {containers: [{name: web, image: 'web:1.0', env: [{name: 'a b'}]}]}
`;
  assert.deepEqual(told(pod, '1.32'), []);
  assert.equal(told(pod, '1.31').length, 1);
});

test('no value of a Secret stands in a message, whatever is wrong with it', () => {
  const secret = (type: string, data: string): string => `
apiVersion: v1
kind: Secret
metadata: {name: s}
type: ${type}
stringData: {${data}}
`;
  for (const [type, data] of [
    ['kubernetes.io/dockerconfigjson', '.dockerconfigjson: hunter2'],
    ['kubernetes.io/tls', 'tls.crt: hunter2, tls.key: hunter2'],
    ['kubernetes.io/basic-auth', 'a key: hunter2'],
    ['kubernetes.io/ssh-auth', 'other: hunter2'],
    ['Opaque', "'a/b': hunter2"],
  ] as const) {
    const found = createDiagnose(catalogFor())(readManifest(secret(type, data)));
    assert.ok(found.length > 0, type);
    assert.ok(!JSON.stringify(found).includes('hunter2'), type);
  }
});

test('what stands under an anchor is told once', () => {
  const found = told(`
apiVersion: v1
kind: Pod
metadata: {name: web}
spec:
  containers:
    - {name: a, image: 'a:1', readinessProbe: &probe {httpGet: {path: /, port: 0}}}
    - {name: b, image: 'b:1', readinessProbe: *probe}
`);
  assert.deepEqual(found, [
    'FieldValueInvalid spec.containers[0].readinessProbe.httpGet.port Invalid value: 0: must be between 1 and 65535, inclusive',
  ]);
});
