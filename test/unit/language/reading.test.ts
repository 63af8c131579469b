import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { TextDocument } from 'vscode-languageserver-textdocument';
import type { SelectionRange } from 'vscode-languageserver-types';
import { readManifest } from '../../../src/core/manifest.js';
import { documentLinks } from '../../../src/language/documentLinks.js';
import { foldingRanges } from '../../../src/language/foldingRanges.js';
import { hover } from '../../../src/language/hover.js';
import { inlayHints } from '../../../src/language/inlayHints.js';
import { selectionRanges } from '../../../src/language/selectionRanges.js';
import { catalogFor } from '../../support/catalog.js';

const catalog = catalogFor();
const documentOf = (text: string): TextDocument => TextDocument.create('file:///main.yaml', 'yaml', 0, text);

suite('folding', () => {
  const folds = (text: string): string[] =>
    foldingRanges(readManifest(text), documentOf(text)).map(({ startLine, endLine, kind = '' }) =>
      `${startLine}-${endLine} ${kind}`.trim(),
    );

  test('values over several lines, items and comments', () => {
    const text = `# What this is.
# And why.
kind: Pod
metadata: {name: web,
  namespace: x}
spec:
  containers:
    - name: web
      command:
        - |
          sh -c

    - name: side

  # Last.
`;
    assert.deepEqual(folds(text), ['0-1 comment', '3-4', '5-12', '6-12', '7-10', '8-10', '9-10']);
  });

  test('documents, where there are several', () => {
    assert.deepEqual(folds('kind: A\n---\n# Two.\nkind: B\nspec:\n  a: 1\n---\nkind: C\n'), ['1-5', '4-5', '6-7']);
    assert.deepEqual(folds('---\nkind: A\nmetadata:\n  name: a\n'), ['2-3']);
  });

  test('what is broken, empty or an alias', () => {
    assert.deepEqual(folds(''), []);
    assert.deepEqual(folds('a: &x\n  b: 1\nc: *x\nd: [1,\n'), ['0-1']);
  });
});

suite('selections', () => {
  const grown = (marked: string): string[] => {
    const offset = marked.indexOf('|');
    const text = marked.replace('|', '');
    const document = documentOf(text);
    const steps: string[] = [];
    const [first] = selectionRanges(readManifest(text), document, [document.positionAt(offset)]);
    for (let at: SelectionRange | undefined = first; at; at = at.parent) steps.push(document.getText(at.range));
    return steps;
  };

  test('grow from the value to the file', () => {
    const spec = 'containers:\n    - name: "web"\n      image: x';
    assert.deepEqual(grown('kind: A\n---\nkind: Pod\nspec:\n  containers:\n    - name: "w|eb"\n      image: x\n'), [
      'web',
      '"web"',
      'name: "web"',
      'name: "web"\n      image: x',
      '- name: "web"\n      image: x',
      spec,
      `spec:\n  ${spec}`,
      `kind: Pod\nspec:\n  ${spec}`,
      `---\nkind: Pod\nspec:\n  ${spec}\n`,
      `kind: A\n---\nkind: Pod\nspec:\n  ${spec}\n`,
    ]);
  });

  test('from a key, from between, and from nothing', () => {
    assert.deepEqual(grown('a: {b|: c}'), ['b', 'b: c', '{b: c}', 'a: {b: c}']);
    assert.deepEqual(grown('a: 1\n|\nb: 2'), ['a: 1\n\nb: 2']);
    assert.deepEqual(grown('|'), ['']);
  });
});

