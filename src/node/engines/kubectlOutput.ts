import type { Finding } from '../../core/finding.js';
import { resourceIn } from '../../core/findings.js';
import { identityOf, type ResourceNode } from '../../core/kubernetes/resource.js';
import { lineLookup } from '../../core/lines.js';
import { locate } from '../../core/locate.js';
import type { Catalog } from '../../core/schema/types.js';
import { formatPath, nodeAt, parsePath } from '../../core/yaml/path.js';
import { isAboutServer, readReason, type Complaint } from './kubectlReason.js';
import type { Mirror, MirroredDocument } from './mirror.js';

/** What kubectl said, found again in the files: every message becomes findings, and what names no file is left over. */
export interface KubectlMessages {
  readonly findings: readonly Finding[];
  /** Messages about no file in particular: the server cannot be reached, the context is not there. */
  readonly rest: readonly string[];
  /** What a cluster warns of. */
  readonly warnings: readonly string[];
}

/** Reads the standard error of `kubectl apply` over mirrored documents. `own` is the catalog of our own server, if that was asked. */
export function readMessages(stderr: string, mirror: Mirror, own?: Catalog): KubectlMessages {
  const messages = splitMessages(stderr);
  const findings: Finding[] = [];
  const rest: string[] = [];
  for (const message of messages.filter((it) => !it.startsWith('Warning: '))) {
    const [name, reason] = splitReason(message, mirror);
    const about = mirror.get(name) ?? namedObject(message, mirror);
    if (isAboutServer(reason)) rest.push(reason);
    else if (about) findings.push(...readReason(reason, own).map((it) => toFinding(about, it)));
    else rest.push(message);
  }
  return { findings, rest, warnings: messages.filter((it) => it.startsWith('Warning: ')) };
}

/** How messages begin. kubectl prints several that came together as one list, `[a, b]`, whose items may hold commas and line breaks. */
const beginning =
  /(?:^|\n)error: |(?:^|\n|, )\[?(?=error (?:validating|parsing|when) |resource mapping not found |unable to |Unable to |Error from server|The \S+ "[^"]*" is invalid|from [^\n]{1,300}: cannot use generate name|Warning: )/;

/** Lines of the log that kubectl's library keeps: `E0324 12:00:00.000000 123 memcache.go:265] …`. The error comes after them. */
const logLine = /^[EWIF]\d{4} .*\n?/gm;

function splitMessages(stderr: string): readonly string[] {
  const messages = stderr.replace(logLine, '').split(beginning);
  return messages.map((it) => withoutEndOfList(it.trim())).filter((it) => it !== '');
}

/** The last item of a list ends in a bracket that opened before the first. */
function withoutEndOfList(message: string): string {
  const count = (bracket: string): number => message.split(bracket).length - 1;
  return message.endsWith(']') && count(']') > count('[') ? message.slice(0, -1) : message;
}

/**
 * The name of the mirrored file in a message, and what is said of it. That is what comes last: before it kubectl may print what
 * it was about to send, which holds the values of secrets.
 */
function splitReason(message: string, mirror: Mirror): readonly [name: string, reason: string] {
  const last = [...message.matchAll(/\d{6}-[\da-f-]{36}\.yaml/g)].findLast(([it]) => mirror.has(it));
  if (!last) return ['', message];
  return [last[0], message.slice(last.index + last[0].length).replace(/^[":\s]+/, '')];
}

/** Messages that name an object instead of its file, which kubectl prints when they are the only ones. */
function namedObject(message: string, mirror: Mirror): MirroredDocument | undefined {
  const [, kind, name] = /^The (\S+) "([^"]+)" is invalid/.exec(message) ?? [];
  const [, generateName] = /^from (.+): cannot use generate name/.exec(message) ?? [];
  return [...mirror.values()].find(({ document }) =>
    document.resources.some(({ root }) => {
      if (generateName !== undefined) return valueAt(root, 'metadata.generateName') === generateName;
      return name !== undefined && valueAt(root, 'kind') === kind && valueAt(root, 'metadata.name') === name;
    }),
  );
}

function valueAt(root: ResourceNode['root'], field: string): unknown {
  const node = nodeAt(root, parsePath(field))?.node;
  return node?.is === 'scalar' ? node.value : undefined;
}

function toFinding({ file, document, start }: MirroredDocument, complaint: Complaint): Finding {
  const { code, message, severity = 'error', line } = complaint;
  const field = fullPath(document.resources, complaint);
  const place =
    line !== undefined
      ? nthLine(document.text, line)
      : document.root
        ? locate(document.root, field ?? '')
        : nthLine(document.text, firstContent(document.text));
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

/** kubectl names the fields of a list's item without saying which item: the first of that kind that the complaint is true of. */
function fullPath(resources: readonly ResourceNode[], { kind, field, code }: Complaint): string | undefined {
  if (field === undefined) return undefined;
  const ofKind = resources.filter(({ root }) => kind === undefined || identityOf(root).kind?.value === kind);
  const fits = ({ root }: ResourceNode): boolean => (nodeAt(root, parsePath(field)) !== undefined) === (code !== 'missing-field');
  const { path } = ofKind.find(fits) ?? ofKind[0] ?? { path: [] };
  return [formatPath(path), field].filter(Boolean).join('.');
}

/** What is written on a line. */
function nthLine(text: string, line: number): { start: number; end: number } {
  const lines = text.split('\n');
  const index = Math.min(line, lines.length) - 1;
  const start = lines.slice(0, index).reduce((sum, it) => sum + it.length + 1, 0);
  const written = lines[index]?.trimEnd() ?? '';
  return { start: start + written.length - written.trimStart().length, end: start + written.length };
}

/** The first line that is more than a comment or a marker, counted from 1. */
function firstContent(text: string): number {
  return (
    Math.max(
      text.split('\n').findIndex((it) => !/^(---)?\s*(#.*)?\r?$/.test(it)),
      0,
    ) + 1
  );
}
