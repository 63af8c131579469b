import { isAlias, isMap, isSeq, parseDocument as parseYaml, type Document, type ParsedNode, type Scalar, type YAMLMap } from 'yaml';
import type { Problem } from '../problem.js';
import type { Entry, ListNode, MapNode, Node, ScalarNode, ScalarStyle } from './nodes.js';
import { readPlain, readTagged } from './scalar.js';

/** One document as kubectl reads it. */
export interface ParsedDocument {
  /** Absent when the document is empty, or holds comments alone. After a syntax error: what could still be read. */
  readonly root?: Node;
  readonly problems: readonly Problem[];
  /** The text is a template (`{{ … }}`) that only becomes YAML later: it defines nothing and complains of nothing. */
  readonly templated: boolean;
}

/** go-yaml refuses documents whose aliases blow up; no honest manifest comes near this many nodes. */
const mostNodes = 200_000;

/**
 * Parses the text of one document. Never throws: a broken document gives problems and what is known of it.
 * Offsets are UTF-16, relative to `text`.
 */
export function parseDocument(text: string): ParsedDocument {
  const document = read(text);
  if (!document) return { problems: [syntaxProblem(0, text.length, 'This document is nested too deeply to be read.')], templated: false };
  // The package puts an error at the end of the text one beyond it.
  const inside = (offset: number): number => Math.min(offset, text.length);
  const problems: Problem[] = document.errors.map(({ pos: [start, end], message }) =>
    syntaxProblem(inside(start), inside(Math.max(start, end)), sentence(message)),
  );
  const reading: Reading = { text, anchors: new Map(), problems, sizes: new WeakMap(), templated: false };
  const root = document.contents === null ? undefined : convert(reading, document.contents);
  const templated = reading.templated || (problems.length > 0 && text.includes('{{'));
  if (templated) return { problems: [], templated };
  if (root && isEmptyScalar(root)) return { problems, templated };
  return { ...(root && { root }), problems, templated };
}

function read(text: string): Document.Parsed | undefined {
  try {
    return parseYaml(text, {
      version: '1.1',
      schema: 'failsafe',
      merge: false,
      uniqueKeys: false,
      prettyErrors: false,
      logLevel: 'silent',
    });
  } catch (error) {
    // The package recurses: thousands of nested brackets end its stack.
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}

interface Reading {
  readonly text: string;
  readonly anchors: Map<string, Node>;
  readonly problems: Problem[];
  /** How many nodes a node stands for once its aliases are followed. */
  readonly sizes: WeakMap<Node, number>;
  templated: boolean;
}

function convert(reading: Reading, node: ParsedNode): Node {
  if (isAlias(node)) return followAlias(reading, node.source, node.range);
  const converted = isMap(node)
    ? convertMap(reading, node)
    : isSeq(node)
      ? convertList(reading, node)
      : convertScalar(reading, node);
  if (node.anchor) reading.anchors.set(node.anchor, converted);
  return converted;
}

function followAlias(reading: Reading, name: string, [start, end]: readonly [number, number, number]): Node {
  const target = reading.anchors.get(name);
  if (target && (reading.sizes.get(target) ?? 1) < mostNodes) return target;
  const message = target
    ? 'This document uses aliases so much that kubectl refuses to read it.'
    : `No anchor is named "${name}" before this alias.`;
  reading.problems.push(syntaxProblem(start, end, message));
  return emptyScalar(start, end);
}

function convertMap(reading: Reading, node: YAMLMap.Parsed): MapNode {
  const [start, end] = node.range;
  const entries: Entry[] = [];
  const merged: Entry[] = [];
  for (const pair of node.items) {
    const key = convert(reading, pair.key);
    if (key.is !== 'scalar') {
      if (reading.text.startsWith('{{', key.start - 1)) reading.templated = true;
      else reading.problems.push(syntaxProblem(key.start, key.end, 'A key of a manifest is text, not a map or a list.'));
      continue;
    }
    const value = pair.value ? convert(reading, pair.value) : emptyScalar(key.end, key.end);
    if (key.value === '<<' && key.style === 'plain') merged.push(...spread(reading, value));
    else entries.push({ key: { ...key, value: keyText(key.value) }, value, start: key.start, end: Math.max(key.end, value.end) });
  }
  const own = new Set(entries.map((it) => it.key.value));
  for (const entry of merged) {
    if (own.has(entry.key.value)) continue;
    own.add(entry.key.value);
    entries.push({ ...entry, merged: true });
  }
  return sized(
    reading,
    { is: 'map', flow: Boolean(node.flow), start, end, entries },
    entries.map((it) => it.value),
  );
}

/** What a merge key brings: the entries of a map, or of each map of a list, the first of which wins. */
function spread(reading: Reading, value: Node): readonly Entry[] {
  if (value.is === 'map') return value.entries;
  if (value.is === 'list' && value.items.every((it) => it.is === 'map')) return value.items.flatMap((it) => (it).entries);
  reading.problems.push(syntaxProblem(value.start, value.end, 'A merge key needs a map, or a list of maps.'));
  return [];
}

function convertList(reading: Reading, node: { items: unknown[]; range: readonly [number, number, number]; flow?: boolean }): ListNode {
  const [start, end] = node.range;
  const items = node.items.map((it) => convert(reading, it as ParsedNode));
  return sized(reading, { is: 'list', flow: Boolean(node.flow), start, end, items }, items);
}

const styles: Readonly<Record<string, ScalarStyle>> = {
  PLAIN: 'plain',
  QUOTE_SINGLE: 'single',
  QUOTE_DOUBLE: 'double',
  BLOCK_LITERAL: 'literal',
  BLOCK_FOLDED: 'folded',
};

function convertScalar(reading: Reading, node: Scalar.Parsed): ScalarNode {
  const [start, end] = node.range;
  const style = styles[node.type ?? 'PLAIN'] ?? 'plain';
  const text = typeof node.value === 'string' ? node.value : (node.source ?? '');
  if (style === 'plain' && text.includes('{{')) reading.templated = true;
  const value = node.tag && node.tag !== '!' ? readTagged(text, node.tag) : style === 'plain' && !node.tag ? readPlain(text) : text;
  if (typeof value === 'number' && !Number.isFinite(value)) {
    reading.problems.push(
      syntaxProblem(start, end, `kubectl cannot read "${text}": JSON has no such number; put it in quotes if it is text.`),
    );
  }
  return { is: 'scalar', start, end, value, style };
}

function sized<T extends Node>(reading: Reading, node: T, children: readonly Node[]): T {
  reading.sizes.set(
    node,
    children.reduce((sum, it) => sum + (reading.sizes.get(it) ?? 1), 1),
  );
  return node;
}

/** JSON keys are text: `1:` is "1", and `on:` is "true". */
function keyText(value: ScalarNode['value']): string {
  return value === null ? 'null' : String(value);
}

function isEmptyScalar(node: Node): boolean {
  return node.is === 'scalar' && node.value === null && node.start === node.end;
}

function emptyScalar(start: number, end: number): ScalarNode {
  return { is: 'scalar', start, end, value: null, style: 'plain' };
}

function sentence(message: string): string {
  return /[.!?]$/.test(message) ? message : `${message}.`;
}

function syntaxProblem(start: number, end: number, message: string): Problem {
  return { start, end, severity: 'error', source: 'yaml', code: 'yaml-syntax', message };
}
