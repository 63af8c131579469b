import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { readConfig, type ConfigHost } from '../../../src/core/lint/config.js';
import { configProblems } from '../../../src/core/lint/configProblems.js';
import { lint } from '../../../src/core/lint/lint.js';
import { configOf } from './support.js';

const host: ConfigHost = { read: () => undefined, lineBreak: '\n' };

function hostWith(files: Readonly<Record<string, string>>): ConfigHost {
  return { ...host, read: (path) => files[path] };
}

/** Whether the editor would tell of something that yamllint refuses. */
function hasErrors(text: string, files: ConfigHost): boolean {
  return configProblems(text, files).some(({ severity }) => severity === 'error');
}

/** `rule level options…` of each rule that is on. */
function settings(text: string, files: Readonly<Record<string, string>> = {}): readonly string[] {
  const config = readConfig(text, hostWith(files));
  assert.ok(!('problem' in config), 'problem' in config ? config.problem : '');
  assert.ok(!hasErrors(text, hostWith(files)), 'the editor tells of no error');
  return config.rules.map(({ rule, level, options }) => [rule.id, level, ...Object.values(options).map(String)].join(' '));
}

function told(text: string, config: string, path?: string): readonly string[] {
  return lint(text, configOf(config), path).map(({ line, column, rule }) => `${line}:${column} ${rule}`);
}

suite('what is wrong with a configuration is said in the words of yamllint 1.38.0', () => {
  const refused: Readonly<Record<string, string>> = {
    '': 'not a mapping',
    '[]': 'not a mapping',
    'rules: ~': 'rules should be a mapping',
    'rules: {nope: enable}': 'no such rule: "nope"',
    'rules: {nope: disable}': 'no such rule: "nope"',
    'rules: {1: enable}': 'no such rule: "1"',
    'rules: {~: enable}': 'no such rule: "None"',
    'rules: {true: enable}': 'no such rule: "True"',
    'rules: {1.5: enable}': 'no such rule: "1.5"',
    'rules: {constructor: enable}': 'no such rule: "constructor"',
    'rules: {colons: on}': 'rule "colons": should be either "enable", "disable" or a mapping',
    'rules: {colons: []}': 'rule "colons": should be either "enable", "disable" or a mapping',
    'rules: {colons: {level: bad}}': 'level should be "error" or "warning"',
    'rules: {colons: {level: }}': 'level should be "error" or "warning"',
    'rules: {colons: {nope: 1}}': 'unknown option "nope" for rule "colons"',
    'rules: {colons: {toString: 1}}': 'unknown option "toString" for rule "colons"',
    'rules: {colons: {max-spaces-after: "1"}}': 'option "max-spaces-after" of "colons" should be int',
    'rules: {colons: {max-spaces-after: 1.0}}': 'option "max-spaces-after" of "colons" should be int',
    'rules: {document-start: {present: 1}}': 'option "present" of "document-start" should be bool',
    'rules: {braces: {forbid: 1}}': `option "forbid" of "braces" should be in (<class 'bool'>, 'non-empty')`,
    'rules: {indentation: {spaces: true}}': `option "spaces" of "indentation" should be in (<class 'int'>, 'consistent')`,
    'rules: {indentation: {indent-sequences: 1}}': `option "indent-sequences" of "indentation" should be in (<class 'bool'>, 'whatever', 'consistent')`,
    'rules: {new-lines: {type: bad}}': `option "type" of "new-lines" should be in ('unix', 'dos', 'platform')`,
    'rules: {quoted-strings: {required: bad}}': `option "required" of "quoted-strings" should be in (True, False, 'only-when-needed')`,
    'rules: {quoted-strings: {quote-type: none}}': `option "quote-type" of "quoted-strings" should be in ('any', 'single', 'double', 'consistent')`,
    'rules: {key-ordering: {ignored-keys: a}}': `option "ignored-keys" of "key-ordering" should only contain values in [<class 'str'>]`,
    'rules: {truthy: {allowed-values: [yes]}}': `option "allowed-values" of "truthy" should only contain values in ['YES', 'Yes', 'yes', 'NO', 'No', 'no', 'TRUE', 'True', 'true', 'FALSE', 'False', 'false', 'ON', 'On', 'on', 'OFF', 'Off', 'off']`,
    'rules: {quoted-strings: {extra-required: [a]}}': 'quoted-strings: cannot use both "required: true" and "extra-required"',
    'rules: {quoted-strings: {extra-allowed: [a]}}': 'quoted-strings: cannot use both "required: true" and "extra-allowed"',
    'rules: {quoted-strings: {required: false, extra-allowed: [a]}}':
      'quoted-strings: cannot use both "required: false" and "extra-allowed"',
    'rules: {colons: {ignore: 1}}': 'ignore should contain file patterns',
    'rules: {colons: {ignore-from-file: 1}}': 'ignore-from-file should contain valid filename(s), either as a list or string',
    'ignore: [1]': 'ignore should contain file patterns',
    'ignore-from-file: {}': 'ignore-from-file should contain filename(s), either as a list or string',
    'ignore: a\nignore-from-file: b': 'ignore and ignore-from-file keys cannot be used together',
    'yaml-files: a': 'yaml-files should be a list of file patterns',
    'locale: 1': 'locale should be a string',
    'a: b: c': 'mapping values are not allowed here\n  in "<unicode string>", line 1, column 5',
    'a: *x': `found undefined alias 'x'\n  in "<unicode string>", line 1, column 4`,
    'a: !foo x': `could not determine a constructor for the tag '!foo'\n  in "<unicode string>", line 1, column 4`,
    '{[a]: b}': 'found unhashable key\n  in "<unicode string>", line 1, column 2',
    'rules: {}\n---\nrules: {}': 'expected a single document in the stream\n  in "<unicode string>", line 2, column 1',
  };
  for (const [text, problem] of Object.entries(refused)) {
    test(JSON.stringify(text), () => {
      assert.deepEqual(readConfig(text, host), { problem: `invalid config: ${problem}` });
      assert.ok(hasErrors(text, host), 'the editor tells of it too');
    });
  }

  test('a file that is not there', () => {
    const problem = { problem: "[Errno 2] No such file or directory: 'nope'" };
    for (const text of ['extends: nope', 'ignore-from-file: nope', 'rules: {colons: {ignore-from-file: [nope]}}']) {
      assert.deepEqual(readConfig(text, host), problem);
    }
  });

  test('yamllint itself crashes: files that extend each other, a regular expression that is none', () => {
    const circle = readConfig('extends: a', hostWith({ a: 'extends: b', b: 'extends: a' }));
    assert.deepEqual(circle, { problem: 'invalid config: a extends itself' });
    const broken = readConfig('rules: {key-ordering: {ignored-keys: ["("]}}', host);
    assert.match('problem' in broken ? broken.problem : '', /^invalid config: option "ignored-keys" of "key-ordering" holds a regular/);
  });
});

