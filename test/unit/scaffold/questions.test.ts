import assert from 'node:assert/strict';
import { test } from 'node:test';
import { completeAnswers, questions, type Answers } from '../../../src/core/scaffold/questions.js';

test('without an answer everything has its default', () => {
  assert.deepEqual(completeAnswers({}), {
    answers: {
      folder: '.',
      application: 'reactbin',
      namespace: 'reactbin',
      domain: '<your-domain>',
      apiImage: 'reactbin-api',
      uiImage: 'reactbin-ui',
      tag: 'latest',
      ingressClass: 'nginx',
      clusterIssuer: 'letsencrypt-prod',
      vaultMount: 'secret',
      apiSecretPath: 'reactbin/api/config',
      minioSecretPath: 'reactbin/minio/credentials',
      vaultRole: 'reactbin',
      vaultAudience: 'https://kubernetes.default.svc',
      minioSize: '10Gi',
      minioStorageClass: '',
    },
    problems: [],
  });
});

test('the application name renames throughout, but not what has its own answer', () => {
  const { answers } = completeAnswers({ application: 'pastry', vaultRole: 'shared' });
  assert.deepEqual(
    Object.entries<string>({ ...answers }).filter(([, value]) => value.includes('pastry')),
    [
      ['application', 'pastry'],
      ['namespace', 'pastry'],
      ['apiImage', 'pastry-api'],
      ['uiImage', 'pastry-ui'],
      ['apiSecretPath', 'pastry/api/config'],
      ['minioSecretPath', 'pastry/minio/credentials'],
    ],
  );
  assert.equal(answers.vaultRole, 'shared');
});

test('every default passes its own check, for the longest name as well', () => {
  for (const application of ['reactbin', 'a'.repeat(63), '0-0']) {
    const { answers, problems } = completeAnswers({ application });
    assert.deepEqual(problems, []);
    for (const question of questions) assert.equal(question.check(answers[question.id]), undefined, question.id);
  }
});

test('a choice offered is a choice that passes', () => {
  for (const { id, choices, check } of questions) for (const { value } of choices ?? []) assert.equal(check(value), undefined, id);
});

test('a wrong answer is named and its default stands in', () => {
  assert.deepEqual(
    completeAnswers({ application: 'Paste Bin', tag: 1.5, domain: null, colour: 'red', imageTag: 'v1', ingresClass: 'nginx' }).problems,
    [
      { id: 'colour', message: `Nothing asks for colour; the answers are ${questions.map(({ id }) => id).join(', ')}.` },
      { id: 'imageTag', message: `Nothing asks for imageTag; the answers are ${questions.map(({ id }) => id).join(', ')}.` },
      { id: 'ingresClass', message: 'Nothing asks for ingresClass; did you mean ingressClass?' },
      {
        id: 'application',
        message: 'Write 3 to 63 lower-case letters, digits and hyphens, with a letter or digit at both ends; the bucket has this name too.',
      },
      { id: 'domain', message: 'Write the answer as text, in quotes.' },
      { id: 'tag', message: 'Write the answer as text, in quotes.' },
    ],
  );
  assert.deepEqual(completeAnswers({ application: 'Paste Bin' }).answers, completeAnswers({}).answers);
});

test('an inherited property is no answer', () => {
  assert.deepEqual(completeAnswers(JSON.parse('{"__proto__": {"tag": "v1"}}') as Record<string, unknown>).answers.tag, 'latest');
  assert.deepEqual(completeAnswers(Object.create({ tag: 'v1' }) as Record<string, unknown>).answers.tag, 'latest');
});

const good: Readonly<Record<keyof Answers, readonly string[]>> = {
  folder: ['.', 'deploy', 'deploy/', 'a/b c/d', './x', '.config'],
  application: ['abc', 'a-b', '123', 'x'.repeat(63)],
  namespace: ['a', 'default', 'x'.repeat(63)],
  domain: ['<your-domain>', 'paste.example.com', 'localhost', 'xn--bcher-kva.example', '9gag.com', '1.example'],
  apiImage: ['api', 'a/b', 'ghcr.io/example/api', 'localhost/api', 'localhost:5000/api', 'registry.example.com:443/a__b/c.d--e'],
  uiImage: ['ui'],
  tag: ['latest', 'v1.0.0', '1', '_x', 'A-b.c_d', 'x'.repeat(128)],
  ingressClass: ['nginx', 'traefik'],
  clusterIssuer: ['letsencrypt-prod', 'a.b', 'x'.repeat(63)],
  vaultMount: ['secret', 'team/kv', 'kv-v2', 'data'],
  apiSecretPath: ['a', 'a/b/c', 'a/data/b', 'database/x'],
  minioSecretPath: ['A_b-c.d'],
  vaultRole: ['reactbin', 'Role_1', 'a.b', '_'],
  vaultAudience: ['vault', 'https://kubernetes.default.svc', 'api://default', 'https://vault.example.com:8200/v1'],
  minioSize: ['10Gi', '500Mi', '1.5Ti', '1000000000', '5k', '2E'],
  minioStorageClass: ['', 'local-path', 'csi.example.com'],
};

