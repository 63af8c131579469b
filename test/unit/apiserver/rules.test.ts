import assert from 'node:assert/strict';
import { test } from 'node:test';
import { refusals } from '../../support/refusals.js';

const fields = 'properties: {a: {type: integer}, b: {type: integer}, c: {type: object, properties: {"d.e": {type: string}}}}';

/** What the server says of `spec` under one rule. */
function ruled(rule: string, spec: string): readonly string[] {
  return refusals(`{type: object, x-kubernetes-validations: [${rule}], ${fields}}`, spec);
}

test('a rule says its message, or itself', () => {
  assert.deepEqual(ruled('{rule: "self.a < self.b", message: " a must be below b "}', '{a: 1, b: 2}'), []);
  assert.deepEqual(ruled('{rule: "self.a < self.b", message: " a must be below b "}', '{a: 2, b: 2}'), [
    'spec: Invalid value: a must be below b',
  ]);
  assert.deepEqual(ruled('{rule: "self.a < self.b"}', '{a: 2, b: 2}'), ['spec: Invalid value: failed rule: self.a < self.b']);
});

test('an expression makes the message, unless it makes none that can be printed', () => {
  const said = (expression: string) => ruled(`{rule: "self.a > 9", message: "too small", messageExpression: "${expression}"}`, '{a: 2}');
  assert.deepEqual(said("'a is ' + string(self.a)"), ['spec: Invalid value: a is 2']);
  assert.deepEqual(said("'%d is not %s'.format([self.a, 'enough'])"), ['spec: Invalid value: 2 is not enough']);
  for (const none of ["''", "'a\\\\nb'", 'self.b', '5', "self.missing + ''", 'no cel'])
    assert.deepEqual(said(none), ['spec: Invalid value: too small'], none);
});

test('a rule has a reason and a field', () => {
  const rule = (more: string) => ruled(`{rule: "false", message: not so, ${more}}`, '{a: 1}');
  assert.deepEqual(rule('reason: FieldValueForbidden, fieldPath: .a'), ['spec.a: Forbidden: not so']);
  assert.deepEqual(rule('reason: FieldValueRequired, fieldPath: .b'), ['spec.b: Required value: not so']);
  assert.deepEqual(rule('reason: FieldValueDuplicate'), ['spec: Duplicate value']);
  assert.deepEqual(rule(`fieldPath: ".c['d.e']"`), ['spec.c.d.e: Invalid value: not so']);
});

test('a rule that cannot be evaluated is an error, with what kept it from it', () => {
  assert.deepEqual(ruled('{rule: "self.a < self.b", message: a below b}', '{a: 1}'), [
    'spec: Invalid value: "object": no such key: b evaluating rule: a below b',
  ]);
  assert.deepEqual(ruled('{rule: "self.a / self.b > 0"}', '{a: 1, b: 0}'), [
    'spec: Invalid value: "object": division by zero evaluating rule: self.a / self.b > 0',
  ]);
  const port = '{type: object, properties: {p: {x-kubernetes-int-or-string: true, x-kubernetes-validations: [{rule: "self > 0"}]}}}';
  assert.deepEqual(refusals(port, 'p: http'), [
    `spec.p: Invalid value: "": 'no such overload': call arguments did not match a supported operator, function or macro signature for rule: self > 0`,
  ]);
});

test('rules about a change wait for one, unless they take an optional value', () => {
  assert.deepEqual(ruled('{rule: "self.a == oldSelf.a"}', '{a: 1}'), []);
  assert.deepEqual(ruled('{rule: "oldSelf.hasValue() || self.a > 1", optionalOldSelf: true}', '{a: 1}'), [
    'spec: Invalid value: failed rule: oldSelf.hasValue() || self.a > 1',
  ]);
});

test('rules wait until values are what they should be', () => {
  assert.deepEqual(ruled('{rule: "self.a > 9"}', '{a: text}'), [
    '<nil>: Invalid value: null: some validation rules were not checked because the object was invalid; correct the existing errors to complete validation',
    'spec.a: Invalid value: "string": spec.a in body must be of type integer: "string"',
  ]);
});

