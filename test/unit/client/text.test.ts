import assert from 'node:assert/strict';
import { test } from 'node:test';
import { changedLines } from '../../../src/core/changedLines.js';
import { commandLine } from '../../../src/client/validation/commandLine.js';
import { documentationOf } from '../../../src/client/validation/documentation.js';

test('the edit between two texts is of whole lines, and gives the second', () => {
  const pairs: readonly [string, string][] = [
    ['', 'a\n'],
    ['a\nb\n', 'a\nb\nc\n'],
    ['a\nb\nc\n', 'a\nc\n'],
    ['a\na\n', 'a\n'],
    ['a', 'a\nb\n'],
    ['a\r\nb\r\n', 'a\r\nx\r\nb\r\n'],
    ['same\n', 'same\n'],
  ];
  for (const [before, after] of pairs) {
    const { start, end, text } = changedLines(before, after);
    assert.equal(before.slice(0, start) + text + before.slice(end), after);
    assert.ok(start === 0 || before[start - 1] === '\n', JSON.stringify([before, after]));
  }
  assert.deepEqual(changedLines('all:\n\techo\n', 'all:\n\techo\n\nmore:\n'), { start: 11, end: 11, text: '\nmore:\n' });
});

test('a command is quoted as a shell needs it', () => {
  assert.equal(
    commandLine(['/usr/bin/kubectl', 'apply', '--dry-run=client', '-f', "it's here"]),
    "/usr/bin/kubectl apply --dry-run=client -f 'it'\\''s here'",
  );
});

test('documentation is that of the rule or the kind', () => {
  const pod = { apiVersion: 'v1', kind: 'Pod', name: 'a' };
  const ingress = { apiVersion: 'networking.k8s.io/v1', kind: 'Ingress', name: 'a' };
  const kubernetes = 'https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#';
  assert.equal(
    documentationOf({ source: 'yamllint', code: 'colons' }),
    'https://yamllint.readthedocs.io/en/stable/rules.html#module-yamllint.rules.colons',
  );
  assert.equal(documentationOf({ source: 'yamllint', code: 'syntax' }), undefined);
  assert.equal(documentationOf({ source: 'schema', code: 'enum', resource: pod }), `${kubernetes}pod-v1-core`);
  assert.equal(documentationOf({ source: 'kubectl', code: 'invalid', resource: ingress }), `${kubernetes}ingress-v1-networking-k8s-io`);
  assert.match(documentationOf({ source: 'schema', code: 'removed-api', resource: ingress }) ?? '', /deprecation-guide/);
  assert.match(
    documentationOf({ source: 'schema', code: 'enum', resource: { ...pod, apiVersion: 'secrets.hashicorp.com/v1beta1' } }) ?? '',
    /hashicorp/,
  );
  assert.equal(documentationOf({ source: 'schema', code: 'enum', resource: { ...pod, apiVersion: 'example.com/v1' } }), undefined);
  assert.equal(documentationOf({ source: 'yaml', code: 'yaml-syntax' }), undefined);
});
