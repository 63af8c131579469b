import assert from 'node:assert/strict';
import { test } from 'node:test';
import { refusals } from '../../support/refusals.js';

/** One schema, values of `spec.x` that it takes, and what the server says of others. Texts as kube-openapi has them. */
interface Example {
  readonly schema: string;
  readonly good?: readonly string[];
  readonly bad?: Readonly<Record<string, readonly string[]>>;
}

const invalidType = (found: string, type: string): string =>
  `spec.x: Invalid value: "${found}": spec.x in body must be of type ${type}: "${found}"`;

const examples: Readonly<Record<string, Example>> = {
  types: {
    schema: '{type: string}',
    good: ['text', '"5"', '~'],
    bad: {
      5: [invalidType('integer', 'string')],
      1.5: [invalidType('number', 'string')],
      true: [invalidType('boolean', 'string')],
      '[]': [invalidType('array', 'string')],
      '{}': [invalidType('object', 'string')],
    },
  },
  'whole numbers that a float holds': { schema: '{type: integer}', good: ['3.0', '1e3'] },
  'whole numbers as numbers': { schema: '{type: number}', good: ['3', '1.5'] },
  'integers of 32 bits': {
    schema: '{type: integer, format: int32}',
    good: ['2147483647'],
    bad: {
      2147483648: ['<nil>: Invalid value: "": Checked value must be of type integer with format int32 in spec.x'],
      1.5: [invalidType('float64', 'int32'), '<nil>: Invalid value: "": Checked value must be of type integer with format int32 in spec.x'],
    },
  },
  'int-or-string': {
    schema: '{x-kubernetes-int-or-string: true}',
    good: ['80', 'http'],
    bad: { true: [invalidType('boolean', 'integer,string')] },
  },
  nullable: {
    schema: '{type: string, nullable: true, enum: [a]}',
    bad: { '~': ['spec.x: Unsupported value: null: supported values: "a"'] },
  },
  lengths: {
    schema: '{type: string, minLength: 2, maxLength: 3}',
    good: ['ab', '"😀😀😀"'],
    bad: {
      a: ['spec.x: Invalid value: "a": spec.x in body should be at least 2 chars long'],
      abcd: ['spec.x: Too long: may not be more than 3 bytes'],
    },
  },
  patterns: {
    schema: "{type: string, pattern: '^[a-z]+$'}",
    good: ['abc'],
    bad: { '"A\\tb"': [`spec.x: Invalid value: "A\\tb": spec.x in body should match '^[a-z]+$'`] },
  },
  'enums of numbers': {
    schema: '{type: integer, enum: [1, 2]}',
    good: ['2'],
    bad: { 3: ['spec.x: Unsupported value: 3: supported values: "1", "2"'] },
  },
  bounds: {
    schema: '{type: integer, minimum: 1, maximum: 3}',
    good: ['1', '3'],
    bad: {
      0: ['spec.x: Invalid value: 0: spec.x in body should be greater than or equal to 1'],
      4: ['spec.x: Invalid value: 4: spec.x in body should be less than or equal to 3'],
    },
  },
  'exclusive bounds': {
    schema: '{type: number, minimum: 1, exclusiveMinimum: true, maximum: 3, exclusiveMaximum: true}',
    good: ['1.5'],
    bad: {
      1: ['spec.x: Invalid value: 1: spec.x in body should be greater than 1'],
      3: ['spec.x: Invalid value: 3: spec.x in body should be less than 3'],
    },
  },
  'large bounds of floats': {
    schema: '{type: number, maximum: 1000000}',
    bad: { 1000000.5: ['spec.x: Invalid value: 1.0000005e+06: spec.x in body should be less than or equal to 1e+06'] },
  },
  multiples: {
    schema: '{type: integer, multipleOf: 5}',
    good: ['0', '10'],
    bad: { 7: ['spec.x: Invalid value: 7: spec.x in body should be a multiple of 5'] },
  },
  'multiples of fractions': {
    schema: '{type: number, multipleOf: 0.1}',
    good: ['0.3', '1.7'],
    bad: { 0.25: ['spec.x: Invalid value: 0.25: spec.x in body should be a multiple of 0.1'] },
  },
  items: {
    schema: '{type: array, minItems: 1, maxItems: 2, items: {type: string}}',
    good: ['[a]'],
    bad: {
      '[]': ['spec.x: Invalid value: 0: spec.x in body should have at least 1 items'],
      '[a, b, c]': ['spec.x: Too many: 3: must have at most 2 items'],
      '[a, ~]': ['spec.x[1]: Invalid value: "null": spec.x[1] in body must be of type string: "null"'],
    },
  },
  'unique items': {
    schema: '{type: array, uniqueItems: true, items: {type: object, x-kubernetes-preserve-unknown-fields: true}}',
    good: ['[{a: 1}, {a: 2}]'],
    bad: { '[{a: 1, b: 2}, {b: 2, a: 1}]': [`spec.x: Invalid value: "": spec.x in body shouldn't contain duplicates`] },
  },
  properties: {
    schema: '{type: object, minProperties: 1, maxProperties: 2, additionalProperties: {type: integer}}',
    good: ['{a: 1}'],
    bad: {
      '{}': ['spec.x: Invalid value: 1: spec.x in body should have at least 1 properties'],
      '{a: 1, b: 2, c: 3}': ['spec.x: Too many: 3: must have at most 2 items'],
      '{a: b}': ['spec.x.a: Invalid value: "string": spec.x.a in body must be of type integer: "string"'],
    },
  },
  'null under a free key': { schema: '{type: object, additionalProperties: {type: integer}}', good: ['{a: ~}'] },
  'defaults before anything is required': {
    schema: '{type: object, required: [a], properties: {a: {type: string, default: b}}}',
    good: ['{}', '{a: ~}'],
  },
  'defaults inside defaults': {
    schema: '{type: object, properties: {a: {type: object, default: {}, required: [b], properties: {b: {type: integer, default: 1}}}}}',
    good: ['{}'],
  },
  'defaults that are wrong themselves': {
    schema: '{type: object, properties: {a: {type: integer, default: 0, minimum: 1}}}',
    bad: { '{}': ['spec.x.a: Invalid value: 0: spec.x.a in body should be greater than or equal to 1'] },
  },
  anyOf: {
    schema: '{x-kubernetes-preserve-unknown-fields: true, anyOf: [{enum: [a]}, {minLength: 3}]}',
    good: ['a', 'bcd'],
    bad: {
      b: [
        '<nil>: Invalid value: "": "spec.x" must validate at least one schema (anyOf)',
        'spec.x: Unsupported value: "b": supported values: "a"',
      ],
    },
  },
  oneOf: {
    schema: '{type: string, oneOf: [{minLength: 2}, {maxLength: 2}]}',
    good: ['a', 'abc'],
    bad: { ab: ['<nil>: Invalid value: "": "spec.x" must validate one and only one schema (oneOf). Found 2 valid alternatives'] },
  },
  allOf: {
    schema: '{type: string, allOf: [{minLength: 2}, {pattern: "^a"}]}',
    good: ['ab'],
    bad: {
      a: [
        'spec.x: Invalid value: "a": spec.x in body should be at least 2 chars long',
        '<nil>: Invalid value: "": "spec.x" must validate all the schemas (allOf)',
      ],
      b: [
        'spec.x: Invalid value: "b": spec.x in body should be at least 2 chars long',
        `spec.x: Invalid value: "b": spec.x in body should match '^a'`,
        '<nil>: Invalid value: "": "spec.x" must validate all the schemas (allOf). None validated',
      ],
    },
  },
  not: {
    schema: '{type: string, not: {enum: [a]}}',
    good: ['b'],
    bad: { a: ['<nil>: Invalid value: "": "spec.x" must not validate the schema (not)'] },
  },
  sets: {
    schema: '{type: array, x-kubernetes-list-type: set, items: {type: string}}',
    good: ['[a, b]'],
    bad: { '[a, b, a, a]': ['spec.x[2]: Duplicate value: "a"'] },
  },
  'map lists': {
    schema:
      '{type: array, x-kubernetes-list-type: map, x-kubernetes-list-map-keys: [a, b], items: {type: object, properties: {a: {type: string}, b: {type: integer, default: 1}, c: {type: string}}}}',
    good: ['[{a: x}, {a: x, b: 2}]'],
    bad: { '[{a: x, c: z}, {a: x, b: 1}]': ['spec.x[1]: Duplicate value: {"a":"x","b":1}'] },
  },
  'lists under free keys': {
    schema: '{type: object, additionalProperties: {type: array, x-kubernetes-list-type: set, items: {type: integer}}}',
    bad: { '{k.v: [1, 1]}': ['spec.x[k.v][1]: Duplicate value: 1'] },
  },
  'embedded resources': {
    schema: '{type: object, x-kubernetes-embedded-resource: true, x-kubernetes-preserve-unknown-fields: true}',
    good: ['{apiVersion: v1, kind: ConfigMap}'],
    bad: {
      '{}': ['spec.x.apiVersion: Required value', 'spec.x.kind: Required value'],
      '{apiVersion: a/b/c, kind: ConfigMap}': ['spec.x.apiVersion: Invalid value: "a/b/c": unexpected GroupVersion string: a/b/c'],
    },
  },
  'formats that no server knows': { schema: '{type: string, format: postcode}', good: ['anything'] },
  'a format of text in a list': { schema: '{type: string, format: uuid}', good: ['[]'], bad: { 5: [invalidType('int64', 'uuid')] } },
  'schemas half typed': {
    schema: '{type: 5, items: 7, properties: [], required: x, enum: {}, anyOf: a, pattern: [], default: ~}',
    good: ['anything', '[]'],
  },
};

