import type { Finding } from '../../core/finding.js';
import type { Catalog } from '../../core/schema/types.js';
import { typeName } from '../apiServer/openapi.js';

/** One thing that kubectl complains of in a document. */
export interface Complaint {
  readonly code: string;
  readonly message: string;
  readonly severity?: Finding['severity'];
  /** Of the resource, as the API server writes it. */
  readonly field?: string;
  /** Of the resource, where kubectl says it. */
  readonly kind?: string;
  /** Of the document, counted from 1. */
  readonly line?: number;
}

/** A form that a reason can have, and what it says. */
interface Form {
  readonly is: RegExp;
  readonly read: (groups: readonly (string | undefined)[], own: Catalog | undefined) => readonly Complaint[];
}

/** In this order: kubectl's own check, its reading of YAML, the kinds a server has, what a server says of an object. */
const forms: readonly Form[] = [
  {
    is: /^error validating data: ([\s\S]*?)(?:; if you choose to ignore these errors[\s\S]*)?$/,
    read: ([, list = '']) => splitValidation(list).map(readValidation),
  },
  { is: /^error converting YAML to JSON: (?:yaml: )?(?:line (\d+): )?([\s\S]*)$/, read: ([, line, text = '']) => [readSyntax(text, line)] },
  {
    is: /^no matches for kind "([^"]*)" in version "([^"]*)"/,
    read: ([, kind = '', apiVersion = ''], own) => [noMatch(kind, apiVersion, own)],
  },
  {
    is: /strict decoding error: ([\s\S]*)$/,
    read: ([, list = '']) => list.split(/, (?=\w+ field ")/).map((it) => refusal(it, /field "([^"]*)"/.exec(it)?.[1])),
  },
  { is: /is invalid:([\s\S]*)$/, read: ([, causes = '']) => splitCauses(causes) },
  {
    is: /cannot unmarshal (\w+) into Go struct field \w+\.([\w.]+) of type (\S+)/,
    read: ([, found = '', field = '', wanted = '']) => [
      { code: 'wrong-type', message: `Invalid type: got "${found}", expected "${wanted}".`, field },
    ],
  },
  { is: /^(namespaces "[^"]*" not found)/, read: ([, text = '']) => [refusal(text, 'metadata.namespace')] },
  { is: /^(resource name may not be empty)/, read: () => [refusal('A resource needs a name', 'metadata.name')] },
  {
    is: /: (cannot use generate name with apply)/,
    read: () => [refusal('A generated name cannot be applied', 'metadata.generateName')],
  },
];

/** What kubectl says after the name of a file, as complaints: at least one. `own` is the catalog of our own server, if that was asked. */
export function readReason(reason: string, own: Catalog | undefined): readonly Complaint[] {
  const text = reason.replace(quotation, '');
  for (const { is, read } of forms) {
    const groups = is.exec(text);
    if (groups) return read(groups, own);
  }
  return [refusal(text)];
}

/** Whether it was for the server's sake that a document could not be checked: nothing of it is wrong. */
export function isAboutServer(reason: string): boolean {
  const [, validation] = /^error validating data: \[?([\s\S]*)$/.exec(reason) ?? [];
  return validation !== undefined && !/^(ValidationError|unknown object|apiVersion |kind |invalid object)/.test(validation);
}

/** Where kubectl prints a part of the manifest, which may be a secret. */
const quotation = /(?<=invalid map key|invalid Yaml document separator): [\s\S]*|, error found in #[\s\S]*/;

function refusal(text: string, field?: string): Complaint {
  return { code: 'refused', message: sentence(text.trim().replaceAll(/\s*\n\s*/g, ' ')), ...(field && { field }) };
}

/** `[a, b]` or a single one. */
function splitValidation(list: string): readonly string[] {
  const items = list.startsWith('[') && list.endsWith(']') ? list.slice(1, -1) : list;
  return items.split(/, (?=ValidationError\(|unknown object type|apiVersion |kind )/);
}

/** What kubectl's validation says of a field, by the verb that follows it. */
const verbs: Readonly<Record<string, string>> = {
  'unknown field': 'unknown-field',
  'missing required field': 'missing-field',
  'invalid type': 'wrong-type',
  'unknown object type': 'wrong-type',
};

function readValidation(item: string): Complaint {
  const [, outer = '', verb = '', said = ''] =
    /^(?:ValidationError\((.*?)\): )?(unknown field|missing required field|invalid type|unknown object type)(.*)$/.exec(item) ?? [];
  const code = verbs[verb];
  if (code === undefined) return readIdentity(item);
  if (verb === 'unknown object type') {
    const [kind, field] = splitKind(/ in (.*)$/.exec(said)?.[1] ?? outer);
    return { code, message: 'Nothing stands here, where kubectl needs a value.', kind, field };
  }
  const [kind, path] = splitKind(outer);
  const name = /^ "((?:[^"\\]|\\.)*)"/.exec(said)?.[1]?.replace(/\\(["\\])/g, '$1');
  const message = `${verb}${said}`
    .replace(/ in ([\w.~-]+)$/, (_, type: string) => ` in ${typeName(type)}`)
    .replace(/ for [\w.~-]+: got/, ': got');
  return { code, message: sentence(message), kind, field: [path, name].filter(Boolean).join('.') };
}

