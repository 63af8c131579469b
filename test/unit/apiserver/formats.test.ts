import assert from 'node:assert/strict';
import { test } from 'node:test';
import { formats } from '../../../src/core/apiserver/custom/formats.js';
import { refusals } from '../../support/refusals.js';

/** By format: what it takes, and what it does not. */
const examples: Readonly<Record<string, readonly [good: readonly string[], bad: readonly string[]]>> = {
  bsonobjectid: [['507f1f77bcf86cd799439011'], ['507f1f77bcf86cd79943901', 'zz7f1f77bcf86cd799439011']],
  byte: [
    ['YQ==', 'YWJj'],
    ['', 'YQ', 'YQ=', '-_=='],
  ],
  cidr: [
    ['10.0.0.0/8', '2001:db8::/32', '10.1.2.3/8', '010.0.0.0/08'],
    ['10.0.0.0', '10.0.0.0/33', '10.0.0/8'],
  ],
  creditcard: [['4111 1111 1111 1111'], ['4111 1111 1111 1112', '1234']],
  date: [['2024-02-29'], ['2023-02-29', '2024-2-9', '2024-13-01']],
  'date-time': [
    ['2024-01-31T23:59:59Z', '2024-01-31t10:00:00.5+01:00'],
    ['2024-01-31', '2024-01-31T24:00:00Z', '2024-01-31T10:00Z', 'T'],
  ],
  duration: [
    ['1h30m', '-1.5s', '0', '22 ns', '3 weeks', '1H30M', '1h30m-x'],
    ['', '5', 'h', 'zzz', '5 x'],
  ],
  email: [
    ['a@b.c', 'A B <a@b.c>', '"a b"@c.d'],
    ['a', '@b', 'a@', 'a@b@c d', 'a b@c.d'],
  ],
  hexcolor: [
    ['#fff', 'A0B1C2'],
    ['#ff', 'ggg'],
  ],
  hostname: [
    ['example.com', 'a', '1.example.com'],
    ['-a.example.com', 'a_b.c', 'a..b', `${'a'.repeat(64)}.com`, ''],
  ],
  ipv4: [
    ['10.0.0.1', '010.0.0.1'],
    ['10.0.0.256', '10.0.0', '::1', ''],
  ],
  ipv6: [
    ['::1', '2001:db8::ffff', '::ffff:10.0.0.1', '1:2:3:4:5:6:7:8'],
    ['10.0.0.1', ':::', '1:2:3:4:5:6:7:8:9', '1::2::3', '12345::'],
  ],
  isbn: [
    ['0-321-75104-3', '978-0321751041'],
    ['0321751044', '978-0321751042'],
  ],
  isbn10: [['0321751043', '080442957X'], ['978-0321751041']],
  isbn13: [['978-0321751041'], ['0321751043']],
  'k8s-long-name': [['a-b.c'], ['A', 'a..b', '-a', '']],
  'k8s-short-name': [['a-b'], ['a.b', 'A', 'a-', 'x'.repeat(64)]],
  mac: [
    ['00:00:5e:00:53:01', '0000.5e00.5301', '00-00-5e-00-53-01'],
    ['00:00:5e:00:53', '00:00-5e:00:53:01', ''],
  ],
  password: [['anything', ''], []],
  quantity: [
    ['10Gi', '500m', '1e3'],
    ['10GB', '', 'x'],
  ],
  rgbcolor: [['rgb(0, 10,255)'], ['rgb(256,0,0)', 'rgb(1,2)']],
  ssn: [['123-45-6789', '123456789'], ['12-345-6789']],
  uri: [
    ['https://example.com/a?b=c', '/a/b', 'mailto:a@b.c', 'http://[::1]:80/'],
    ['a/b', '', 'http://a b/', 'http://a:b/', ':a', 'http://a/%zz'],
  ],
  uuid: [
    ['123e4567-e89b-12d3-a456-426614174000', '123E4567E89B12D3A456426614174000'],
    ['123e4567-e89b-12d3-a456-42661417400', 'x'],
  ],
  uuid3: [['a3bb189e-8bf9-3888-9912-ace4e6543002'], ['a3bb189e-8bf9-4888-9912-ace4e6543002']],
  uuid4: [['a3bb189e-8bf9-4888-9912-ace4e6543002'], ['a3bb189e-8bf9-4888-7912-ace4e6543002']],
  uuid5: [['a3bb189e-8bf9-5888-b912-ace4e6543002'], ['a3bb189e-8bf9-4888-b912-ace4e6543002']],
};

for (const [format, [good, bad]] of Object.entries(examples)) {
  test(`format ${format}`, () => {
    const schema = `{type: object, properties: {x: {type: string, format: ${format}}}}`;
    for (const value of good) assert.deepEqual(refusals(schema, `x: ${JSON.stringify(value)}`), [], value);
    for (const value of bad) {
      const shown = JSON.stringify(value);
      const message = `spec.x: Invalid value: ${shown}: spec.x in body must be of type ${format}: ${shown}`;
      assert.deepEqual(refusals(schema, `x: ${shown}`), [message], value);
    }
  });
}

test('every format has an example', () => {
  assert.deepEqual(
    Object.keys(examples)
      .map((it) => it.replaceAll('-', ''))
      .toSorted(),
    [...formats.keys()].sort(),
  );
});

test('a long text takes a format no longer than its length', { timeout: 20_000 }, () => {
  const parts = ['1', 'a', ' ', '.', '-', ':', '1h', 'a.', '%', '"', '\\', '1:', '=', '<', '@', '(', '/', '::', 'é'];
  for (const [name, isOf] of formats)
    for (const part of parts) for (const end of ['', '!', '>', '\n']) assert.equal(typeof isOf(part.repeat(50_000) + end), 'boolean', name);
});
