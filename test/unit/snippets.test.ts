import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { suite, test } from 'node:test';
import { parseAllDocuments } from 'yaml';
import { createDiagnose } from '../../src/core/diagnose.js';
import { readManifest } from '../../src/core/manifest.js';
import { catalogFor } from '../support/catalog.js';
import { expandSnippet } from '../support/snippet.js';

interface Snippet {
  readonly prefix: string;
  readonly description: string;
  readonly body: readonly string[];
}

const files = readdirSync('snippets');
const snippets = files.flatMap((file) =>
  Object.entries(JSON.parse(readFileSync(`snippets/${file}`, 'utf8')) as Record<string, Snippet>).map(([title, snippet]) => ({
    file,
    title,
    ...snippet,
  })),
);

/** Every kind of the scaffolded tree and its neighbours, and the parts of a container. */
const prefixes = [
  'cm-certificate',
  'cm-clusterissuer-dns01',
  'cm-clusterissuer-http01',
  'cm-issuer',
  'k8s-cronjob',
  'k8s-deployment',
  'k8s-env-from-secret',
  'k8s-ingress',
  'k8s-job',
  'k8s-namespace',
  'k8s-networkpolicy',
  'k8s-probes',
  'k8s-resources',
  'k8s-security-context',
  'k8s-service',
  'k8s-service-headless',
  'k8s-statefulset',
  'vso-auth-approle',
  'vso-auth-aws',
  'vso-auth-gcp',
  'vso-auth-global',
  'vso-auth-jwt',
  'vso-auth-kubernetes',
  'vso-connection',
  'vso-dynamic-secret',
  'vso-pki-secret',
  'vso-static-secret',
  'vso-transformation',
];

/** What the snippets of container.json are typed into. */
const container = `apiVersion: v1
kind: Pod
metadata:
  name: web
spec:
  containers:
    - name: web
      image: registry.example.com/web:1.0.0
      ports:
        - name: http
          containerPort: 8080
`;

const diagnose = createDiagnose(catalogFor());

test('there is a snippet for every kind, each under a prefix of its own', () => {
  assert.deepEqual(snippets.map(({ prefix }) => prefix).sort(), prefixes);
});

test('package.json contributes every file of snippets for YAML', () => {
  const { contributes } = JSON.parse(readFileSync('package.json', 'utf8')) as {
    contributes?: { snippets?: { language: string; path: string }[] };
  };
  const listed = [...(contributes?.snippets ?? [])].sort((a, b) => a.path.localeCompare(b.path));
  assert.deepEqual(
    listed,
    files.sort().map((file) => ({ language: 'yaml', path: `./snippets/${file}` })),
  );
});

for (const { file, prefix, description, body } of snippets) {
  suite(prefix, () => {
    const text = manifest(file, expandSnippet(body));

    test('is a manifest once it is expanded', () => {
      for (const document of parseAllDocuments(text)) {
        assert.deepEqual(document.errors, []);
        const resource = document.toJS() as { apiVersion: unknown; kind: unknown; metadata: { name: unknown } };
        assert.equal(typeof resource.apiVersion, 'string');
        assert.equal(typeof resource.kind, 'string');
        assert.equal(typeof resource.metadata.name, 'string');
      }
    });

    test('is valid', () => {
      assert.deepEqual(
        diagnose(readManifest(text)).map(({ message, field }) => `${field}: ${message}`),
        [],
      );
    });

    test('leaves nothing of the snippet syntax', () => {
      assert.doesNotMatch(text, /\$|\t/);
    });

    test('has its tab stops in the order of the text, without a gap', () => {
      const stops = [...body.join('\n').matchAll(/\$\{?(\d+)/g)].map((match) => Number(match[1]));
      const first = [...new Set(stops)];
      assert.deepEqual(
        first,
        [...first.keys()].map((index) => index + 1),
      );
    });

    test('says what it is', () => {
      assert.match(description, /^[A-Z].{15,110}[^.]$/);
    });
  });
}

function manifest(file: string, expanded: string): string {
  if (file !== 'container.json') return expanded;
  return container + expanded.replace(/^/gm, '      ');
}

suite('expandSnippet', () => {
  const cases: readonly [string, string][] = [
    ['plain', 'plain'],
    ['$1 and ${1:one}', 'one and one'],
    ['${1:a ${2:b} c} $2', 'a b c b'],
    ['${1|x,y,z|}', 'x'],
    ['${1|a\\,b\\|c,d|}', 'a,b|c'],
    ['\\$HOME \\} \\\\ {{ x }}', '$HOME } \\ {{ x }}'],
    ['${1:a\\}b}', 'a}b'],
    ['end$0', 'end'],
    ['${1:}', ''],
  ];
  for (const [body, expected] of cases) test(`${body} gives ${expected}`, () => assert.equal(expandSnippet(body), expected));

  for (const body of ['$TM_FILENAME', '${TM_FILENAME:x}', '${1/a/b/}', '$1', '${1:open', '${1|a', '$']) {
    test(`${body} is refused`, () => assert.throws(() => expandSnippet(body)));
  }
});
