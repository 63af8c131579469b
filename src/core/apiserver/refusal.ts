import type { Fix, Problem, Severity } from '../problem.js';
import { nearest } from '../nearest.js';
import { replaceScalar } from '../yaml/edit.js';
import { readPlain } from '../yaml/scalar.js';
import { alternatives } from '../schema/words.js';
import { isEcho, nameOf, pathOf, spanOf, type Cursor } from './cursor.js';

/** A value as a message of the server shows it: text quoted as Go does, numbers bare, anything else as its JSON. */
export type Shown = string | number | boolean | null | { readonly json: string };

/** What is said beside the server's own words. */
export interface Beside {
  /** Our sentence: the cause and the way out. */
  readonly explanation?: string;
  readonly fixes?: readonly Fix[];
}

// One function for each kind of error of apimachinery's pkg/util/validation/field, with its name there.

export function required(at: Cursor, detail = '', beside: Beside = {}): void {
  const explanation = `"${nameOf(at)}" is needed here.`;
  refuse(at, 'FieldValueRequired', detail ? `Required value: ${detail}` : 'Required value', { explanation, ...beside });
}

export function invalid(at: Cursor, value: Shown, detail: string, beside: Beside = {}): void {
  refuse(at, 'FieldValueInvalid', `Invalid value: ${show(value)}${detail ? `: ${detail}` : ''}`, beside);
}

/** Of a default whose place within itself has no name. */
export function typeInvalid(at: Cursor, type: string, detail: string): void {
  refuse(at, 'FieldValueTypeInvalid', `Invalid value: ${show(type)}:  ${detail}: ${show(type)}`, {});
}

export function notSupported(at: Cursor, value: Shown, supported: readonly string[], beside: Beside = {}): void {
  const values = supported.map((it) => show(it)).join(', ');
  const known = typeof value === 'string' ? value : '';
  refuse(at, 'FieldValueNotSupported', `Unsupported value: ${show(value)}: supported values: ${values}`, {
    ...choice(at, known, supported),
    ...beside,
  });
}

export function forbidden(at: Cursor, detail: string, beside: Beside = {}): void {
  refuse(at, 'FieldValueForbidden', detail ? `Forbidden: ${detail}` : 'Forbidden', beside);
}

export function duplicate(at: Cursor, value: Shown, beside: Beside = {}): void {
  refuse(at, 'FieldValueDuplicate', `Duplicate value: ${show(value)}`, {
    explanation: `"${nameOf(at)}" must be another than those before it.`,
    ...beside,
  });
}

export function notFound(at: Cursor, value: string, beside: Beside = {}): void {
  refuse(at, 'FieldValueNotFound', `Not found: ${show(value)}`, beside);
}

export function tooLong(at: Cursor, most: number, beside: Beside = {}): void {
  refuse(at, 'FieldValueTooLong', `Too long: may not be more than ${most} bytes`, beside);
}

export function tooMany(at: Cursor, actual: number, most: number, beside: Beside = {}): void {
  refuse(at, 'FieldValueTooMany', `Too many: ${actual}: must have at most ${most} ${most === 1 ? 'item' : 'items'}`, beside);
}

/** A `Warning:` of the server, which accepts the manifest all the same. */
export function warn(at: Cursor, message: string): void {
  tell(at, 'warning', 'server-warning', message, {});
}

/** What the server takes and something else refuses afterwards, in our own words. */
export function later(at: Cursor, message: string): void {
  tell(at, 'warning', 'later-refusal', message, {});
}

const codes = {
  FieldValueRequired: 'required-value',
  FieldValueInvalid: 'invalid-value',
  FieldValueTypeInvalid: 'invalid-value',
  FieldValueNotSupported: 'unsupported-value',
  FieldValueForbidden: 'forbidden-value',
  FieldValueDuplicate: 'duplicate-value',
  FieldValueNotFound: 'not-found',
  FieldValueTooLong: 'too-long',
  FieldValueTooMany: 'too-many',
} as const;

function refuse(at: Cursor, reason: keyof typeof codes, message: string, beside: Beside): void {
  tell(at, 'error', codes[reason], message, beside, reason);
}

function tell(at: Cursor, severity: Severity, code: string, message: string, { explanation, fixes = [] }: Beside, reason?: string): void {
  if (isEcho(at)) return;
  const { start, end } = spanOf(at);
  const problem: Problem = {
    start,
    end,
    severity,
    source: 'server',
    code,
    message,
    field: pathOf(at),
    ...(reason && { reason }),
    ...(explanation && { explanation }),
    ...(fixes.length > 0 && { fixes }),
  };
  at.review.problems.push(problem);
}

/** Which of some values was meant, in our words and as fixes. */
export function choice(at: Cursor, value: string, supported: readonly string[]): Beside {
  const { node } = at;
  const near = value === '' ? undefined : nearest(value, supported);
  const explanation = `"${nameOf(at)}" must be ${alternatives(supported)}${near ? `; did you mean ${near}?` : '.'}`;
  if (node?.is !== 'scalar' || node.style === 'literal' || node.style === 'folded') return { explanation };
  const fixes = (near ? [near] : supported.slice(0, 8)).map((it): Fix => ({
    title: `Change to ${it === '' ? '""' : it}`,
    edits: [replaceScalar(node, it === '' ? '""' : it)],
    ...(near && { preferred: true }),
  }));
  return { explanation, fixes };
}

/** The fix that writes another text, in quotes where it would not be text otherwise. */
export function replacement({ node }: Cursor, text: string | undefined, { preferred = false } = {}): readonly Fix[] {
  if (node?.is !== 'scalar' || !text || node.style === 'literal' || node.style === 'folded') return [];
  const written = /^[a-zA-Z][\w./-]*$/.test(text) && readPlain(text) === text ? text : JSON.stringify(text);
  return [{ title: `Change to ${written}`, edits: [replaceScalar(node, written)], ...(preferred && { preferred }) }];
}

export function show(value: Shown): string {
  if (typeof value === 'string') return quote(value);
  return typeof value === 'object' && value !== null ? value.json : String(value);
}

const escapes: Readonly<Record<string, string>> = {
  '"': '\\"',
  '\\': '\\\\',
  '\u0007': '\\a',
  '\b': '\\b',
  '\f': '\\f',
  '\n': '\\n',
  '\r': '\\r',
  '\t': '\\t',
  '\v': '\\v',
};

/** As Go's %q: what cannot be printed is escaped, all else stays. */
function quote(text: string): string {
  const escaped = text.replace(/["\\\u0000-\u001f\u007f-\u00a0\u00ad\u2028\u2029\ufeff]/g, (it) => {
    const code = it.charCodeAt(0).toString(16);
    return escapes[it] ?? (it < '\u0080' ? `\\x${code.padStart(2, '0')}` : `\\u${code.padStart(4, '0')}`);
  });
  return `"${escaped}"`;
}

/** JSON as Go writes it, which keeps `<`, `>` and `&` away from browsers. */
export function goJson(value: unknown): string {
  return JSON.stringify(value).replace(/[<>&\u2028\u2029]/g, (it) => `\\u${it.charCodeAt(0).toString(16).padStart(4, '0')}`);
}
