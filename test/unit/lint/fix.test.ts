import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { suite, test } from 'node:test';
import { isDeepStrictEqual } from 'node:util';
import { parseAllDocuments } from 'yaml';
import { readManifest } from '../../../src/core/manifest.js';
import { lint } from '../../../src/core/lint/lint.js';
import { fixOf, fixText } from '../../../src/core/lint/fix.js';
import { rules } from '../../../src/core/lint/rules/index.js';
import { scan } from '../../../src/core/yaml/scan.js';
import { toValue } from '../../../src/core/yaml/value.js';
import { changedProbes, configurations, corpus, everything, probes } from './corpus.js';
import { configOf } from './support.js';

const folder = 'test/fixtures/lintFixes';

/** Each fixture is a configuration, a text with problems, and the same text without them. */
suite('the text without the problems is the one that a person would write', () => {
  for (const name of readdirSync(folder)) {
    test(name, () => {
      const [, config = '', before = '', after] =
        /^#! config: (.*)\n([^]*)^#! fixed\n([^]*)$/m.exec(readFileSync(`${folder}/${name}`, 'utf8')) ?? [];
      assert.equal(fixText(before, configOf(config)), after);
    });
  }

  test('there is one for each rule that has fixes', () => {
    const without = ['key-duplicates', 'line-length', 'new-line-at-end-of-file'];
    const named = readdirSync(folder).map((it) => it.replace('.yaml', ''));
    for (const { id } of rules)
      assert.equal(
        named.some((it) => it.startsWith(id)),
        !without.includes(id),
        id,
      );
  });
});

test('a text that cannot be read stays as it is, and so does a template', () => {
  const config = configOf(everything);
  for (const text of ['a:  1\nb\n', 'a:  {{ .Values.a }}\n', 'a:  *unknown\n']) {
    assert.equal(fixText(text, config), text);
    assert.deepEqual(
      lint(text, config)
        .map((it) => fixOf(text, it))
        .filter(Boolean),
      [],
    );
  }
});

test('what a comment disables is not fixed', () =>
  assert.equal(
    fixText('a:  1  # yamllint disable-line\nb:  2\n', configOf('rules: {colons: enable}')),
    'a:  1  # yamllint disable-line\nb: 2\n',
  ));

/** A mistake of `yaml`: a line that starts with a comment within braces. */
const mistaken = 'Comments must be separated from other tokens';

/** What `yaml` makes of a text, undefined where it refuses it. */
function secondOpinion(text: string): unknown {
  const documents = parseAllDocuments(text, { logLevel: 'silent', uniqueKeys: false, merge: true });
  if (!Array.isArray(documents) || documents.some(({ errors }) => errors.some(({ message }) => !message.startsWith(mistaken))))
    return undefined;
  return documents.map((it) => it.toJS({ maxAliasCount: -1 }) as unknown).filter((it) => it !== null);
}

function values(text: string): unknown {
  return JSON.parse(JSON.stringify(readManifest(text).documents.flatMap(({ document: { root } }) => (root ? [toValue(root)] : []))));
}

/** Apart from the space that they start with. */
function comments(text: string): readonly string[] {
  const { commentStarts, commentEnds } = scan(text);
  return commentStarts
    .map((start, index) =>
      text
        .slice(start, commentEnds[index])
        .replace(/^(#+)\s*/, '$1')
        .trimEnd(),
    )
    .toSorted();
}

test('a fix changes no value and loses no comment, and leaves nothing to do for a second one', (context) => {
  const texts = corpus();
  const cases = [
    ...probes.flatMap(({ config, source }) => [config, everything].map((it) => ({ config: it, text: source }))),
    ...changedProbes(4, 4000).map((text) => ({ config: everything, text })),
    ...Object.values(configurations).flatMap((config) => texts.map((text) => ({ config, text }))),
  ];
  const configs = new Map([...new Set(cases.map(({ config }) => config))].map((it) => [it, configOf(it)]));
  let [changed, confirmed, found, left] = [0, 0, 0, 0];
  for (const { config: written, text } of cases) {
    const config = configs.get(written) ?? configOf(written);
    const fixed = fixText(text, config);
    const fixable = lint(text, config).filter(({ fix }) => fix?.());
    if (fixable.length > 0 && fixed !== text) found += fixable.length;
    if (fixed === text) continue;
    changed += 1;
    left += lint(fixed, config).filter(({ fix }) => fix).length;
    assert.equal(fixText(fixed, config), fixed, `a second run changes ${JSON.stringify(text)}`);
    assert.deepEqual(values(fixed), values(text), JSON.stringify(text));
    assert.deepEqual(comments(fixed), comments(text), JSON.stringify(text));
    // Where another reader reads the text alike, it does so afterwards too.
    const other = secondOpinion(text);
    if (other === undefined || !isDeepStrictEqual(JSON.parse(JSON.stringify(other)), values(text))) continue;
    assert.deepEqual(JSON.parse(JSON.stringify(secondOpinion(fixed) ?? null)), values(fixed), JSON.stringify(text));
    confirmed += 1;
  }
  context.diagnostic(
    `${changed} texts changed, ${confirmed} of them read again by "yaml"; of ${found} problems with a fix ${left} are left`,
  );
  assert.ok(changed > 2500 && confirmed > 2000);
  assert.ok(left <= found * 0.03);
});
