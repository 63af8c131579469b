/** What stands at the top of a configuration, with what it is for, in Markdown. */
export const topSettings = {
  extends: 'The configuration that this one starts from: `default`, `relaxed`, or the path of a file, seen from where yamllint is started.',
  rules: 'Which rules are on, and with which options. What is not said here is as in what `extends` names.',
  ignore: 'Files that are not checked at all: patterns as in `.gitignore`, a list of them or one on each line.',
  'ignore-from-file': 'Files of patterns, such as `.gitignore`: what they match is not checked. Not together with `ignore`.',
  'yaml-files': 'Patterns of the files that are checked in a folder: `*.yaml`, `*.yml` and `.yamllint` where this is not set.',
  locale: 'The language, such as `de_DE.UTF-8`, by whose alphabet `key-ordering` goes; the order of code points where this is not set.',
} as const;

/** What every rule takes beside its own options. */
export const ruleSettings = {
  level: '`error`, or `warning` for what does not make yamllint fail. `error` unless something else is said here or in what is extended.',
  ignore: 'Files that this rule does not look at: patterns as in `.gitignore`, a list of them or one on each line.',
  'ignore-from-file': 'Files of patterns, such as `.gitignore`: this rule does not look at what they match.',
} as const;

export const levels = ['error', 'warning'] as const;