suite('a configuration is read as YAML 1.1', () => {
  test('integers of every form', () => {
    const forms = { '010': 8, '0o7': 7, '0x1F': 31, '0b11': 3, '1_0': 10, '1:30': 90, '-1': -1, yes: 1 };
    for (const [written, value] of Object.entries(forms)) {
      assert.deepEqual(settings(`rules: {hyphens: {max-spaces-after: ${written}}}`), [`hyphens error ${value}`], written);
    }
  });

  test('of a key that stands twice the last one counts', () =>
    assert.deepEqual(settings('rules: {hyphens: disable, hyphens: {max-spaces-after: 3}}'), ['hyphens error 3']));

  test('anchors, aliases and merge keys', () =>
    assert.deepEqual(settings('rules:\n  hyphens: &x {level: warning}\n  trailing-spaces:\n    <<: *x\n'), [
      'hyphens warning 1',
      'trailing-spaces warning',
    ]));

  test('every way to write the same', () => {
    const written = ['{rules: {hyphens: {max-spaces-after: 2}}}', '? rules\n: ? hyphens\n  : max-spaces-after: 2\n', '%YAML 1.1\n---\n!!map\nrules: !!map\n  "hyphens": !!map {!!str max-spaces-after: !!int 2}\n...\n']; // prettier-ignore
    for (const text of written) assert.deepEqual(settings(text), ['hyphens error 2'], text);
  });

  test('what is no setting is passed over', () => assert.deepEqual(settings('other: 2001-01-01\nfloat: 1.5\nlist:\n- - a\n-\n'), []));
});

