import assert from 'node:assert/strict';
import { test } from 'node:test';
import { compileProgram } from '../../../src/core/apiserver/custom/cel/program.js';

/** Expressions that are true, and expressions that fail with the server's words, by the library that they are of. */
interface Examples {
  readonly holds: readonly string[];
  readonly fails?: Readonly<Record<string, string>>;
}

const libraries: Readonly<Record<string, Examples>> = {
  'CEL itself': {
    holds: [
      'self.name == "web" && self.count == 3',
      'has(self.name) && !has(self.other) && has(self.nothing)',
      'self.nothing == null',
      'self.list.all(it, it in ["a", "b"]) && self.list.exists(it, it == "b") && self.list.exists_one(it, it == "a")',
      'self.list.map(it, it + "!") == ["a!", "b!"] && self.list.filter(it, it > "a") == ["b"]',
      'self.map.all(key, self.map[key] > 0) && "x" in self.map && size(self.map) == 2',
      'self.count == 3.0 && self.count < 3.5 && self.count != "3"',
      '-7 / 2 == -3 && -7 % 2 == -1 && 7u / 2u == 3u',
      'self.count > 2 ? true : false',
      'false && self.other || true',
      'self.count + 1 == 4 || 1 / 0 == 1',
      'type(self.count) == int && type(self.name) == string && type(self.list) == list',
      '"abc".startsWith("a") && "abc".endsWith("c") && "abc".contains("b") && size("é😀") == 2',
      'int("5") == 5 && double("1.5") == 1.5 && string(5) == "5" && uint(3) == 3u && bool("true")',
      'duration("1h30m").getMinutes() == 90 && string(duration("90s")) == "90s" && duration("1.5s") > duration("1s")',
      'timestamp("2024-01-31T10:00:00Z").getFullYear() == 2024 && string(timestamp("2024-01-31T10:00:00Z")) == "2024-01-31T10:00:00Z"',
      'timestamp("2024-01-31T10:00:00Z") - timestamp("2024-01-31T09:00:00Z") == duration("1h")',
      'int(timestamp("1970-01-01T00:01:00Z")) == 60',
      'dyn(self.name) == "web"',
    ],
    fails: {
      'self.other == 1': 'no such key: other',
      'self.list[5] == "a"': 'index out of bounds: 5',
      '1 / 0 == 1': 'division by zero',
      '1 % 0 == 1': 'modulus by zero',
      '9223372036854775807 + self.count > 0': 'integer overflow',
      'self.name > self.count': 'no such overload',
      'self.count.startsWith("a")': 'no such overload: startsWith',
    },
  },
  'optional values': {
    holds: [
      'self.?other.orValue("x") == "x" && self.?name.hasValue() && self.?name.value() == "web"',
      'self.list[?0].orValue("") == "a" && !self.list[?9].hasValue()',
      'optional.of(1).optMap(it, it + 1).value() == 2 && !optional.none().hasValue()',
      'optional.of(1).optFlatMap(it, optional.of(it + 1)).value() == 2',
      '!optional.ofNonZeroValue("").hasValue() && optional.ofNonZeroValue(5).value() == 5',
      'self.?other.or(optional.of("y")).value() == "y"',
    ],
    fails: { 'self.?other.value() == 1': 'optional.none() dereference' },
  },
  'comprehensions with two variables': {
    holds: [
      'self.list.all(i, it, i < 2 && it != "") && self.map.exists(key, value, key == "y" && value == 2) && self.list.existsOne(i, it, i == 1)',
      'self.list.existsOne(it, it == "a")',
      'self.list.transformList(i, it, it + string(i)) == ["a0", "b1"] && self.list.transformList(i, it, i > 0, it) == ["b"]',
      'self.map.transformMap(key, value, value * 2) == {"x": 2, "y": 4} && self.map.transformMap(key, value, value > 1, value) == {"y": 2}',
      'self.map.transformMapEntry(key, value, {value: key}).size() == 2',
    ],
  },
  strings: {
    holds: [
      '"a😀c".charAt(1) == "😀" && "abc".charAt(3) == ""',
      '"a😀c".indexOf("c") == 2 && "abab".indexOf("a", 1) == 2 && "abc".indexOf("x") == -1 && "abab".lastIndexOf("a") == 2',
      '["a", "b"].join() == "ab" && ["a", "b"].join("-") == "a-b"',
      '"ÀB".lowerAscii() == "Àb" && "àb".upperAscii() == "àB"',
      '"aaa".replace("a", "b") == "bbb" && "aaa".replace("a", "b", 2) == "bba" && "$x".replace("x", "$&") == "$$&"',
      '"a-b-c".split("-") == ["a", "b", "c"] && "a-b-c".split("-", 2) == ["a", "b-c"] && "a😀".split("") == ["a", "😀"]',
      '"a😀c".substring(1) == "😀c" && "abc".substring(1, 2) == "b"',
      '" a ".trim() == "a"',
      'strings.quote("a\\n\\"b") == "\\"a\\\\n\\\\\\"b\\""',
      '"%s is %d, %.2f%%, %x, %b".format(["a", 5, 1.5, 255, 5]) == "a is 5, 1.50%, ff, 101"',
      '"%s %s".format([[1, "a"], {"k": true}]) == "[1, a] {k: true}"',
    ],
    fails: {
      '"abc".charAt(5) == ""': 'index out of range: 5',
      '"abc".substring(2, 1) == ""': 'invalid substring range. start: 2, end: 1',
      '"%d".format(["a"]) == ""': 'error during formatting: %d clause can only be used on integers, was given string',
    },
  },
  lists: {
    holds: [
      '[1, 2, 2].isSorted() && !["b", "a"].isSorted()',
      '[1, 2].sum() == 3 && [1.5, 2.0].sum() == 3.5 && [duration("1s"), duration("2s")].sum() == duration("3s") && [].sum() == 0',
      '[3, 1].min() == 1 && ["a", "b"].max() == "b"',
      '["a", "b", "a"].indexOf("a") == 0 && ["a", "b", "a"].lastIndexOf("a") == 2 && [1].indexOf(2) == -1 && [[1]].indexOf([1]) == 0',
    ],
    fails: { '[].min() == 1': 'min called on empty list', '[1, 9223372036854775807].sum() == 1': 'integer overflow' },
  },
  sets: {
    holds: [
      'sets.contains([1, 2], [2.0]) && !sets.contains([1], [2])',
      'sets.equivalent([1, 1, 2], [2, 1]) && sets.intersects(self.list, ["b"]) && !sets.intersects([], [1])',
    ],
  },
  'regular expressions': {
    holds: [
      '"abc 123".find("[0-9]+") == "123" && "abc".find("[0-9]+") == ""',
      '"1 22 333".findAll("[0-9]+") == ["1", "22", "333"] && "1 22 333".findAll("[0-9]+", 2) == ["1", "22"]',
      '"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa!".matches("^(a+)+$") == false',
      'matches("abc", "b")',
    ],
    fails: { '"a".matches(self.name + "(")': 'error parsing regexp: missing closing ): `web(`' },
  },
  URLs: {
    holds: [
      'url("https://user@example.com:80/a%20b?x=1&x=2&y").getHost() == "example.com:80"',
      'url("https://example.com:80/").getHostname() == "example.com" && url("https://[::1]:80/").getHostname() == "::1"',
      'url("https://example.com:80/").getPort() == "80" && url("https://example.com/").getPort() == ""',
      'url("HTTPS://a/b c").getEscapedPath() == "/b%20c" && url("HTTPS://a").getScheme() == "https"',
      'url("/p?x=1&x=2&y").getQuery() == {"x": ["1", "2"], "y": [""]}',
      'isURL("/a") && !isURL("a") && url("/a") == url("/a")',
    ],
    fails: { 'url("a").getHost() == ""': 'URL parse error during conversion from string: parse "a": invalid URI for request' },
  },
  'IP addresses': {
    holds: [
      'isIP("10.0.0.1") && isIP("::1") && !isIP("10.0.0.01") && !isIP("::ffff:1.2.3.4") && !isIP("a")',
      'ip("10.0.0.1").family() == 4 && ip("::1").family() == 6 && string(ip("2001:DB8:0::1")) == "2001:db8::1"',
      'ip.isCanonical("2001:db8::1") && !ip.isCanonical("2001:DB8::1")',
      'ip("127.0.0.1").isLoopback() && ip("0.0.0.0").isUnspecified() && ip("224.0.0.1").isLinkLocalMulticast()',
      'ip("169.254.1.1").isLinkLocalUnicast() && ip("fe80::1").isLinkLocalUnicast() && ip("8.8.8.8").isGlobalUnicast() && !ip("ff02::1").isGlobalUnicast()',
      'ip("::1") == ip("0:0:0:0:0:0:0:1")',
    ],
  },
  CIDRs: {
    holds: [
      'isCIDR("10.0.0.0/8") && !isCIDR("10.0.0.0") && cidr("10.1.2.3/8").masked() == cidr("10.0.0.0/8")',
      'cidr("10.0.0.0/8").containsIP("10.1.2.3") && !cidr("10.0.0.0/8").containsIP(ip("11.0.0.1")) && !cidr("10.0.0.0/8").containsIP("::1")',
      'cidr("10.0.0.0/8").containsCIDR("10.1.0.0/16") && !cidr("10.0.0.0/16").containsCIDR(cidr("10.0.0.0/8"))',
      'cidr("10.1.2.3/8").ip() == ip("10.1.2.3") && cidr("::/0").prefixLength() == 0 && string(cidr("10.0.0.0/8")) == "10.0.0.0/8"',
    ],
  },
  quantities: {
    holds: [
      'isQuantity("1.5Gi") && !isQuantity("1.5GB") && quantity("1Gi") == quantity("1024Mi") && quantity("1000m") == quantity("1")',
      'quantity("50k").isInteger() && quantity("50k").asInteger() == 50000 && !quantity("500m").isInteger()',
      'quantity("1Ki").isGreaterThan(quantity("1k")) && quantity("-1").isLessThan(quantity("0")) && quantity("1").compareTo(quantity("2")) == -1',
      'quantity("1").add(quantity("500m")) == quantity("1.5") && quantity("5").sub(2) == quantity("3") && quantity("5").add(2).asInteger() == 7',
      'quantity("-5").sign() == -1 && quantity("1.5").asApproximateFloat() == 1.5 && quantity("1e3") == quantity("1k")',
    ],
    fails: {
      'quantity("500m").asInteger() == 0': 'cannot convert value to integer',
      'quantity("x").sign() == 0': "quantities must match the regular expression '^([+-]?[0-9.]+)([eEinumkKMGTP]*[-+]?[0-9]*)$'",
    },
  },
  'semantic versions': {
    holds: [
      'isSemver("1.2.3-rc.1+build") && !isSemver("1.2") && !isSemver("v1.2.3") && isSemver("v1.2", true)',
      'semver("1.2.3").major() == 1 && semver("1.2.3").minor() == 2 && semver("1.2.3").patch() == 3',
      'semver("1.2.3").isLessThan(semver("1.10.0")) && semver("1.0.0").isGreaterThan(semver("1.0.0-rc.1"))',
      'semver("1.0.0-rc.2").compareTo(semver("1.0.0-rc.10")) == -1 && semver("v01.2", true) == semver("1.2.0")',
    ],
    fails: { 'semver("1").major() == 1': 'No Major.Minor.Patch elements found' },
  },
  formats: {
    holds: [
      '!format.dns1123Label().validate("my-name").hasValue() && format.dns1123Label().validate("My").value().size() == 1',
      'format.named("uuid").value().validate("x").value() == ["does not match the UUID format"] && !format.named("nothing").hasValue()',
      '!format.dns1123Subdomain().validate("a.b").hasValue() && !format.dns1035Label().validate("a1").hasValue() && format.dns1035Label().validate("1a").hasValue()',
      "!format.qualifiedName().validate(\"example.com/MyName\").hasValue() && format.qualifiedName().validate(\"/\").value() == [\"prefix part must be non-empty\", \"name part must be non-empty\", \"name part must consist of alphanumeric characters, '-', '_' or '.', and must start and end with an alphanumeric character (e.g. 'MyName',  or 'my.name',  or '123-abc', regex used for validation is '([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9]')\"]",
      '!format.labelValue().validate("").hasValue() && !format.dns1123LabelPrefix().validate("a-").hasValue() && !format.dns1123SubdomainPrefix().validate("a.b-").hasValue()',
      '!format.dns1035LabelPrefix().validate("a-").hasValue() && !format.uri().validate("/a").hasValue() && format.byte().validate("x").hasValue()',
      'format.date().validate("2024-13-01").value() == ["invalid date"] && !format.datetime().validate("2024-01-01T00:00:00Z").hasValue()',
      '!format.uuid().validate("123e4567-e89b-12d3-a456-426614174000").hasValue()',
    ],
  },
};

const self = new Map<string, unknown>([
  ['name', 'web'],
  ['count', 3n],
  ['nothing', null],
  ['list', ['a', 'b']],
  [
    'map',
    new Map([
      ['x', 1n],
      ['y', 2n],
    ]),
  ],
]);

for (const [library, { holds, fails = {} }] of Object.entries(libraries)) {
  test(library, () => {
    for (const source of holds) assert.deepEqual(compileProgram(source)?.run({ self }), { value: true }, source);
    for (const [source, error] of Object.entries(fails)) assert.deepEqual(compileProgram(source)?.run({ self }), { error }, source);
  });
}

test('what a server would not take with its CRD says nothing', () => {
  for (const source of [
    '',
    'self.',
    'nothing(self)',
    'self.nothing()',
    'other',
    '1 == "a"',
    '('.repeat(100_000),
    '!'.repeat(100_000),
    'self' + '.a'.repeat(100_000),
  ])
    assert.equal(compileProgram(source), undefined, source.slice(0, 20));
});
