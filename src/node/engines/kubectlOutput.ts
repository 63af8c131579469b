import type { Finding } from '../../core/finding.js';
import { resourceIn } from '../../core/findings.js';
import { identityOf } from '../../core/kubernetes/resource.js';
import { lineLookup } from '../../core/lines.js';
import { locate } from '../../core/locate.js';
import type { Catalog } from '../../core/schema/types.js';
import { typeName } from '../apiServer/openapi.js';
import type { MirroredDocument } from './mirror.js';

/** What kubectl said, found again in the files: every message becomes a finding, and what names no file is left over. */
export interface KubectlMessages {
  readonly findings: readonly Finding[];
  /** Messages about no file in particular: the server cannot be reached, the context is not there. */
  readonly rest: readonly string[];
}

/** One thing that kubectl complains of, at a field or a line of a document. */
interface Complaint {
  readonly code: string;
  readonly message: string;
  readonly severity?: Finding['severity'];
  readonly field?: string;
  /** Of the document, counted from 1. */
  readonly line?: number;
}

/** Reads the standard error of `kubectl apply` over mirrored documents. */
export function readMessages(stderr: string, mirrored: ReadonlyMap<string, MirroredDocument>, catalog: Catalog): KubectlMessages {
  const findings: Finding[] = [];
  const rest: string[] = [];
  for (const message of splitMessages(stderr)) {
    const name = /(\d{6}\.yaml)/.exec(message)?.[1] ?? invalidObject(message, mirrored);
    const document = name === undefined ? undefined : mirrored.get(name);
    if (document) findings.push(...complaints(message, catalog).map((it) => toFinding(document, it)));
    else rest.push(message);
  }
  return { findings, rest };
}

/** How messages begin. kubectl prints several that came together as one list, `[a, b]`, whose items may hold commas and line breaks. */
const beginning =
  /(?:^|\n|, )\[?(?=error (?:validating|parsing|when) |resource mapping not found |unable to |Error from server|The \S+ "[^"]*" is invalid|Warning: )/;

function splitMessages(stderr: string): readonly string[] {
  const messages = stderr.replace(/^error: /gm, '').split(beginning);
  return messages.map((it) => withoutEndOfList(it.trim())).filter((it) => it !== '');
}

/** The last item of a list ends in a bracket that opened before the first. */
function withoutEndOfList(message: string): string {
  const count = (bracket: string): number => message.split(bracket).length - 1;
  return message.endsWith(']') && count(']') > count('[') ? message.slice(0, -1) : message;
}

/** `The Deployment "web" is invalid: …` names no file when it is the only message. */
function invalidObject(message: string, mirrored: ReadonlyMap<string, MirroredDocument>): string | undefined {
  const [, kind, name] = /^The (\S+) "([^"]+)" is invalid/.exec(message) ?? [];
  return [...mirrored].find(([, { document }]) =>
    document.resources.some(({ root }) => {
      const identity = identityOf(root);
      return identity.kind?.value === kind && identity.name === name;
    }),
  )?.[0];
}

function complaints(message: string, catalog: Catalog): readonly Complaint[] {
  const [, validation] = /error validating data: ([\s\S]*?)(?:; if you choose to ignore these errors[\s\S]*)?$/.exec(message) ?? [];
  if (validation) return splitList(validation).map(validationComplaint);
  const [, conversion] = /error converting YAML to JSON: (.*)$/.exec(message) ?? [];
  if (conversion) {
    const line = Number(/line (\d+)/.exec(conversion)?.[1] ?? 1);
    return [{ code: 'syntax', message: sentence(conversion.replace(/^yaml: (line \d+: )?/, '')), line }];
  }
  const [, kind, apiVersion] = /no matches for kind "([^"]*)" in version "([^"]*)"/.exec(message) ?? [];
  if (kind !== undefined && apiVersion !== undefined) {
    const known = [...catalog.kinds.values()].some(({ group }) => group === (apiVersion.includes('/') ? apiVersion.split('/')[0] : ''));
    // A kind of an operator whose CRD is elsewhere is no mistake.
    const severity = known ? 'error' : 'info';
    return [
      {
        code: 'no-match',
        message: `No server that this runs against has the kind ${kind} in ${apiVersion}.`,
        field: 'apiVersion',
        severity,
      },
    ];
  }
  const [, causes] = /is invalid:([\s\S]*)$/.exec(message) ?? [];
  if (causes) return splitCauses(causes);
  const [, reason = withoutPath(message)] = /from server for: "[^"]*": ([\s\S]*)$/.exec(message) ?? [];
  return [{ code: 'refused', message: sentence(reason) }];
}

