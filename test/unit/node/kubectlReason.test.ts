import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { readMessages } from '../../../src/node/engines/kubectlOutput.js';
import { mirrorDocuments } from '../../../src/node/engines/mirror.js';
import { catalogFor } from '../../support/catalog.js';

const files = [
  {
    path: 'web.yaml',
    text: 'apiVersion: apps/v1\nkind: Deployment\nmetadata: { name: web, namespace: shop }\nspec:\n  replicas: 1\n  template: {}\n',
  },
  { path: 'env.yaml', text: 'apiVersion: v1\nkind: Secret\nmetadata: { name: env }\nstringData: { password: hunter2 }\n' },
];
const mirror = mirrorDocuments(files, catalogFor());
const [web = '', env = ''] = [...mirror.keys()];

/** What servers say through kubectl, and what becomes of it: `file:line code field message`. */
const cases: Readonly<
  Record<string, { readonly stderr: string; readonly findings?: readonly string[]; readonly rest?: readonly string[] }>
> = {
  'a verdict on several fields, with others': {
    stderr: `Error from server (Invalid): error when creating "/tmp/m/${web}": Deployment.apps "web" is invalid: [spec.selector: Required value, spec.template.metadata.labels: Invalid value: null: \`selector\` does not match template \`labels\`]
Error from server (BadRequest): error when creating "/tmp/m/${env}": Secret in version "v1" cannot be handled as a Secret: illegal base64 data at input byte 4`,
    findings: [
      'web.yaml:4 invalid spec.selector Required value.',
      'web.yaml:6 invalid spec.template.metadata.labels Invalid value: null: `selector` does not match template `labels`.',
      'env.yaml:1 refused  Secret in version "v1" cannot be handled as a Secret: illegal base64 data at input byte 4.',
    ],
  },
  'a single verdict names the object instead of the file': {
    stderr:
      'The Deployment "web" is invalid: \n* spec.selector: Required value\n* spec.replicas: Invalid value: -1: must be greater than or equal to 0\n',
    findings: [
      'web.yaml:4 invalid spec.selector Required value.',
      'web.yaml:5 invalid spec.replicas Invalid value: -1: must be greater than or equal to 0.',
    ],
  },
  'fields that the server does not know': {
    stderr: `Error from server (BadRequest): error when creating "${web}": Deployment in version "v1" cannot be handled as a Deployment: strict decoding error: unknown field "spec.replica", duplicate field "spec.replicas"`,
    findings: [
      'web.yaml:4 refused spec.replica Unknown field "spec.replica".',
      'web.yaml:5 refused spec.replicas Duplicate field "spec.replicas".',
    ],
  },
  'a namespace that is not there': {
    stderr: `Error from server (NotFound): error when creating "${web}": namespaces "shop" not found\n`,
    findings: ['web.yaml:3 refused metadata.namespace Namespaces "shop" not found.'],
  },
  'a patch is not repeated, for it holds the secret': {
    stderr: `Error from server (Forbidden): error when applying patch:
{"metadata":{"annotations":{"kubectl.kubernetes.io/last-applied-configuration":"{\\"stringData\\":{\\"password\\":\\"hunter2\\"}}"}}}
to:
Resource: "/v1, Resource=secrets", GroupVersionKind: "/v1, Kind=Secret"
Name: "env", Namespace: "default"
for: "/tmp/m/${env}": error when patching "/tmp/m/${env}": secrets "env" is forbidden: no\n`,
    findings: ['env.yaml:1 refused  Secrets "env" is forbidden: no.'],
  },
  'what an old kubectl quotes is not repeated either': {
    stderr: `error: unable to decode "${env}": v1.ObjectMeta.Name: ReadString: expects " or n, but found 5, error found in #10 byte of ...|"hunter2"}}|..., bigger context ...|"hunter2"}}|...\n`,
    findings: ['env.yaml:1 refused  V1.ObjectMeta.Name: ReadString: expects " or n, but found 5.'],
  },
  'a server that is not there is nobody’s fault': {
    stderr: `E1124 09:20:33.123456   12345 memcache.go:265] couldn't get current server API group list: Get "http://localhost:8080/api": dial tcp
error: error validating "${web}": error validating data: failed to download openapi: Get "http://localhost:8080/openapi/v2": connection refused; if you choose to ignore these errors, turn validation off with --validate=false\n`,
    rest: [
      'error validating data: failed to download openapi: Get "http://localhost:8080/openapi/v2": connection refused; if you choose to ignore these errors, turn validation off with --validate=false',
    ],
  },
  'what names no file is kept': {
    stderr: 'error: context "nowhere" does not exist\nUnable to connect to the server: dial tcp: lookup nowhere\n',
    rest: ['context "nowhere" does not exist', 'Unable to connect to the server: dial tcp: lookup nowhere'],
  },
  'a name in a message is no file of ours': {
    stderr: 'error: error validating "000001.yaml": error validating data: kind not set\n',
    rest: ['error validating "000001.yaml": error validating data: kind not set'],
  },
};

suite('messages of kubectl', () => {
  for (const [name, { stderr, findings = [], rest = [] }] of Object.entries(cases)) {
    test(name, () => {
      const messages = readMessages(stderr, mirror);
      assert.deepEqual(
        messages.findings.map((it) => `${it.file}:${it.line} ${it.code} ${it.field ?? ''} ${it.message}`),
        findings,
      );
      assert.deepEqual(messages.rest, rest);
    });
  }

  test('warnings are no errors', () => {
    const { findings, rest, warnings } = readMessages('Warning: policy/v1beta1 is deprecated\nWarning: so is this\n', mirror);
    assert.deepEqual([findings, rest, warnings], [[], [], ['Warning: policy/v1beta1 is deprecated', 'Warning: so is this']]);
  });

  test('a long message takes no long time', () => {
    const started = performance.now();
    for (const piece of ['from x', '[', ', error when ', 'The "', '\n* ', 'ValidationError(', '"\\']) {
      readMessages(`error: error validating "${web}": error validating data: [${piece.repeat(50_000)}`, mirror);
    }
    assert.ok(performance.now() - started < 2000);
  });
});