suite('links', () => {
  const links = (text: string): string[] => {
    const document = documentOf(text);
    return documentLinks(catalog, readManifest(text), document).map(({ range, target }) => `${document.getText(range)} → ${target}`);
  };

  test('addresses in comments and as values, and what each kind is', () => {
    assert.deepEqual(
      links(`# See https://example.com/a, or (http://example.com/b).
apiVersion: apps/v1
kind: Deployment
metadata:
  annotations:
    a: https://example.com/c?d=e#f
    b: "http://example.com"
    c: not https://example.com alone
    d: postgres://example.com
`),
      [
        'https://example.com/a → https://example.com/a',
        'http://example.com/b → http://example.com/b',
        'https://example.com/c?d=e#f → https://example.com/c?d=e#f',
        'http://example.com → http://example.com',
        'Deployment → https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#deployment-v1-apps',
      ],
    );
  });

  test('of each origin', () => {
    const of = (apiVersion: string, kind: string): string | undefined =>
      links(`apiVersion: ${apiVersion}\nkind: ${kind}\n`)[0]?.split(' → ')[1];
    assert.match(of('v1', 'Pod') ?? '', /#pod-v1-core$/);
    assert.match(of('networking.k8s.io/v1', 'Ingress') ?? '', /#ingress-v1-networking-k8s-io$/);
    assert.match(of('cert-manager.io/v1', 'Issuer') ?? '', /#cert-manager\.io\/v1\.Issuer$/);
    assert.match(of('secrets.hashicorp.com/v1beta1', 'VaultAuth') ?? '', /#vaultauth$/);
    assert.equal(of('example.com/v1', 'Own'), undefined);
  });
});

suite('inlay hints', () => {
  const hinted = (text: string, defaults = false, lines = [0, 1000]): string => {
    const document = documentOf(text);
    const range = { start: { line: lines[0] ?? 0, character: 0 }, end: { line: lines[1] ?? 0, character: 0 } };
    const edits = inlayHints(catalog, readManifest(text), document, range, { defaults }).map(({ position, label }) => ({
      range: { start: position, end: position },
      newText: `«${typeof label === 'string' ? label : ''}»`,
    }));
    return TextDocument.applyEdits(document, edits);
  };

  test('what kubectl reads, where that is not what stands there', () => {
    assert.equal(
      hinted('a: 0644\nb: yes\nc: [1.10, 1.1, "0644", true, on]\nd: 1_000 # a thousand\ne: ~\nf: 0x1F\n'),
      'a: 0644«= 420»\nb: yes«= true»\nc: [1.10«= 1.1», 1.1, "0644", true, on«= true»]\nd: 1_000«= 1000» # a thousand\ne: ~\nf: 0x1F«= 31»\n',
    );
    assert.equal(hinted('a: 0644\nb: 0644\nc: 0644\n', false, [1, 2]), 'a: 0644\nb: 0644«= 420»\nc: 0644\n');
    assert.equal(hinted('kind: x\n---\na: yes\n'), 'kind: x\n---\na: yes«= true»\n');
  });

  test('what absent fields are, when that is asked for', () => {
    const text = `apiVersion: apps/v1
kind: Deployment
spec: # What runs.
  replicas: 2
  minReadySeconds: 5
  paused: false
  strategy: {}
  template:
    spec:
      containers:
        - name: web
          ports:
            - containerPort: 80
`;
    assert.equal(hinted(text), text);
    assert.equal(
      hinted(text, true),
      text
        .replace('# What runs.', '# What runs.«progressDeadlineSeconds: 600, revisionHistoryLimit: 10»')
        .replace('    spec:', '    spec:«automountServiceAccountToken: true, dnsPolicy: ClusterFirst, enableServiceLinks: true, …»')
        .replace('name: web', 'name: web«stdin: false, stdinOnce: false, terminationMessagePath: /dev/termination-log, …»')
        .replace('containerPort: 80', 'containerPort: 80«protocol: TCP»'),
    );
    assert.equal(hinted('apiVersion: v1\r\nkind: Secret\r\n', true), 'apiVersion: v1\r\nkind: Secret«immutable: false, type: Opaque»\r\n');
  });
});

suite('hover', () => {
  const told = (marked: string): string => {
    const text = marked.replace('|', '');
    const { contents } = hover(catalog, readManifest(text), documentOf(text), marked.indexOf('|')) ?? { contents: '' };
    return typeof contents === 'object' && 'value' in contents ? contents.value : '';
  };

  test('tells limits, choices and what a field is without a value', () => {
    assert.equal(
      told('apiVersion: apps/v1\nkind: Deployment\nspec:\n  rep|licas: 2\n'),
      '`spec.replicas`: a whole number\n\nWithout it: `1`. At least 0.',
    );
    assert.equal(
      told('apiVersion: v1\nkind: Service\nspec:\n  ty|pe: NodePort\n'),
      '`spec.type`\n\nWithout it: `ClusterIP`. Takes ClusterIP, ExternalName, LoadBalancer or NodePort.',
    );
  });

  test('tells what an annotation does, and what becomes of a wrong value', () => {
    const text =
      'apiVersion: networking.k8s.io/v1\nkind: Ingress\nmetadata:\n  annotations:\n    nginx.ingress.kubernetes.io/aff|inity: cookie\n';
    assert.equal(
      told(text),
      '`nginx.ingress.kubernetes.io/affinity` (ingress-nginx)\n\nSession affinity type.\n\nTakes `cookie`. A value that it does not take is passed over.',
    );
  });
});