suite('extends', () => {
  test('an option wins over the one below it, and the level stays', () =>
    assert.deepEqual(
      settings('extends: base\nrules: {braces: {max-spaces-inside: 2}}', { base: 'rules: {braces: {level: warning, forbid: true}}' }),
      ['braces warning true 0 2 -1 -1'],
    ));

  test('"enable" keeps what is below it, and brings back the defaults of what was off', () =>
    assert.deepEqual(
      settings('extends: base\nrules: {hyphens: enable, colons: enable}', {
        base: 'rules: {colons: disable, hyphens: {level: warning, max-spaces-after: 4}}',
      }),
      ['colons error 0 1', 'hyphens warning 4'],
    ));

  test('"disable" and false switch off', () =>
    assert.deepEqual(
      settings('extends: base\nrules: {colons: false, hyphens: disable}', {
        base: 'rules: {colons: enable, hyphens: enable, truthy: enable}',
      }),
      ['truthy error true,false true'],
    ));

  test('rules keep their place, new ones come last', () =>
    assert.deepEqual(
      settings('extends: base\nrules: {anchors: enable, colons: enable}', { base: 'rules: {hyphens: enable, colons: enable}' }).map(
        (it) => it.split(' ')[0],
      ),
      ['hyphens', 'colons', 'anchors'],
    ));

  test('the presets by their names', () => {
    assert.equal(settings('extends: default').length, 17);
    assert.equal(settings('extends: relaxed').length, 13);
    assert.deepEqual(
      settings('extends: relaxed').filter((it) => it.startsWith('line-length')),
      ['line-length warning 80 true true'],
    );
  });

  test('what is ignored below holds until something else is, and the files that count do not come from below', () => {
    const below = 'ignore: a.yaml\nyaml-files: ["*.txt"]\nrules: {}';
    const inherited = readConfig('extends: base', hostWith({ base: below }));
    const own = readConfig('extends: base\nignore: b.yaml', hostWith({ base: below }));
    assert.ok(!('problem' in inherited) && !('problem' in own));
    assert.deepEqual([inherited.ignores('a.yaml'), own.ignores('a.yaml'), own.ignores('b.yaml')], [true, false, true]);
    assert.deepEqual([inherited.takes('a.txt'), inherited.takes('a.yaml'), inherited.takes('.yamllint')], [false, true, true]);
  });
});

suite('ignored files', () => {
  const text = 'a:  [1 ,2]\n';

  test('as a whole, by one path or by several', () => {
    assert.deepEqual(told(text, 'ignore: "*.gen.yaml"\nrules: {colons: enable}', 'k8s/a.gen.yaml'), []);
    assert.deepEqual(told(text, 'ignore: |\n  # generated\n  gen/\n  !gen/own.yaml\nrules: {colons: enable}', 'gen/own.yaml'), [
      '1:4 colons',
    ]);
    assert.deepEqual(told(text, 'ignore: "*"\nrules: {colons: enable}'), ['1:4 colons'], 'a text without a path is never ignored');
  });

  test('for one rule', () =>
    assert.deepEqual(told(text, 'rules: {colons: {ignore: [a.yaml]}, commas: enable}', './a.yaml'), ['1:7 commas', '1:9 commas']));

  test('by a file of patterns', () => {
    const config = readConfig('ignore-from-file: [.gitignore]\nrules: {colons: enable}', hostWith({ '.gitignore': 'vendor/\n*.tmp\n' }));
    assert.ok(!('problem' in config));
    assert.deepEqual(['vendor/a.yaml', 'a.tmp', 'a.yaml'].map(config.ignores), [true, true, false]);
  });
});

test('lines end as on this machine where a configuration says so', () => {
  const text = 'rules: {new-lines: {type: platform}}';
  const [unix, windows] = [readConfig(text, host), readConfig(text, { ...host, lineBreak: '\r\n' })];
  assert.ok(!('problem' in unix) && !('problem' in windows));
  assert.deepEqual([lint('a\r\n', unix).length, lint('a\r\n', windows).length, lint('a\n', windows).length], [1, 0, 1]);
});

test('keys are ordered as the language of the locale has it', () => {
  const [ascii, german] = ['', 'locale: de_DE.UTF-8\n'].map((it) => told('z: 1\nä: 1\n', `${it}rules: {key-ordering: enable}`));
  assert.deepEqual([ascii, german], [[], ['2:1 key-ordering']]);
});