test('rules hold for each item and each value, but not for null', () => {
  const rule = 'x-kubernetes-validations: [{rule: "self > 0"}]';
  const schema = `{type: object, properties: {l: {type: array, items: {type: integer, ${rule}}}, m: {type: object, additionalProperties: {type: integer, nullable: true, ${rule}}}}}`;
  assert.deepEqual(refusals(schema, '{l: [1, 0], m: {k: 0, o: ~}}'), [
    'spec.l[1]: Invalid value: failed rule: self > 0',
    'spec.m[k]: Invalid value: failed rule: self > 0',
  ]);
});

test('values are of the types that the schema says', () => {
  const schema = (properties: string, rule: string) =>
    `{type: object, properties: {${properties}}, x-kubernetes-validations: [{rule: ${JSON.stringify(rule)}}]}`;
  const holds = (properties: string, rule: string, spec: string) => assert.deepEqual(refusals(schema(properties, rule), spec), [], rule);
  holds('w: {type: number}', 'self.w / 2.0 == 0.5', 'w: 1');
  holds('d: {type: string, format: duration}', 'self.d > duration("1h")', 'd: 1h30m');
  holds('t: {type: string, format: date-time}', 'self.t.getFullYear() == 2024', 't: "2024-01-01T00:00:00Z"');
  holds('t: {type: string, format: date}', 'self.t < timestamp("2025-01-01T00:00:00Z")', 't: "2024-01-01"');
  holds('b: {type: string, format: byte}', 'self.b == b"abc"', 'b: YWJj');
  holds('p: {x-kubernetes-int-or-string: true}', 'type(self.p) == int ? self.p < 100 : self.p.endsWith("%")', 'p: 50%');
  holds(
    'namespace: {type: string}, a-b.c/d: {type: string}, x__y: {type: string}',
    'self.__namespace__ == "m" && self.a__dash__b__dot__c__slash__d == "e" && self.x__underscores__y == "z"',
    '{namespace: m, a-b.c/d: e, x__y: z}',
  );
  holds(
    'm: {type: object, additionalProperties: {type: string}}',
    'self.m["constructor"] == "x" && "__proto__" in self.m',
    'm: {constructor: x, __proto__: z}',
  );
  holds('f: {type: object, x-kubernetes-preserve-unknown-fields: true}', 'self.f == self.f && self.f.size() == 0', 'f: {a: 1}');
  holds(
    'e: {type: object, x-kubernetes-embedded-resource: true, x-kubernetes-preserve-unknown-fields: true}',
    'self.e.kind == "ConfigMap" && self.e.metadata.name == "c"',
    'e: {apiVersion: v1, kind: ConfigMap, metadata: {name: c}}',
  );
});

test('a rule that could cost too much is not run', { timeout: 20_000 }, () => {
  const list = `[${Array.from({ length: 1000 }, (_, it) => it).join(', ')}]`;
  const hostile = [
    'self.l.all(a, self.l.all(b, self.l.all(c, self.l.all(d, a + b + c + d < 0 || true)))) && false',
    `[${'[1, 2, 3, 4, 5, 6, 7, 8, 9, 10]'}]${'.map(x, [x, x, x, x, x, x, x, x, x, x])'.repeat(20)}.size() == 0`,
    `[self.s]${'.map(x, x + x)'.repeat(60)}.size() == 0`,
    `self.s${'.replace("a", "aaaaaaaaaa")'.repeat(20)} == ""`,
    `${'[0, 1, 2, 3, 4, 5, 6, 7, 8, 9].all(x, '.repeat(12)}false${')'.repeat(12)} || self.l.size() == 0`,
    'self.l.all(x, self.s.matches("(a*)*(b*)*" + self.s)) && false',
  ];
  for (const rule of hostile) {
    const schema = `{type: object, properties: {l: {type: array, items: {type: integer}}, s: {type: string}}, x-kubernetes-validations: [{rule: ${JSON.stringify(rule)}}]}`;
    assert.deepEqual(refusals(schema, `{l: ${list}, s: ${'a'.repeat(1000)}}`), [], rule.slice(0, 60));
  }
});

test('an ordinary rule over long lists is run', () => {
  const schema =
    '{type: object, properties: {l: {type: array, items: {type: object, properties: {id: {type: string}}}}}, x-kubernetes-validations: [{rule: "self.l.all(a, self.l.exists_one(b, a.id == b.id))"}]}';
  const list = Array.from({ length: 100 }, (_, it) => `{id: n${it}}`).join(', ');
  assert.deepEqual(refusals(schema, `l: [${list}]`), []);
  assert.equal(refusals(schema, `l: [${list}, {id: n0}]`).length, 1);
});
