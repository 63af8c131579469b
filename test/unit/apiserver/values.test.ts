import assert from 'node:assert/strict';
import { test } from 'node:test';
import { cronProblem } from '../../../src/core/apiserver/cron.js';
import { formats } from '../../../src/core/apiserver/formats.js';
import { isStrictSubset, parseCidr, parseIp } from '../../../src/core/apiserver/ip.js';
import { jsonProblem } from '../../../src/core/apiserver/json.js';
import { parseQuantity, showQuantity } from '../../../src/core/apiserver/quantity.js';

test('quantities are written as resource.Quantity of apimachinery writes them', () => {
  const written: readonly (readonly [string, string | undefined])[] = [
    ['0.5', '500m'],
    ['1500m', '1500m'],
    ['2000m', '2'],
    ['1024Mi', '1Gi'],
    ['1000Mi', '1000Mi'],
    ['0.5Gi', '512Mi'],
    ['100Ki', '100Ki'],
    ['0.5Ki', '512'],
    ['12e6', '12e6'],
    ['1E3', '1e3'],
    ['1E', '1E'],
    ['100000', '100k'],
    ['-1.5', '-1500m'],
    ['0.0000000001', '1n'],
    ['.5', '500m'],
    ['1.', '1'],
    ['0', '0'],
    ['', undefined],
    ['Mi', undefined],
    ['1 Gi', undefined],
  ];
  for (const [text, expected] of written) {
    const quantity = parseQuantity(text);
    assert.equal(quantity && showQuantity(quantity), expected, text);
  }
});

test('a hostile quantity is bounded', () => {
  const started = performance.now();
  for (const text of [`1e${'9'.repeat(1000)}`, `${'9'.repeat(100_000)}Ei`, `0.${'0'.repeat(100_000)}1`, '1e-999999999'])
    assert.ok(showQuantity(parseQuantity(text) ?? { billionths: 0n, form: 'decimal' }).length < 30, text.slice(0, 20));
  assert.ok(performance.now() - started < 500);
});

test('schedules are refused in the words of robfig/cron', () => {
  const problems: readonly (readonly [string, string | undefined])[] = [
    ['*/5 * * * *', undefined],
    ['0 0 1 jan mon', undefined],
    ['0 0 1-15,20/2 * MON-FRI', undefined],
    ['0 0 * * ?', undefined],
    ['@daily', undefined],
    ['@every 1h30m', undefined],
    ['@hourlyy', 'unrecognized descriptor: @hourlyy'],
    ['@every 1d', 'failed to parse duration @every 1d: time: unknown unit "d" in duration "1d"'],
    ['@every 90', 'failed to parse duration @every 90: time: missing unit in duration "90"'],
    ['* * * *', 'expected exactly 5 fields, found 4: [* * * *]'],
    ['60 * * * *', 'end of range (60) above maximum (59): 60'],
    ['0 25 * * *', 'end of range (25) above maximum (23): 25'],
    ['0 0 0 * *', 'beginning of range (0) below minimum (1): 0'],
    ['0 0 * * 5-1', 'beginning of range (5) beyond end of range (1): 5-1'],
    ['a * * * *', 'failed to parse int from a: strconv.Atoi: parsing "a": invalid syntax'],
    ['1-2-3 * * * *', 'too many hyphens: 1-2-3'],
    ['1/2/3 * * * *', 'too many slashes: 1/2/3'],
    ['*/0 * * * *', 'step of range should be a positive number: */0'],
  ];
  for (const [schedule, expected] of problems) assert.equal(cronProblem(schedule), expected, schedule);
});

test('addresses are read as Go reads them, leading zeros included', () => {
  const good = ['10.0.0.1', '010.0.0.1', '::', '::1', '2001:db8::ffff', '::ffff:10.0.0.1', '1:2:3:4:5:6:7:8', '1:2:3:4:5:6:7::'];
  const bad = [
    '',
    '10.0.0',
    '10.0.0.256',
    '300.1.1.1',
    '1::2::3',
    ':1',
    '1:2:3',
    '12345::',
    '10.0.0.1/8',
    '1:2:3:4:5:6:7:8:9',
    'fe80::1%eth0',
  ];
  assert.deepEqual(
    good.filter((it) => !parseIp(it)),
    [],
  );
  assert.deepEqual(
    bad.filter((it) => parseIp(it)),
    [],
  );
});

test('a network lies strictly within another', () => {
  const within = (inner: string, outer: string): boolean => {
    const [small, large] = [parseCidr(inner), parseCidr(outer)];
    return small !== undefined && large !== undefined && isStrictSubset(small, large);
  };
  assert.ok(within('10.1.0.0/16', '10.0.0.0/8'));
  assert.ok(within('10.0.0.1/32', '0.0.0.0/0'));
  assert.ok(within('2001:db8:1::/48', '2001:db8::/32'));
  assert.ok(!within('10.0.0.0/8', '10.0.0.0/8'));
  assert.ok(!within('11.0.0.0/16', '10.0.0.0/8'));
  assert.ok(!within('::/128', '0.0.0.0/0'));
});

test('broken JSON is described as by encoding/json', () => {
  const problems: readonly (readonly [string, string | undefined])[] = [
    ['{"auths": {}}', undefined],
    [' [1, -2.5e3, "a\\u00e9", true, null] ', undefined],
    ['', 'unexpected end of JSON input'],
    ['{"a": [', 'unexpected end of JSON input'],
    ['text', "invalid character 'e' in literal true (expecting 'r')"],
    ['user', "invalid character 'u' looking for beginning of value"],
    ['10.0.0.1', "invalid character '.' after top-level value"],
    ['-lead', "invalid character 'l' in numeric literal"],
    ['{}-x', "invalid character '-' after top-level value"],
    ['{a: 1}', "invalid character 'a' looking for beginning of object key string"],
    ['{"a" 1}', "invalid character '1' after object key"],
    ['{"a": 1 "b"}', "invalid character '\"' after object key:value pair"],
    ['[1 2]', "invalid character '2' after array element"],
    ['ünïcode', "invalid character 'Ã' looking for beginning of value"],
    ["'a'", String.raw`invalid character '\'' looking for beginning of value`],
  ];
  for (const [text, expected] of problems) assert.equal(jsonProblem(text), expected, text);
  assert.equal(jsonProblem('['.repeat(100_000)), 'unexpected end of JSON input');
});

test('whatever a format mends is right, or shorter than what was wrong', () => {
  const texts = ['Web_App', '-lead', 'trail-', 'UPPER', 'a..b', '9lives', '__', 'ünïcode', 'x'.repeat(300), ''];
  for (const { check, mend } of Object.values(formats)) {
    for (const text of texts.filter((it) => mend && check(it).length > 0)) {
      const mended = mend?.(text) ?? '';
      assert.ok(check(mended).length === 0 || mended.length <= text.length, `${text} → ${mended}`);
    }
  }
});

test('formats take linear time on long texts', () => {
  const started = performance.now();
  for (const { check } of Object.values(formats))
    for (const text of ['a'.repeat(1_000_000) + '!', 'a.'.repeat(500_000) + '!', '-'.repeat(1_000_000)]) check(text);
  assert.ok(performance.now() - started < 3000);
});
