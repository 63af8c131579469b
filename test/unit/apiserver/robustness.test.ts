import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { createDiagnose } from '../../../src/core/diagnose.js';
import { readManifest } from '../../../src/core/manifest.js';
import { catalogFor, withCrds } from '../../support/catalog.js';
import { recordedCases } from '../../support/cases.js';
import { randomNumbers } from '../../support/random.js';
import { refusals } from '../../support/refusals.js';

const catalog = withCrds(catalogFor(), readFileSync('test/conformance/crds.yaml', 'utf8'));
const diagnose = createDiagnose(catalog);
const texts = recordedCases().map(({ text }) => text);

/** Problems whose ranges lie outside the text, or run backwards, would crash an editor. */
function check(text: string): void {
  for (const { start, end } of diagnose(readManifest(text))) assert.ok(0 <= start && start <= end && end <= text.length, text);
}

test('every recorded manifest, cut off anywhere, gives problems inside the text', () => {
  const random = randomNumbers(6);
  for (const text of texts) check(text.slice(0, random(text.length)));
});

test('every recorded manifest, with bytes changed, gives problems inside the text', () => {
  const random = randomNumbers(20261124);
  for (const text of texts) {
    const bytes = Buffer.from(text);
    for (let change = 0; change < 8; change += 1) bytes[random(bytes.length)] = random(256);
    check(bytes.toString('utf8'));
  }
});

test('values nested as deep as can be written give problems', { timeout: 60_000 }, () => {
  const random = randomNumbers(10_000);
  for (const text of texts.filter((_, index) => index % 400 === 0)) {
    const lines = text.split('\n');
    const keys = lines.flatMap((line, index) => (/^ *[\w.-]+: \S/.test(line) ? [index] : []));
    for (const [open, close] of [
      ['[', ']'],
      ['{a: ', '}'],
    ] as const) {
      // What is nested deeper than 1000 cannot be read at all, so there both sides of it are tried.
      for (const depth of [900, 10_000]) {
        const at = keys[random(keys.length)] ?? 0;
        const deep = [...lines];
        deep[at] = `${/^ *[\w.-]+: /.exec(lines[at] ?? '')?.[0] ?? ''}${open.repeat(depth)}1${close.repeat(depth)}`;
        check(deep.join('\n'));
      }
    }
  }
});

const nested = (open: string, inside: string, close: string, times: number): string => open.repeat(times) + inside + close.repeat(times);

test('schemas that are deep, or hold themselves many times, are read in bounded time', { timeout: 60_000 }, () => {
  const deep = nested('{type: object, properties: {a: ', '{type: string}', '}}', 300);
  refusals(`{type: object, properties: {a: ${deep}}}`, nested('{a: ', '1', '}', 400));
  refusals(`{type: object, properties: {a: ${nested('{allOf: [{anyOf: [', '{minLength: 1}', ']}]}', 200)}}}`, 'a: b');
  const doubled = Array.from({ length: 40 }, (_, it) => `x${it}: &x${it} {allOf: [${it ? `*x${it - 1}, *x${it - 1}` : '{minLength: 1}'}]}`);
  refusals(`type: object\nproperties:\n  a:\n    allOf: [*x39]\n${doubled.reverse().join('\n')}`, 'a: b');
});

test('the time taken grows no faster than what is wrong', { timeout: 60_000 }, () => {
  const schema =
    '{type: object, properties: {l: {type: array, x-kubernetes-list-type: set, items: {type: string}}, m: {type: object, additionalProperties: {type: string}}, n: {type: array, items: {type: integer, x-kubernetes-validations: [{rule: "self > 100000"}]}}}}';
  const time = (count: number): number => {
    const many = (item: (it: number) => string) => Array.from({ length: count }, (_, it) => item(it)).join(', ');
    const spec = `l: [${many((it) => `{a: ${it}}`)}]\nm: {${many((it) => `k${it}: ${it}`)}}\nn: [${many(String)}]`;
    const start = process.hrtime.bigint();
    assert.ok(refusals(schema, spec).length >= count);
    return Number(process.hrtime.bigint() - start);
  };
  time(1000);
  // Four times as much in no more than ten times the time: what is quadratic takes sixteen.
  assert.ok(time(20_000) < 10 * time(5_000));
});

test('whatever a rule does, it is done in a moment', { timeout: 120_000 }, () => {
  const random = randomNumbers(1999);
  const pick = (choices: readonly string[]): string => choices[random(choices.length)] ?? '';
  const texts = ['self.s', '"a"', 'string(self.n)', 'self.l.join()', 'string(size(self.l))'];
  const lists = ['self.l', '[1, 2, 3]', 'self.s.split("")', 'self.s.findAll("a*?")', 'self.m.map(k, k)', '[self.l, self.l]'];
  const list = (depth: number): string => {
    if (depth === 0) return pick(lists);
    const [a, b] = [list(depth - 1), list(depth - 1)];
    return pick([
      `${a}.map(x, ${b})`,
      `(${a} + ${a})`,
      `${a}.filter(x, ${b} == ${a})`,
      `${a}.transformList(i, x, ${b})`,
      `[${a}, ${b}]`,
      `${text(depth - 1)}.split("a")`,
    ]);
  };
  const text = (depth: number): string => {
    if (depth === 0) return pick(texts);
    const [a, b] = [text(depth - 1), text(depth - 1)];
    return pick([
      `(${a} + ${a})`,
      `${a}.replace("a", ${b})`,
      `${list(depth - 1)}.map(x, ${a}).join(${b})`,
      `"%s%s".format([${a}, ${b}])`,
      `cel.bind(t, ${a}, t + t + t)`,
      `${a}.find(${b})`,
    ]);
  };
  const rule = (depth: number): string => {
    if (depth === 0)
      return pick([
        `${text(2)} == ${text(2)}`,
        `sets.contains(${list(2)}, ${list(2)})`,
        `${text(1)} in ${list(2)}`,
        `${text(2)}.matches("(a*)*(b*)*c")`,
        `${list(3)}.isSorted()`,
      ]);
    const inner = rule(depth - 1);
    return pick([
      `${list(1)}.all(x, ${inner})`,
      `${list(1)}.exists(x, ${inner})`,
      `self.m.all(k, ${inner})`,
      `(${inner} || ${inner})`,
      `${list(1)}.exists_one(x, ${inner})`,
    ]);
  };
  const values = Array.from({ length: 300 }, (_, it) => `"a${it}"`).join(', ');
  const map = Array.from({ length: 50 }, (_, it) => `k${it}: v`).join(', ');
  const schema = (source: string) =>
    `{type: object, properties: {l: {type: array, items: {type: string}}, m: {type: object, additionalProperties: {type: string}}, n: {type: integer}, s: {type: string}}, x-kubernetes-validations: [{rule: ${JSON.stringify(source)}}]}`;
  for (let round = 0; round < 1500; round += 1) {
    const source = rule(random(5));
    const start = process.hrtime.bigint();
    refusals(schema(source), `{l: [${values}], m: {${map}}, n: 5, s: ${'ab'.repeat(500)}}`);
    const milliseconds = Number(process.hrtime.bigint() - start) / 1e6;
    assert.ok(milliseconds < 3000, `${milliseconds} ms: ${source}`);
  }
});