for (const [name, { schema, good = [], bad = {} }] of Object.entries(examples)) {
  test(name, () => {
    const withX = `{type: object, properties: {x: ${schema}}}`;
    for (const value of good) assert.deepEqual(refusals(withX, `x: ${value}`), [], value);
    for (const [value, wanted] of Object.entries(bad))
      assert.deepEqual(refusals(withX, `x: ${value}`).toSorted(), [...wanted].sort(), value);
  });
}

test('a status is dropped where it is a subresource, and checked where it is none', () => {
  const check = (version: string) => refusals('{type: object, properties: {}}', '{}', version, 'status: {replicas: x}');
  assert.deepEqual(check('{subresources: {status: {}}}'), []);
  assert.deepEqual(check('{}'), ['status.replicas: Invalid value: "string": status.replicas in body must be of type integer: "string"']);
});

test('what kubectl scale reads must be a number that can be', () => {
  const schema = '{type: object, properties: {replicas: {x-kubernetes-preserve-unknown-fields: true}}}';
  const scale = '{subresources: {scale: {specReplicasPath: .spec.replicas, statusReplicasPath: .status.replicas}}}';
  assert.deepEqual(refusals(schema, 'replicas: 3', scale), []);
  assert.deepEqual(refusals(schema, 'replicas: -1', scale), ['.spec.replicas: Invalid value: -1: should be a non-negative integer']);
  assert.deepEqual(refusals(schema, 'replicas: 2147483648', scale), [
    '.spec.replicas: Invalid value: 2147483648: should be less than or equal to 2147483647',
  ]);
  assert.deepEqual(refusals(schema, 'replicas: many', scale), [
    '.spec.replicas: Invalid value: 0: .spec.replicas accessor error: many is of the type string, expected int64',
  ]);
});