/** `[a, b]` or a single one. */
function splitList(validation: string): readonly string[] {
  const items = validation.startsWith('[') && validation.endsWith(']') ? validation.slice(1, -1) : validation;
  return items.split(/, (?=ValidationError\(|unknown object type|apiVersion not set|kind not set)/);
}

function validationComplaint(item: string): Complaint {
  const [, path = '', text = item] = /^ValidationError\([^.[)]*\.?([^)]*)\): ([\s\S]*)$/.exec(item) ?? [];
  const message = sentence(
    text.replace(/ in ([\w.~-]+)$/, (_, type: string) => ` in ${typeName(type)}`).replace(/ for [\w.~-]+: got/, ': got'),
  );
  const [, unknown] = /^unknown field "([^"]+)"/.exec(text) ?? [];
  const [, empty] = /^unknown object type "nil" in [^.]+\.(\S+)/.exec(item) ?? [];
  const field = empty ?? (unknown ? [path, unknown].filter(Boolean).join('.') : path);
  const code = unknown
    ? 'unknown-field'
    : /^missing required field/.test(text)
      ? 'missing-field'
      : /^invalid type/.test(text)
        ? 'wrong-type'
        : 'invalid';
  return { code, message, field };
}

/** A server's verdict: `field: message` alone, in brackets separated by commas, or as bullets. */
function splitCauses(causes: string): readonly Complaint[] {
  const text = causes.trim();
  const bullets = text.startsWith('* ') ? text.split(/\n?\* /).filter(Boolean) : undefined;
  const items = bullets ?? text.replace(/^\[([\s\S]*)\]$/, '$1').split(/, (?=[\w.[\]]+: )/);
  return items.map((item) => {
    const [, field, message = item] = /^([\w./[\]-]+): ([\s\S]*)$/.exec(item.trim()) ?? [];
    return { code: 'invalid', message: sentence(message.trim()), ...(field && { field }) };
  });
}

function toFinding({ file, document, start }: MirroredDocument, { code, message, severity = 'error', field, line }: Complaint): Finding {
  const lineStart = line === undefined ? undefined : nthLine(document.text, line);
  const place = lineStart ?? (document.root ? locate(document.root, field ?? '') : { start: 0, end: 0 });
  const at = lineLookup(file.text);
  const [from, to] = [at(start + place.start), at(start + place.end)];
  const resource = resourceIn({ start, document }, start + place.start);
  return {
    file: file.path,
    line: from.line,
    column: from.column,
    endLine: to.line,
    endColumn: to.column,
    severity,
    source: 'kubectl',
    code,
    message,
    ...(resource && { resource }),
    ...(field && { field }),
  };
}

function nthLine(text: string, line: number): { start: number; end: number } {
  const lines = text.split('\n');
  const index = Math.min(line, lines.length) - 1;
  const start = lines.slice(0, index).reduce((sum, it) => sum + it.length + 1, 0);
  return { start, end: start + (lines[index]?.length ?? 0) };
}

/** Takes out the name of the mirrored file, which means nothing to a person. */
function withoutPath(message: string): string {
  return message.replace(/(?:error when \w+ )?"?[^\s"]*\d{6}\.yaml"?:? ?/, '').trim();
}

function sentence(text: string): string {
  const start = text.charAt(0).toUpperCase() + text.slice(1);
  return /[.!?]$/.test(start) ? start : `${start}.`;
}
