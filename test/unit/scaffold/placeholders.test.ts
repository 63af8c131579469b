import assert from 'node:assert/strict';
import { test } from 'node:test';
import { placeholders } from '../../../src/core/scaffold/placeholders.js';
import { planScaffold } from '../../../src/core/scaffold/plan.js';
import { completeAnswers } from '../../../src/core/scaffold/questions.js';

/** The text with each place that a placeholder is found at put in brackets. */
function mark(id: string, text: string): string {
  const ranges = placeholders.find((placeholder) => placeholder.id === id)?.find(text) ?? [];
  return ranges.reduceRight((marked, { start, end }) => `${marked.slice(0, start)}[${marked.slice(start, end)}]${marked.slice(end)}`, text);
}

const found = [
  ['placeholder-domain', 'host: [<your-domain>]\n'],
  ['placeholder-domain', 'hosts: ["[<your-domain>]", api.[<your-domain>]]\r\n'],
  ['placeholder-tag', '- image: api:[latest]\n  image: ui:[latest]'],
  ['placeholder-tag', 'image: "host:5000/api:[latest]"  # for now\r\n'],
  ['placeholder-tag', "image:   '😀/api:[latest]' \n"],
] as const;

for (const [id, expected] of found) {
  test(`${id} is found in ${JSON.stringify(expected)}`, () => {
    assert.equal(mark(id, expected.replace(/\[(<your-domain>|latest)\]/g, '$1')), expected);
  });
}

const notFound = [
  'image: api:v1.0.0',
  'image: latest',
  '# image: api:latest',
  'image: api:latest-1',
  'image: api # :latest',
  'my-image: api:latest',
  'name: api:latest',
];

for (const text of notFound) {
  test(`no placeholder is found in ${text}`, () => {
    assert.equal(mark('placeholder-tag', text), text);
  });
}

test('long lines made to be slow are not', () => {
  const hostile = [
    'image: ' + ':latest'.repeat(20_000) + '!',
    'image:' + ' '.repeat(100_000) + ':a:'.repeat(20_000),
    '- '.repeat(50_000),
    ' '.repeat(100_000),
  ];
  const started = performance.now();
  for (const text of hostile) for (const placeholder of placeholders) assert.deepEqual(placeholder.find(text), []);
  assert.ok(performance.now() - started < 1000);
});

test('filling in the placeholders gives the tree of the same answers', () => {
  const given: Record<string, string> = { domain: 'paste.example.com', tag: 'v1.0.0' };
  const filled = planScaffold(completeAnswers(given).answers, () => undefined).changes;
  const open = planScaffold(completeAnswers({}).answers, () => undefined).changes;
  let count = 0;
  for (const [index, change] of open.entries()) {
    if (!change.path.startsWith('k8s/')) continue;
    let text = change.after;
    for (const { find, question } of placeholders) {
      const ranges = find(text);
      count += ranges.length;
      text = ranges.reduceRight((rest, { start, end }) => rest.slice(0, start) + (given[question] ?? '') + rest.slice(end), text);
    }
    assert.equal(text, filled[index]?.after);
  }
  assert.equal(count, 5);
});
