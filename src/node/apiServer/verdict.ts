import type { Diagnose } from '../../core/diagnose.js';
import { readManifest } from '../../core/manifest.js';
import type { Problem } from '../../core/problem.js';
import { identityOf } from '../../core/kubernetes/resource.js';

/** What an API server answers to a manifest that is to be created in a dry run. */
export interface Verdict {
  readonly code: 201 | 400 | 422;
  /** The object itself, or the Status that refuses it. */
  readonly body: string;
  /** The texts of its `Warning:` headers. */
  readonly warnings: readonly string[];
}

/** Judges an object, given as JSON, as a real API server would: what it cannot decode (400), what it refuses (422), and the rest. */
export function verdictOn(diagnose: Diagnose, json: string): Verdict {
  const manifest = readManifest(json);
  const problems = diagnose(manifest);
  const warnings = problems.filter(({ source, code }) => source === 'server' && code === 'server-warning').map(({ message }) => message);
  const errors = problems.filter(({ severity, source }) => severity === 'error' && refusing.has(source));
  const root = manifest.documents[0]?.document.resources[0]?.root;
  const { apiVersion, kind, name } = root ? identityOf(root) : {};
  const [version = '', group = ''] = String(apiVersion?.value ?? '')
    .split('/')
    .toReversed();
  const identity = { group, version, kind: String(kind?.value ?? ''), name: name ?? '' };
  const undecodable = errors.filter(({ reason }) => reason === undefined);
  if (undecodable.length > 0) return { code: 400, body: badRequest(identity, undecodable), warnings };
  if (errors.length > 0) return { code: 422, body: invalid(identity, errors), warnings };
  return { code: 201, body: json, warnings };
}

/** Those that say what a server says; the others have opinions of their own. */
const refusing: ReadonlySet<Problem['source']> = new Set(['yaml', 'schema', 'server']);

interface Identity {
  readonly group: string;
  readonly version: string;
  readonly kind: string;
  readonly name: string;
}

function badRequest({ version, kind }: Identity, problems: readonly Problem[]): string {
  const causes = problems.map(({ code, field, message }) => (code === 'unknown-field' ? `unknown field "${field ?? ''}"` : message));
  const isStrict = problems.every(({ code }) => code === 'unknown-field');
  const what = `${kind} in version "${version}" cannot be handled as a ${kind}`;
  return status(400, 'BadRequest', `${what}: ${isStrict ? 'strict decoding error: ' : ''}${causes.join(', ')}`);
}

function invalid({ group, kind, name }: Identity, problems: readonly Problem[]): string {
  const causes = problems.map(({ reason, field = '', message }) => ({ reason, message, field }));
  const said = causes.map(({ field, message }) => `${field}: ${message}`);
  const all = said.length === 1 ? said.join('') : `[${said.join(', ')}]`;
  const message = `${group ? `${kind}.${group}` : kind} "${name}" is invalid: ${all}`;
  return status(422, 'Invalid', message, { name, ...(group && { group }), kind, causes });
}

/** How an API server says no. */
export function status(code: number, reason: string, message: string, details?: object): string {
  const more = details && { details };
  return JSON.stringify({ kind: 'Status', apiVersion: 'v1', metadata: {}, status: 'Failure', message, reason, ...more, code });
}
