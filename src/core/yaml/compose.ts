import { expandedSize, mergeable } from './aliases.js';
import { closeMap, empty, list, openMap, type OpenMap } from './newNodes.js';
import type { Entry, ListNode, MapNode, Node, ScalarNode, ScalarStyle } from './nodes.js';
import { readPlain, readTagged } from './scalar.js';
import { endedScalarText } from './scalarText.js';
import { kind, style, type ScanError, type Tokens } from './tokens.js';

/** The trees of a stream, and the first thing that a YAML parser would refuse. */
export interface Composed {
  /** Of each document, undefined for an empty one. */
  readonly roots: readonly (Node | undefined)[];
  readonly error?: ScanError;
  /** What the grammar allows and kubectl does not read. */
  readonly remarks: readonly Remark[];
  /** A map stands as a key, or a plain scalar holds `{{`: the text is a template. */
  readonly templated: boolean;
}

export interface Remark {
  readonly start: number;
  readonly end: number;
  readonly message: string;
}

/** PyYAML, too, gives up at about this depth; go-yaml at ten times it. */
const deepest = 1000;

/** go-yaml refuses documents whose aliases blow up; no honest manifest comes near this many nodes. */
const mostNodes = 200_000;

/** How PyYAML's messages name tokens. */
const names = ['<stream start>', '<stream end>', '<directive>', '<document start>', '<document end>', '<block sequence start>', '<block mapping start>', '<block end>', '[', '{', ']', '}', '?', ':', '-', ',', '<alias>', '<anchor>', '<tag>', '<scalar>']; // prettier-ignore

const styleNames: readonly ScalarStyle[] = ['plain', 'plain', 'single', 'double', 'literal', 'folded'];

/**
 * Puts tokens together to trees, by the grammar of YAML 1.1. Never throws: what does not fit is told once, as PyYAML would, and
 * passed over, so that what stands around it is still there. For `grammar` alone the nodes hold nothing, which takes half the time.
 */