/** What kubectl says of a resource that it cannot tell the kind of. */
function readIdentity(item: string): Complaint {
  const [, field, said] = /^(apiVersion|kind) (not set|isn't .*)$/.exec(item) ?? [];
  if (field === undefined) return { code: 'invalid', message: sentence(item) };
  if (said === 'not set') return { code: 'missing-field', message: `Missing required field "${field}".`, field };
  return { code: 'wrong-type', message: `Invalid type: "${field}" ${said}.`, field };
}

/** `Deployment.spec.replicas`: the kind, then the field. */
function splitKind(path: string): readonly [kind: string, field: string] {
  const [, kind = '', field = ''] = /^([^.[]*)\.?(.*)$/.exec(path) ?? [];
  return [kind, field];
}

/** Problems of go-yaml's parser are told with the line before; those of its scanner, and all that has no line, as they are. */
const ofParser = /^did not find expected (?:<|node|key|'-'|',')/;

function readSyntax(text: string, line: string | undefined): Complaint {
  const message = sentence(text);
  if (line === undefined) return { code: 'syntax', message };
  return { code: 'syntax', message, line: Number(line) + (ofParser.test(text) ? 1 : 0) };
}

function noMatch(kind: string, apiVersion: string, own: Catalog | undefined): Complaint {
  const group = apiVersion.includes('/') ? (apiVersion.split('/')[0] ?? '') : '';
  const known = { code: 'no-match', field: 'apiVersion', kind };
  const isOurs = own && (own.absent.has(`${apiVersion} ${kind}`) || [...own.kinds.values()].some((it) => it.group === group));
  // A kind of an operator whose CRD is elsewhere is no mistake.
  if (isOurs === false) {
    const message = `kubectl could not check this ${kind} of ${apiVersion}: put its CustomResourceDefinition into the workspace.`;
    return { ...known, severity: 'info', message };
  }
  return { ...known, message: `There is no kind ${kind} in ${apiVersion}.` };
}

/** A server's verdict: `field: message` alone, in brackets separated by commas, or as bullets. */
function splitCauses(causes: string): readonly Complaint[] {
  const text = causes.trim();
  const bullets = text.startsWith('* ') ? text.split(/\n?\* /).filter(Boolean) : undefined;
  const items = bullets ?? text.replace(/^\[([\s\S]*)\]$/, '$1').split(/, (?=[\w./[\]-]+: )/);
  return items.map((item) => {
    const [, field, message = item] = /^([\w./[\]-]+): ([\s\S]*)$/.exec(item.trim()) ?? [];
    return { code: 'invalid', message: sentence(message.trim()), ...(field && { field }) };
  });
}

function sentence(text: string): string {
  const start = text.charAt(0).toUpperCase() + text.slice(1);
  return /[.!?]$/.test(start) ? start : `${start}.`;
}
