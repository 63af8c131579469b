/** What a text must look like, and the server's words where it does not. */
export interface Format {
  /** As it stands after "must be". */
  readonly words: string;
  /** Each thing that is wrong with a text, as the server says it. */
  readonly check: (text: string) => readonly string[];
  /** The text that was most likely meant. Only asked for a text that is wrong; may be wrong itself. */
  readonly mend?: (text: string) => string;
}

// Sources: pkg/util/validation, pkg/api/validation and pkg/api/validate/content of apimachinery.

const label = '[a-z0-9]([-a-z0-9]*[a-z0-9])?';
const subdomain = `${label}(\\.${label})*`;
const qualified = '([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9]';

const isLabel = whole(label);
const isSubdomain = whole(subdomain);
const isDns1035 = whole('[a-z]([-a-z0-9]*[a-z0-9])?');
const isWildcard = whole(`\\*\\.${subdomain}`);
const isQualifiedName = whole(qualified);
const isConfigKey = whole('[-._a-zA-Z0-9]+');
const isHeaderName = whole('[-A-Za-z0-9]+');
const isPortLetters = whole('[-a-z0-9]+');
const isPercentage = whole('[0-9]+%');
const isOldEnvironmentName = whole('[-._a-zA-Z][-._a-zA-Z0-9]*');
const isEnvironmentName = whole('[ -<>-~]+');

function whole(source: string): (text: string) => boolean {
  const expression = new RegExp(`^(?:${source})$`);
  return (text) => expression.test(text);
}

/** The end of a message that shows what would be right: RegexError. */
function regexError(message: string, source: string, ...examples: readonly string[]): string {
  return `${message} (e.g. ${examples.map((it) => `'${it}', `).join(' or ')}regex used for validation is '${source}')`;
}

const labelText = regexError(
  "a lowercase RFC 1123 label must consist of lower case alphanumeric characters or '-', and must start and end with an alphanumeric character",
  label,
  'my-name',
  '123-abc',
);
const subdomainText = regexError(
  "a lowercase RFC 1123 subdomain must consist of lower case alphanumeric characters, '-' or '.', and must start and end with an alphanumeric character",
  subdomain,
  'example.com',
);
const dns1035Text = regexError(
  "a DNS-1035 label must consist of lower case alphanumeric characters or '-', start with an alphabetic character, and end with an alphanumeric character",
  '[a-z]([-a-z0-9]*[a-z0-9])?',
  'my-name',
  'abc-123',
);
const wildcardText = regexError(
  "a wildcard DNS-1123 subdomain must start with '*.', followed by a valid DNS subdomain, which must consist of lower case alphanumeric characters, '-' or '.' and end with an alphanumeric character",
  `\\*\\.${subdomain}`,
  '*.example.com',
);
const namePartText = regexError(
  "must consist of alphanumeric characters, '-', '_' or '.', and must start and end with an alphanumeric character",
  qualified,
  'MyName',
  'my.name',
  '123-abc',
);
const labelValueText = regexError(
  "a valid label must be an empty string or consist of alphanumeric characters, '-', '_' or '.', and must start and end with an alphanumeric character",
  `(${qualified})?`,
  'MyValue',
  'my_value',
  '12345',
);
const configKeyText = regexError(
  "a valid config key must consist of alphanumeric characters, '-', '_' or '.'",
  '[-._a-zA-Z0-9]+',
  'key.name',
  'KEY_NAME',
  'key-name',
);
const headerText = regexError("a valid HTTP header must consist of alphanumeric characters or '-'", '[-A-Za-z0-9]+', 'X-Header-Name');
const percentText = regexError("a valid percent string must be a numeric string followed by an ending '%'", '[0-9]+%', '1%', '93%');
const oldEnvironmentText = regexError(
  "a valid environment variable name must consist of alphabetic characters, digits, '_', '-', or '.', and must not start with a digit",
  '[-._a-zA-Z][-._a-zA-Z0-9]*',
  'my.env-name',
  'MY_ENV.NAME',
  'MyEnvName1',
);

/** Only what is wrong, in order. */
function all(...checks: readonly (string | false)[]): readonly string[] {
  return checks.filter((it) => it !== false);
}

/** How many bytes a text has in UTF-8. */
export function byteLength(text: string): number {
  let bytes = 0;
  for (const character of text) {
    const code = character.codePointAt(0) ?? 0;
    bytes += code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;
  }
  return bytes;
}

const atMost = (text: string, most: number): string | false => byteLength(text) > most && `must be no more than ${most} characters`;

const bytesAtMost = (text: string, most: number): string | false => byteLength(text) > most && `must be no more than ${most} bytes`;

/** The nearest text of lower-case letters, digits and dashes; dots too where asked for. */
function lowered(text: string, keep = /[^-a-z0-9]+/g): string {
  return text
    .toLowerCase()
    .replace(keep, '-')
    .replace(/^[-.]+|[-.]+$/g, '');
}

export const dnsLabel: Format = {
  words: 'lower-case letters, digits and dashes, at most 63 of them',
  check: (text) => all(atMost(text, 63), !isLabel(text) && (isSubdomain(text) ? 'must not contain dots' : labelText)),
  mend: lowered,
};