const bad: Readonly<Record<keyof Answers, readonly string[]>> = {
  folder: ['..', '../x', 'a/../b', '/', '/etc', 'a//b', '~', '~/x', 'a\\b', 'C:', 'C:/x', 'a|b', 'x\u0000', 'a/..'],
  application: ['ab', 'x'.repeat(64), 'Abc', 'a_b', '-ab', 'ab-', 'a.b', 'äbc'],
  namespace: ['x'.repeat(64), 'a.b', 'kube-system', 'A'],
  domain: [
    'https://x.com',
    'x.com:80',
    'x.com/',
    '*.x.com',
    'X.com',
    '10.0.0.1',
    'a..b',
    '.a',
    'a.',
    '<domain>',
    '<your-domain',
    `${'a.'.repeat(127)}aa`,
    '::1',
  ],
  apiImage: [
    'api:v1',
    'host:5000',
    'api@sha256:abc',
    'API',
    'a//b',
    '/a',
    'a/',
    'a_-b',
    'host:port/api',
    '-host.com/api',
    'ghcr.io/',
    'x'.repeat(256),
  ],
  uiImage: ['ui:latest', 'https://x/ui'],
  tag: ['.x', '-x', 'a/b', 'a:b', 'x'.repeat(129), 'sha256:abc', '<tag>'],
  ingressClass: ['NGINX', 'haproxy', 'nginx,traefik'],
  clusterIssuer: ['A', 'a_b', '-a', 'a/b', `${'x'.repeat(64)}`],
  vaultMount: ['/secret', 'secret/', 'a//b', '..', 'a/../b', 'a b', 'ä'],
  apiSecretPath: ['data/a', 'metadata/a', '/a', 'a/', 'a/./b', 'a*', 'a+b'],
  minioSecretPath: ['data/x', 'a?b'],
  vaultRole: ['-a', 'a-', 'a/b', '.'],
  vaultAudience: ['/a', ':a', 'a,b', 'x'.repeat(254), 'ä'],
  minioSize: ['0', '0Gi', '-1Gi', '10 Gi', '10gi', '10GB', 'ten', '1e3', '500m', '.5Gi', '1.Gi', '0x10', '9'.repeat(16)],
  minioStorageClass: ['Local', 'a_b', '-'],
};

/** Would end a scalar, a line, a command or a string; no question takes one of them, whatever stands around it. */
const breakouts = [
  ' ',
  '\n',
  '\r',
  '\t',
  '"',
  "'",
  '`',
  '$',
  '#',
  ': ',
  ';',
  '&',
  '|',
  '\\',
  '{',
  '}',
  '[',
  ']',
  '!',
  '%',
  '*',
  '\u0085',
  '\u2028',
  '\u0000',
  '\ufeff',
  '💥',
];

for (const { id, check } of questions) {
  for (const value of good[id]) test(`${id} may be ${JSON.stringify(value)}`, () => assert.equal(check(value), undefined));
  for (const value of bad[id]) test(`${id} may not be ${JSON.stringify(value)}`, () => assert.match(check(value) ?? '', /^[A-Z][^\n]*\.$/));
  if (id !== 'minioStorageClass') test(`${id} may not be empty`, () => assert.notEqual(check(''), undefined));
  // The folder is a path only: it is in no text, and a person's folders have such names.
  if (id === 'folder') continue;
  test(`${id} lets nothing through that could break out of its place`, () => {
    for (const breakout of breakouts) {
      for (const value of [
        breakout,
        `${breakout}${good[id][0]}`,
        `${good[id].at(-1)}${breakout}`,
        `aaa${breakout}aaa`,
        `aaa\n${breakout}`,
      ]) {
        assert.notEqual(check(value), undefined, JSON.stringify(value));
      }
    }
  });
}

test('no check takes long on an answer made to be slow', () => {
  const hostile = ['a', '-', '.', '/', '_', 'a-', 'a.', 'a/', '0', ':', ' '].map((part) => part.repeat(100_000));
  const started = performance.now();
  for (const { check } of questions) for (const value of hostile) for (const end of ['', '!', '-']) check(value + end);
  assert.ok(performance.now() - started < 1000);
});
