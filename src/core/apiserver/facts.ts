import type { Field, ServerFacts, Type } from '../schema/types.js';
import type { Entry, Node } from '../yaml/nodes.js';
import { below, isNull, itemsOf, nameOf, numberOf, scalarOf, textOf, type Cursor } from './cursor.js';
import { dnsSubdomain, formats, type Format } from './formats.js';
import { choice, duplicate, invalid, notSupported, replacement, required, tooLong } from './refusal.js';

/** Checks a field against what the tables say of it alone. Nothing is made for a field that is as it should be. */
export function checkFacts(parent: Cursor, name: string, { type, server }: Field, entry: Entry | undefined): void {
  if (!server) return;
  const value = entry && !isNull(entry.value) ? entry.value : undefined;
  if (server.needed !== undefined && isEmpty(value)) {
    required(below(parent, name, entry), server.needed === true ? '' : server.needed);
    return;
  }
  if (type.is === 'list') checkList(parent, name, type.items, server, entry);
  else if (!isFine(type, server, value, entry !== undefined)) checkValue(below(parent, name, entry), type, server);
}

/** What Go calls the zero value. */
function isEmpty(node: Node | undefined): boolean {
  if (!node) return true;
  if (node.is === 'list') return node.items.length === 0;
  return node.is === 'scalar' && (node.value === '' || node.value === 0);
}

function checkList(parent: Cursor, name: string, items: Type, server: ServerFacts, entry: Entry | undefined): void {
  if (entry?.value.is !== 'list') return;
  // In a list an empty text is a value like any other.
  const each: ServerFacts = { ...server, empty: 'always' };
  const wrong = entry.value.items.some((it) => !isFine(items, each, isNull(it) ? undefined : it, true));
  if (!wrong && !server.unique) return;
  const list = below(parent, name, entry);
  const seen = new Set<unknown>();
  for (const item of itemsOf(list)) {
    const at = server.unindexed ? { ...item, step: list.step, up: list.up } : item;
    checkValue(at, items, each);
    const value = scalarOf(item) ?? '';
    if (server.unique && seen.has(value)) duplicate(at, String(value));
    seen.add(value);
  }
}

/** A quick look, without making anything: nearly every value ends here. */
function isFine(type: Type, server: ServerFacts, node: Node | undefined, written: boolean): boolean {
  if (node && node.is !== 'scalar') return true;
  const value = node ? node.value : undefined;
  if (type.is === 'string') {
    if (value !== undefined && typeof value !== 'string') return true;
    if (!value) return !isChecked(server, written && node !== undefined);
    return (
      (type.enum?.includes(value) ?? true) &&
      (!server.format || (formats[server.format]?.check(value).length ?? 0) === 0) &&
      (server.maxLength === undefined || value.length * 3 <= server.maxLength)
    );
  }
  if (type.is === 'integer') {
    if (typeof value !== 'number') return value !== undefined || server.empty !== 'always';
    return value >= (type.minimum ?? -Infinity) && value <= (type.maximum ?? Infinity);
  }
  return true;
}

/** Whether an empty text is a value like any other: for what is no pointer it is as good as absent. */
function isChecked({ empty }: ServerFacts, written: boolean): boolean {
  return empty === 'always' || (empty === 'written' && written);
}

/** Checks one value, be it a field or an item. */
function checkValue(at: Cursor, type: Type, server: ServerFacts): void {
  if (at.node && at.node.is !== 'scalar') return;
  if (type.is === 'string') checkText(at, textOf(at), type.enum, server);
  else if (type.is === 'integer') checkNumber(at, numberOf(at) ?? 0, type.minimum, type.maximum, server);
}

function checkText(at: Cursor, value: string, values: readonly string[] | undefined, server: ServerFacts): void {
  if (value === '' && !isChecked(server, at.node !== undefined)) return;
  if (values && !values.includes(value)) {
    if (server.refusal) invalid(at, value, server.refusal, choice(at, value, values));
    else notSupported(at, value, values);
    return;
  }
  const format = server.format && formats[server.format];
  if (format) checkFormat(at, value, format);
  if (server.maxLength !== undefined && value.length > server.maxLength) tooLong(at, server.maxLength);
}

function checkNumber(at: Cursor, value: number, minimum: number | undefined, maximum: number | undefined, server: ServerFacts): void {
  if (value >= (minimum ?? -Infinity) && value <= (maximum ?? Infinity)) return;
  const detail = server.refusal ?? rangeText(minimum, maximum);
  const words =
    maximum === undefined ? `at least ${minimum}` : minimum === undefined ? `at most ${maximum}` : `between ${minimum} and ${maximum}`;
  invalid(at, value, detail, { explanation: `"${nameOf(at)}" must be ${words}.` });
}

function rangeText(minimum: number | undefined, maximum: number | undefined): string {
  if (maximum === undefined) return `must be greater than or equal to ${minimum}`;
  return minimum === undefined ? `must be less than or equal to ${maximum}` : `must be between ${minimum} and ${maximum}, inclusive`;
}

/** Refuses a text for each thing that is wrong with it, and says once what it should be. */
export function checkFormat(at: Cursor, text: string, format: Format, subject = `"${nameOf(at)}"`): boolean {
  const details = format.check(text);
  if (details.length === 0) return true;
  // What holds anything unusual, such as a placeholder, was not meant to be a name at all.
  const mended = /^[\w .-]+$/.test(text) ? format.mend?.(text) : undefined;
  const right = mended !== undefined && mended !== '' && format.check(mended).length === 0 ? mended : undefined;
  const explanation = `${subject} must be ${format.words}${right === undefined ? '.' : `; did you mean ${right}?`}`;
  for (const detail of details) invalid(at, text, detail, { explanation, fixes: replacement(at, right) });
  return false;
}

/** IsDomainPrefixedPath: a domain, a slash and a path. The server shows the part that is wrong. */
export function validateDomainPrefixedPath(at: Cursor): void {
  const text = textOf(at);
  const slash = text.indexOf('/');
  const [host, path] = [text.slice(0, Math.max(slash, 0)), text.slice(slash + 1)];
  const explanation = `"${nameOf(at)}" must be a domain, a slash and a name, such as example.org/name.`;
  if (text === '') return required(at, '', { explanation });
  if (host === '' || path === '') return invalid(at, text, 'must be a domain-prefixed path (such as "acme.io/foo")', { explanation });
  for (const detail of dnsSubdomain.check(host)) invalid(at, host, detail, { explanation });
  if (!/^[A-Za-z0-9/\-._~%!$&'()*+,;=:]+$/.test(path))
    invalid(at, path, String.raw`Invalid path (regex used for validation is '[A-Za-z0-9/\-._~%!$&'()*+,;=:]+')`, { explanation });
}