export function compose(tokens: Tokens, wanted: 'nodes' | 'grammar' = 'nodes'): Composed {
  const { text, kinds, starts, ends, styles, count } = tokens;
  const roots: (Node | undefined)[] = [];
  const remarks: Remark[] = [];
  let anchors = new Map<string, Node>();
  let handles = new Set<string>();
  const sizes = new Map<Node, number>();
  let error: ScanError | undefined;
  let templated = false;
  let at = 0;
  let depth = 0;
  const nothing = empty(0);

  /** The kind of the token that is next. Where the scanner had stumbled before, its error comes first. */
  function peek(): number {
    if (at >= tokens.delivered && tokens.error) error ??= tokens.error;
    return at < count ? (kinds[at] ?? 0) : kind.streamEnd;
  }

  function fail(message: string, offset = starts[at] ?? text.length): void {
    error ??= { message, offset };
  }

  function unexpected(wanted: string, verb: 'found' | 'got'): void {
    fail(`expected ${wanted}, but ${verb} '${names[peek()] ?? ''}'`);
  }

  function composeStream(): void {
    at = 1;
    while (peek() !== kind.streamEnd) {
      const before = at;
      const first = at === 1;
      while (!first && peek() === kind.documentEnd) at += 1;
      if (peek() === kind.streamEnd) break;
      anchors = new Map();
      const implicit = first && peek() !== kind.directive && peek() !== kind.documentStart;
      if (!implicit) startDocument();
      roots.push(!implicit && endsStream(peek()) ? undefined : composeNode(true, false));
      // What a broken document left over is not the start of another one.
      if (at === before) at += 1;
    }
  }

  function startDocument(): void {
    handles = new Set();
    let version = false;
    while (peek() === kind.directive) {
      const [, name, value = ''] = /^%(\w*)\s*(.*)$/.exec(text.slice(starts[at], ends[at])) ?? [];
      if (name === 'YAML') {
        if (version) fail('found duplicate YAML directive');
        if (!value.startsWith('1.')) fail('found incompatible YAML document (version 1.* is required)');
        version = true;
      } else if (name === 'TAG') {
        const handle = value.split(/\s/)[0] ?? '';
        if (handles.has(handle)) fail(`duplicate tag handle '${handle}'`);
        handles.add(handle);
      }
      at += 1;
    }
    if (peek() === kind.documentStart) at += 1;
    else unexpected(`'<document start>'`, 'found');
  }

  function composeNode(block: boolean, indentless: boolean): Node {
    if (peek() === kind.alias) return composeAlias();
    const start = starts[at] ?? text.length;
    let anchor: string | undefined;
    let tag: string | undefined;
    for (;;) {
      if (peek() === kind.anchor && anchor === undefined) anchor = text.slice((starts[at] ?? 0) + 1, ends[at]);
      else if (peek() === kind.tag && tag === undefined) tag = readTag();
      else break;
      at += 1;
    }
    const hasProperties = anchor !== undefined || tag !== undefined;
    const node = composeContent(block, indentless, hasProperties ? (ends[at - 1] ?? start) : undefined, tag);
    if (anchor !== undefined) anchors.set(anchor, node);
    return node;
  }

  function readTag(): string {
    const tag = text.slice(starts[at], ends[at]);
    const [handle] = /^![\w-]*!/.exec(tag) ?? [];
    if (handle !== undefined && handle !== '!!' && !handles.has(handle)) fail(`found undefined tag handle '${handle}'`);
    return tag;
  }

  /** `emptyAt` is set when a node with properties may stand without content. */
  function composeContent(block: boolean, indentless: boolean, emptyAt: number | undefined, tag: string | undefined): Node {
    const next = peek();
    if (next === kind.scalar) return composeScalar(tag);
    if (depth >= deepest) return tooDeep();
    depth += 1;
    const node =
      next === kind.blockEntry && indentless
        ? composeIndentless()
        : next === kind.flowSequenceStart
          ? composeFlowList()
          : next === kind.flowMappingStart
            ? composeFlowMap()
            : next === kind.blockSequenceStart && block
              ? composeBlockList()
              : next === kind.blockMappingStart && block
                ? composeBlockMap()
                : undefined;
    depth -= 1;
    if (node) return node;
    if (emptyAt !== undefined) return tag === undefined ? empty(emptyAt) : { ...empty(emptyAt), value: readTagged('', tag) };
    failContent();
    return empty(starts[at] ?? text.length);
  }

  function failContent(): void {
    fail(`expected the node content, but found '${names[peek()] ?? ''}'`);
  }

  function tooDeep(): Node {
    const start = starts[at] ?? text.length;
    fail('this is nested too deeply to be read');
    at = count - 1;
    return empty(start);
  }

  function composeAlias(): Node {
    const [start, end] = [starts[at] ?? 0, ends[at] ?? 0];
    const name = text.slice(start + 1, end);
    at += 1;
    const target = anchors.get(name);
    if (target && expandedSize(target, sizes) < mostNodes) return target;
    const message = target
      ? 'This document uses aliases so much that kubectl refuses to read it.'
      : `No anchor is named "${name}" before this alias.`;
    remarks.push({ start, end, message });
    return empty(start, end);
  }

  function composeScalar(tag: string | undefined): ScalarNode {
    if (wanted === 'grammar') {
      at += 1;
      return nothing;
    }
    const [start, end, scalarStyle] = [starts[at] ?? 0, ends[at] ?? 0, styles[at] ?? 0];
    const written = endedScalarText(tokens, at);
    at += 1;
    const plain = scalarStyle === style.plain;
    if (plain && written.includes('{{')) templated = true;
    const value = tag !== undefined && tag !== '!' ? readTagged(written, tag) : plain && tag === undefined ? readPlain(written) : written;
    if (typeof value === 'number' && !Number.isFinite(value)) {
      remarks.push({ start, end, message: `kubectl cannot read "${written}": JSON has no such number; put it in quotes if it is text.` });
    }
    return { is: 'scalar', start, end, value, style: styleNames[scalarStyle] ?? 'plain' };
  }

  function composeBlockList(): ListNode {
    const start = starts[at] ?? 0;
    const items: Node[] = [];
    at += 1;
    for (;;) {
      const next = peek();
      if (next === kind.blockEntry) {
        at += 1;
        const after = peek();
        items.push(after === kind.blockEntry || after === kind.blockEnd ? empty(ends[at - 1] ?? start) : composeNode(true, false));
      } else if (next === kind.blockEnd) {
        at += 1;
        break;
      } else if (endsStream(next)) {
        break;
      } else {
        unexpected('<block end>', 'found');
        passOver();
      }
    }
    return list(start, items, false);
  }

  /** A list that is no deeper than the key that it belongs to. */
  function composeIndentless(): ListNode {
    const start = starts[at] ?? 0;
    const items: Node[] = [];
    while (peek() === kind.blockEntry) {
      at += 1;
      const after = peek();
      const isEmpty = after === kind.blockEntry || after === kind.key || after === kind.value || after === kind.blockEnd;
      items.push(isEmpty ? empty(ends[at - 1] ?? start) : composeNode(true, false));
    }
    return list(start, items, false);
  }

  function composeBlockMap(): MapNode {
    const map = openMap(starts[at] ?? 0, false);
    at += 1;
    for (;;) {
      const next = peek();
      if (next === kind.key) {
        at += 1;
        const key = endsPart(peek()) ? empty(ends[at - 1] ?? 0) : composeNode(true, true);
        addEntry(map, key, blockValue(key.end));
      } else if (next === kind.blockEnd) {
        at += 1;
        break;
      } else if (endsStream(next)) {
        break;
      } else {
        unexpected('<block end>', 'found');
        recoverEntry(map);
      }
    }
    return closeMap(map);
  }

  function endsPart(next: number): boolean {
    return next === kind.key || next === kind.value || next === kind.blockEnd;
  }

  function blockValue(keyEnd: number): Node {
    if (peek() !== kind.value) return empty(keyEnd);
    const end = ends[at] ?? keyEnd;
    at += 1;
    return endsPart(peek()) ? empty(end) : composeNode(true, true);
  }

  /** A key that has no colon yet, while it is typed, is a key without a value. */
  function recoverEntry(map: OpenMap): void {
    const last = map.entries.at(-1);
    if (peek() === kind.scalar) {
      const key = composeScalar(undefined);
      addEntry(map, key, blockValue(key.end));
    } else if (peek() === kind.blockMappingStart && last?.value.is === 'scalar' && last.value.start < (starts[at] ?? 0)) {
      // The first key of a map was taken for the value of the key above.
      const rest = composeBlockMap();
      const first: Entry = { key: last.value, value: empty(last.value.end), start: last.value.start, end: last.value.end };
      const value: MapNode = { ...rest, start: first.start, entries: [first, ...rest.entries] };
      map.entries[map.entries.length - 1] = { ...last, value, end: value.end };
    } else {
      passOver();
    }
  }

  function composeFlowList(): ListNode {
    const start = starts[at] ?? 0;
    const items: Node[] = [];
    at += 1;
    for (let first = true; peek() !== kind.flowSequenceEnd; first = false) {
      if (!first && !passComma(`',' or ']'`)) break;
      if (peek() === kind.flowSequenceEnd) break;
      if (endsFlow(peek())) {
        failContent();
        break;
      }
      if (peek() === kind.key) items.push(composePair());
      else items.push(composeFlowNode());
    }
    return list(start, items, true, closeFlow(kind.flowSequenceEnd, `',' or ']'`));
  }

  /** `[a: b]` is a list of one map. */
  function composePair(): MapNode {
    const map = openMap(starts[at] ?? 0, true);
    at += 1;
    addFlowEntry(map, kind.flowSequenceEnd);
    return closeMap(map);
  }

  function composeFlowMap(): MapNode {
    const map = openMap(starts[at] ?? 0, true);
    at += 1;
    for (let first = true; peek() !== kind.flowMappingEnd; first = false) {
      if (!first && !passComma(`',' or '}'`)) break;
      if (peek() === kind.flowMappingEnd) break;
      if (endsFlow(peek())) {
        failContent();
        break;
      }
      if (peek() === kind.key) {
        at += 1;
        addFlowEntry(map, kind.flowMappingEnd);
      } else {
        const key = composeFlowNode();
        addEntry(map, key, empty(key.end));
      }
    }
    return closeMap(map, closeFlow(kind.flowMappingEnd, `',' or '}'`));
  }

  function addFlowEntry(map: OpenMap, closer: number): void {
    const endsItem = (next: number): boolean => next === kind.flowEntry || next === closer;
    const key = endsItem(peek()) || peek() === kind.value ? empty(ends[at - 1] ?? 0) : composeFlowNode();
    if (peek() !== kind.value) return addEntry(map, key, empty(key.end));
    const end = ends[at] ?? key.end;
    at += 1;
    addEntry(map, key, endsItem(peek()) ? empty(end) : composeFlowNode());
  }

  function composeFlowNode(): Node {
    const before = at;
    const node = composeNode(false, false);
    if (at === before && !endsFlow(peek())) at += 1;
    return node;
  }

  /**
   * Between two items. Any other token than a comma is told of, and taken for the next item if it can be one. False when there is
   * nothing more to read.
   */
  function passComma(wanted: string): boolean {
    if (peek() === kind.flowEntry) {
      at += 1;
      return true;
    }
    unexpected(wanted, 'got');
    while (peek() === kind.value || peek() === kind.blockEntry) at += 1;
    return !endsFlow(peek());
  }

  function closeFlow(closer: number, wanted: string): number {
    if (peek() === closer) {
      at += 1;
      return ends[at - 1] ?? text.length;
    }
    unexpected(wanted, 'got');
    return Math.min(starts[at] ?? text.length, text.length);
  }

  function endsFlow(next: number): boolean {
    return endsStream(next) || next === kind.blockEnd;
  }

  function endsStream(next: number): boolean {
    return next === kind.streamEnd || next === kind.documentStart || next === kind.documentEnd || next === kind.directive;
  }

  /** Reads something where it does not belong, and drops it. */
  function passOver(): void {
    const before = at;
    if (peek() === kind.key) {
      at += 1;
      if (!endsPart(peek())) composeNode(true, true);
      blockValue(0);
    } else if (peek() === kind.blockEntry || peek() === kind.value) {
      at += 1;
      if (!endsPart(peek()) && peek() !== kind.blockEntry && !endsStream(peek())) composeNode(true, false);
    } else {
      composeNode(true, false);
    }
    if (at === before) at += 1;
  }

  function addEntry(map: OpenMap, key: Node, value: Node): void {
    if (wanted === 'grammar') return;
    if (key.is !== 'scalar') {
      if (text.startsWith('{{', map.start)) templated = true;
      else remarks.push({ start: key.start, end: key.end, message: 'A key of a manifest is text, not a map or a list.' });
    } else if (key.value === '<<' && key.style === 'plain') {
      const brought = mergeable(value);
      if (brought) map.merged.push(...brought);
      else remarks.push({ start: value.start, end: value.end, message: 'A merge key needs a map, or a list of maps.' });
    } else {
      const named = typeof key.value === 'string' ? key : { ...key, value: String(key.value) };
      map.entries.push({ key: named, value, start: key.start, end: Math.max(key.end, value.end) });
    }
  }

  composeStream();
  return { roots, ...(error && { error }), remarks, templated };
}