export const dnsSubdomain: Format = {
  words: 'lower-case letters, digits, dashes and dots, with a letter or digit at both ends',
  check: (text) => all(atMost(text, 253), !isSubdomain(text) && subdomainText),
  mend: (text) => lowered(text, /[^-.a-z0-9]+/g),
};

/** The same where the server looks at a name as if it were the beginning of one (maskTrailingDash): one dash at the end is taken. */
export const dnsSubdomainPrefix: Format = { ...dnsSubdomain, check: (text) => dnsSubdomain.check(maskTrailingDash(text)) };

/** As apimachinery has it, down to the letter that goes with the dash. */
export function maskTrailingDash(text: string): string {
  return text.length > 1 && text.endsWith('-') ? `${text.slice(0, -2)}a` : text;
}

export const dns1035Label: Format = {
  words: 'lower-case letters, digits and dashes, with a letter first, at most 63 of them',
  check: (text) => all(atMost(text, 63), !isDns1035(text) && dns1035Text),
  mend: (text) => lowered(text).replace(/^[\d-]+/, ''),
};

export const wildcardSubdomain: Format = {
  words: '"*." and then a domain in lower case',
  check: (text) => all(atMost(text, 253), !isWildcard(text) && wildcardText),
};

const qualifiedNameWith = (text: string, what: string): readonly string[] => {
  const parts = text.split('/');
  if (parts.length > 2) return [`${what} ${namePartText} with an optional DNS subdomain prefix and '/' (e.g. 'example.com/MyName')`];
  const name = parts.at(-1) ?? '';
  const prefix = parts.length === 2 ? parts[0] : undefined;
  const prefixProblems =
    prefix === undefined
      ? []
      : prefix === ''
        ? ['prefix part must be non-empty']
        : dnsSubdomain.check(prefix).map((it) => `prefix part ${it}`);
  const length = bytesAtMost(name, 63);
  return [
    ...prefixProblems,
    ...all(
      name === '' && 'name part must be non-empty',
      length && `name part ${length}`,
      !isQualifiedName(name) && `name part ${namePartText}`,
    ),
  ];
};

/** IsQualifiedName. */
export const qualifiedName: Format = {
  words: 'letters, digits, "-", "_" and ".", after a domain and a slash if there is one',
  check: (text) => qualifiedNameWith(text, 'a valid label key'),
};

/** IsValidLabelValue. */
export const labelValue: Format = {
  words: 'at most 63 letters, digits, "-", "_" and ".", with a letter or digit at both ends',
  check: (text) => (text === '' ? [] : all(bytesAtMost(text, 63), !isQualifiedName(text) && labelValueText)),
};

/** IsValidPortName. */
export const portName: Format = {
  words: 'at most 15 lower-case letters, digits and dashes',
  check: (text) =>
    all(
      atMost(text, 15),
      !isPortLetters(text) && 'must contain only alpha-numeric characters (a-z, 0-9), and hyphens (-)',
      !/[a-z]/.test(text) && 'must contain at least one letter (a-z)',
      text.includes('--') && 'must not contain consecutive hyphens',
      (text.startsWith('-') || text.endsWith('-')) && 'must not begin or end with a hyphen',
    ),
  mend: (text) => lowered(text).replace(/-+/g, '-'),
};

/** IsEnvVarName, before 1.32. */
export const oldEnvironmentName: Format = {
  words: 'letters, digits, "_", "-" and ".", with no digit first',
  check: (text) => all(!isOldEnvironmentName(text) && oldEnvironmentText, ...dots(text)),
};

/** IsRelaxedEnvVarName. */
export const environmentName: Format = {
  words: 'plain letters, digits and signs other than "="',
  check: (text) =>
    all(!isEnvironmentName(text) && "a valid environment variable name must consist only of printable ASCII characters other than '='"),
};

/** IsConfigMapKey. */
export const configKey: Format = {
  words: 'letters, digits, "-", "_" and "."',
  check: (text) => all(atMost(text, 253), !isConfigKey(text) && configKeyText, ...dots(text)),
};

/** hasChDirPrefix. */
function dots(text: string): readonly (string | false)[] {
  if (text === '.' || text === '..') return [`must not be '${text}'`];
  return [text.startsWith('..') && "must not start with '..'"];
}

export const headerName: Format = { words: 'letters, digits and dashes', check: (text) => all(!isHeaderName(text) && headerText) };

export const percent: Format = { words: 'a number and a percent sign', check: (text) => all(!isPercentage(text) && percentText) };

/** IsValidPathSegmentName: what can stand in a URL. */
export const pathSegment: Format = {
  words: 'a name without "/" and "%"',
  check: (text) => {
    if (text === '.' || text === '..') return [`may not be '${text}'`];
    return all(text.includes('/') && "may not contain '/'", text.includes('%') && "may not contain '%'");
  },
};

/** By the names that schemas/kubernetes.yaml gives them. */
export const formats: Readonly<Record<string, Format>> = {
  'dns-label': dnsLabel,
  'dns-subdomain': dnsSubdomain,
  'dns-subdomain-prefix': dnsSubdomainPrefix,
  'dns-1035-label': dns1035Label,
  'qualified-name': qualifiedName,
  'label-value': labelValue,
  'port-name': portName,
  'config-key': configKey,
  'path-segment': pathSegment,
};
