import { Optional, type Environment } from '@marcbachmann/cel-js';
import { formats } from '../../formats.js';

/** A format with a name, and what it says of a text. */
class NamedFormat {
  readonly name: string;
  readonly check: (text: string) => readonly string[];
  constructor(name: string, check: (text: string) => readonly string[]) {
    this.name = name;
    this.check = check;
  }
}

class FormatNamespace {}

/** Source: the format library of apiserver's pkg/cel/library, and apimachinery's pkg/util/validation. */
export function registerFormats(environment: Environment): void {
  const type = 'kubernetes.NamedFormat';
  environment
    .registerType(type, { ctor: NamedFormat, fields: {} })
    .registerType('FormatNamespace', FormatNamespace)
    .registerConstant('format', 'FormatNamespace', new FormatNamespace())
    .registerFunction(`FormatNamespace.named(string): optional<${type}>`, (_: FormatNamespace, name: string) =>
      Optional.of(named.get(name)),
    )
    .registerFunction(`${type}.validate(string): optional<list<string>>`, (format: NamedFormat, text: string) => {
      const problems = format.check(text);
      return problems.length > 0 ? Optional.of(problems) : Optional.none();
    })
    .registerOperator(`${type} == ${type}`, (a: NamedFormat, b: NamedFormat) => a.name === b.name);
  for (const [name, format] of named) environment.registerFunction(`FormatNamespace.${name}(): ${type}`, () => format);
}

const label = '[a-z0-9]([-a-z0-9]*[a-z0-9])?';
const subdomain = `${label}(\\.${label})*`;
const dns1035 = '[a-z]([-a-z0-9]*[a-z0-9])?';
const qualified = '([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9]';
const labelValue = `(${qualified})?`;

const labelWords =
  "a lowercase RFC 1123 label must consist of lower case alphanumeric characters or '-', and must start and end with an alphanumeric character";
const subdomainWords =
  "a lowercase RFC 1123 subdomain must consist of lower case alphanumeric characters, '-' or '.', and must start and end with an alphanumeric character";
const dns1035Words =
  "a DNS-1035 label must consist of lower case alphanumeric characters or '-', start with an alphabetic character, and end with an alphanumeric character";
const qualifiedWords = "must consist of alphanumeric characters, '-', '_' or '.', and must start and end with an alphanumeric character";

const isLabel = shaped(label, labelWords, ['my-name', '123-abc'], 63);
const isSubdomain = shaped(subdomain, subdomainWords, ['example.com'], 253);
const isDns1035 = shaped(dns1035, dns1035Words, ['my-name', 'abc-123'], 63);

const named: ReadonlyMap<string, NamedFormat> = new Map(
  (
    [
      ['dns1123Label', isLabel],
      ['dns1123Subdomain', isSubdomain],
      ['dns1035Label', isDns1035],
      ['dns1123LabelPrefix', (text) => isLabel(asPrefix(text))],
      ['dns1123SubdomainPrefix', (text) => isSubdomain(asPrefix(text))],
      ['dns1035LabelPrefix', (text) => isDns1035(asPrefix(text))],
      ['qualifiedName', qualifiedName],
      [
        'labelValue',
        shaped(
          labelValue,
          `a valid label must be an empty string or ${qualifiedWords.replace('must ', '')}`,
          ['MyValue', 'my_value', '12345'],
          63,
        ),
      ],
      ['uri', known('uri', 'invalid URI for request')],
      ['uuid', known('uuid', 'does not match the UUID format')],
      ['byte', known('byte', 'invalid base64')],
      ['date', known('date', 'invalid date')],
      ['datetime', known('datetime', 'invalid datetime')],
    ] satisfies [string, NamedFormat['check']][]
  ).map(([name, check]) => [name, new NamedFormat(name, check)]),
);

/** Names that are made up from a prefix may end with a hyphen before it is filled up. */
function asPrefix(text: string): string {
  return text.length > 1 && text.endsWith('-') ? `${text.slice(0, -1)}a` : text;
}

function shaped(source: string, words: string, examples: readonly string[], most: number): (text: string) => readonly string[] {
  const expression = new RegExp(`^${source}$`);
  const hint = `(e.g. ${examples.map((it, index) => (index === 0 ? `'${it}'` : `or '${it}'`)).join(',  ')}, regex used for validation is '${source}')`;
  return (text) => [
    ...(new TextEncoder().encode(text).length > most ? [`must be no more than ${most} characters`] : []),
    ...(expression.test(text) ? [] : [`${words} ${hint}`]),
  ];
}

const namePart = shaped(qualified, qualifiedWords, ['MyName', 'my.name', '123-abc'], 63);

function qualifiedName(text: string): readonly string[] {
  const parts = text.split('/');
  const name = parts.at(-1) ?? '';
  const [prefix] = parts.length === 2 ? parts : [];
  if (parts.length > 2)
    return [
      `a qualified name ${qualifiedWords} (e.g. 'MyName',  or 'my.name',  or '123-abc', regex used for validation is '${qualified}') with an optional DNS subdomain prefix and '/' (e.g. 'example.com/MyName')`,
    ];
  return [
    ...(prefix === ''
      ? ['prefix part must be non-empty']
      : prefix === undefined
        ? []
        : isSubdomain(prefix).map((it) => `prefix part ${it}`)),
    ...(name === '' ? ['name part must be non-empty'] : []),
    ...namePart(name).map((it) => `name part ${it}`),
  ];
}

function known(format: string, problem: string): (text: string) => readonly string[] {
  return (text) => (formats.get(format)?.(text) ? [] : [problem]);
}
