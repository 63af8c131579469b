/** The configurations that yamllint ships, which others extend by their names. All rules are at their defaults unless said otherwise. */
export const presets: ReadonlyMap<string, string> = new Map([
  [
    'default',
    `
rules:
  anchors: enable
  braces: enable
  brackets: enable
  colons: enable
  commas: enable
  comments: {level: warning}
  comments-indentation: {level: warning}
  document-end: disable
  document-start: {level: warning}
  empty-lines: enable
  empty-values: disable
  float-values: disable
  hyphens: enable
  indentation: enable
  key-duplicates: enable
  key-ordering: disable
  line-length: enable
  new-line-at-end-of-file: enable
  new-lines: enable
  octal-values: disable
  quoted-strings: disable
  trailing-spaces: enable
  truthy: {level: warning}
`,
  ],
  [
    'relaxed',
    `
extends: default
rules:
  braces: {level: warning, max-spaces-inside: 1}
  brackets: {level: warning, max-spaces-inside: 1}
  colons: {level: warning}
  commas: {level: warning}
  comments: disable
  comments-indentation: disable
  document-start: disable
  empty-lines: {level: warning}
  hyphens: {level: warning}
  indentation: {level: warning, indent-sequences: consistent}
  line-length: {level: warning, allow-non-breakable-inline-mappings: true}
  truthy: disable
`,
  ],
]);

/** What they are like, in Markdown. */
export const presetSummaries: ReadonlyMap<string, string> = new Map([
  ['default', 'The rules that yamllint comes with: strict on layout. What values look like and how keys are ordered is not looked at.'],
  ['relaxed', 'As `default`, but for most of the layout it warns, and it looks at less of it.'],
]);
