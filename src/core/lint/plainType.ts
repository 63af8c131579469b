/** What a plain scalar is to a reader of YAML 1.1 such as PyYAML. */
export type PlainType = 'text' | 'null' | 'bool' | 'int' | 'float' | 'timestamp' | 'merge' | 'value';

const patterns: readonly (readonly [PlainType, RegExp])[] = [
  ['null', /^(?:~|null|Null|NULL|)$/],
  ['bool', /^(?:yes|Yes|YES|no|No|NO|true|True|TRUE|false|False|FALSE|on|On|ON|off|Off|OFF)$/],
  ['int', /^[-+]?(?:0b[01_]+|0o?[0-7_]+|0|[1-9][0-9_]*|0x[0-9a-fA-F_]+|[1-9][0-9_]*(?::[0-5]?[0-9])+)$/],
  [
    'float',
    /^(?:[-+]?[0-9][0-9_]*\.[0-9_]*(?:[eE][-+][0-9]+)?|\.[0-9][0-9_]*(?:[eE][-+][0-9]+)?|[-+]?[0-9][0-9_]*(?::[0-5]?[0-9])+\.[0-9_]*|[-+]?\.(?:inf|Inf|INF)|\.(?:nan|NaN|NAN))$/,
  ],
  ['timestamp', /^(?:\d{4}-\d\d-\d\d|\d{4}-\d\d?-\d\d?(?:[Tt]|[ \t]+)\d\d?:\d\d:\d\d(?:\.\d*)?(?:[ \t]*(?:Z|[-+]\d\d?(?::\d\d)?))?)$/],
  ['merge', /^<<$/],
  ['value', /^=$/],
];

/** By the patterns of YAML 1.1's types, as PyYAML has them, and `0o7` of YAML 1.2, which yamllint adds to the integers. */
export function plainType(text: string): PlainType {
  // Nearly every text ends here: nothing of the above starts like it, but for nothing.
  if (!/^[-+.\d~<=nNyYtTfFoO]/.test(text) && text !== '') return 'text';
  return patterns.find(([, pattern]) => pattern.test(text))?.[0] ?? 'text';
}
