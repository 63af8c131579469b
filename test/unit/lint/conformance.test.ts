import assert from 'node:assert/strict';
import { test } from 'node:test';
import { changedProbes, configurations, corpus, everything, probes } from './corpus.js';
import { agreement, configOf, inWords, lintedByUs, lintedByYamllint } from './support.js';

test('each recorded probe is told of as yamllint 1.38.0 did', (context) => {
  const pairs = probes.map(({ config, source, problems }) => ({
    text: source,
    ours: lintedByUs(configOf(config), source),
    theirs: problems,
  }));
  const result = agreement(pairs);
  context.diagnostic(`probes: ${inWords(result)}`);
  assert.ok(result.texts > 2000);
  assert.ok(result.same / result.texts >= 0.995, result.different.join('\n'));
});

for (const [name, config] of Object.entries(configurations)) {
  test(`what the repository holds is told of as yamllint does: ${name}`, (context) => {
    const texts = corpus();
    const theirs = lintedByYamllint(config, texts);
    const ours = configOf(config);
    const result = agreement(texts.map((text, index) => ({ text, ours: lintedByUs(ours, text), theirs: theirs[index] ?? [] })));
    context.diagnostic(`corpus, ${name}: ${inWords(result)}`);
    assert.ok(result.texts > 150);
    assert.ok(result.same / result.texts >= 0.999, result.different.join('\n'));
  });
}

test('probes with pieces put in and taken out, as long as they are YAML, are told of as yamllint does', (context) => {
  const changed = changedProbes(20261124, 6000);
  const config = configOf(everything);
  // yamllint does not come to an end of texts that are no YAML, now and then.
  const texts = changed.filter((it) => !it.startsWith('\ufeff') && !lintedByUs(config, it).some(([, , , rule]) => rule === 'syntax'));
  const theirs = lintedByYamllint(everything, texts);
  const result = agreement(texts.map((text, index) => ({ text, ours: lintedByUs(config, text), theirs: theirs[index] ?? [] })));
  context.diagnostic(`changed probes: ${inWords(result)}`);
  assert.ok(result.texts > 1500);
  assert.ok(result.same / result.texts >= 0.999, result.different.join('\n'));
});
