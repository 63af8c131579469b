import type { Environment } from '@marcbachmann/cel-js';
import { fail } from '../failure.js';
import { format } from '../format.js';

/**
 * Functions of the package that count in UTF-16, know Unicode where CEL knows ASCII, or run regular expressions in a backtracking
 * engine: rules call ours instead, by these names. Source: ext.Strings of cel-go, version 2, which counts in code points.
 */
export const renamed: ReadonlyMap<string, string> = new Map(
  ['indexOf', 'join', 'lastIndexOf', 'lowerAscii', 'matches', 'split', 'substring', 'trim', 'upperAscii'].map((it) => [it, `${it}InCel`]),
);

class Strings {}

export function registerStrings(environment: Environment): void {
  environment
    .registerFunction('string.charAt(int): string', charAt)
    .registerFunction('string.indexOfInCel(string): int', (text: string, part: string) => indexOf(text, part, 0n))
    .registerFunction('string.indexOfInCel(string, int): int', indexOf)
    .registerFunction('string.lastIndexOfInCel(string): int', (text: string, part: string) => lastIndexOf(text, part))
    .registerFunction('string.lastIndexOfInCel(string, int): int', lastIndexOf)
    .registerFunction('list.joinInCel(): string', (list: readonly unknown[]) => join(list, ''))
    .registerFunction('list.joinInCel(string): string', join)
    .registerFunction('string.lowerAsciiInCel(): string', (text: string) => text.replace(/[A-Z]+/g, (it) => it.toLowerCase()))
    .registerFunction('string.upperAsciiInCel(): string', (text: string) => text.replace(/[a-z]+/g, (it) => it.toUpperCase()))
    .registerFunction('string.replace(string, string): string', (text: string, a: string, b: string) => replace(text, a, b, -1n))
    .registerFunction('string.replace(string, string, int): string', replace)
    .registerFunction('string.splitInCel(string): list<string>', (text: string, by: string) => split(text, by, -1n))
    .registerFunction('string.splitInCel(string, int): list<string>', split)
    .registerFunction('string.substringInCel(int): string', (text: string, from: bigint) => substring(text, from, undefined))
    .registerFunction('string.substringInCel(int, int): string', substring)
    .registerFunction('string.trimInCel(): string', (text: string) => text.trim())
    .registerFunction('string.format(list): string', format)
    .registerType('Strings', Strings)
    .registerConstant('strings', 'Strings', new Strings())
    .registerFunction('Strings.quote(string): string', (_: Strings, text: string) => quote(text));
}

function charAt(text: string, index: bigint): string {
  const points = [...text];
  if (index === BigInt(points.length)) return '';
  return points[Number(index)] ?? fail(`index out of range: ${index}`);
}

function indexOf(text: string, part: string, from: bigint): bigint {
  const points = [...text];
  if (from < 0n || from > BigInt(points.length)) fail(`index out of range: ${from}`);
  if (part === '') return from;
  const start = points.slice(0, Number(from)).join('').length;
  const found = text.indexOf(part, start);
  return found < 0 ? -1n : BigInt([...text.slice(0, found)].length);
}

function lastIndexOf(text: string, part: string, from?: bigint): bigint {
  const points = [...text];
  const last = from ?? BigInt(points.length);
  if (last < 0n || (from !== undefined && last >= BigInt(points.length) && part !== '')) fail(`index out of range: ${last}`);
  if (part === '') return last;
  const found = text.lastIndexOf(part, points.slice(0, Number(last)).join('').length);
  return found < 0 ? -1n : BigInt([...text.slice(0, found)].length);
}

function join(list: readonly unknown[], separator: string): string {
  if (!list.every((it) => typeof it === 'string')) fail('no such overload: join');
  return list.join(separator);
}

function replace(text: string, part: string, other: string, limit: bigint): string {
  if (limit < 0n) return text.replaceAll(part, () => other);
  const pieces = part === '' ? [...text] : text.split(part);
  const times = Number(limit);
  if (part === '') return [...pieces, ''].map((it, index) => (index < times ? other + it : it)).join('');
  return pieces.reduce((result, it, index) => result + (index <= times ? other : part) + it);
}

function split(text: string, separator: string, limit: bigint): readonly string[] {
  if (limit === 0n) return [];
  const pieces = separator === '' ? [...text] : text.split(separator);
  const most = Number(limit);
  if (limit < 0n || pieces.length <= most) return pieces;
  return [...pieces.slice(0, most - 1), pieces.slice(most - 1).join(separator)];
}

function substring(text: string, from: bigint, to: bigint | undefined): string {
  const points = [...text];
  const end = to ?? BigInt(points.length);
  if (from < 0n || from > BigInt(points.length)) fail(`index out of range: ${from}`);
  if (end < 0n || end > BigInt(points.length)) fail(`index out of range: ${end}`);
  if (from > end) fail(`invalid substring range. start: ${from}, end: ${end}`);
  return points.slice(Number(from), Number(end)).join('');
}

const escapes: Readonly<Record<string, string>> = {
  '\u0007': '\\a',
  '\b': '\\b',
  '\f': '\\f',
  '\n': '\\n',
  '\r': '\\r',
  '\t': '\\t',
  '\v': '\\v',
  '\\': '\\\\',
  '"': '\\"',
};

function quote(text: string): string {
  return `"${text.replace(/[\u0007-\r\\"]/g, (it) => escapes[it] ?? it)}"`;
}
