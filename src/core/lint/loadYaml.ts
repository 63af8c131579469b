import { scan } from '../yaml/scan.js';
import { scalarText } from '../yaml/scalarText.js';
import { syntaxErrorOf } from '../yaml/syntaxError.js';
import { kind, style, type ScanError, type Tokens } from '../yaml/tokens.js';
import { plainType, type PlainType } from './plainType.js';

/** A value as a reader of YAML 1.1 has it. Numbers are integers: what no setting takes, such as a fraction or a date, is `Other`. */
export type Yaml = string | number | boolean | null | Other | readonly Placed[] | YamlMap;
export type YamlMap = ReadonlyMap<Yaml, YamlEntry>;

/** Where something stands: UTF-16 offsets, end exclusive. */
export interface Place {
  readonly start: number;
  readonly end: number;
}

/**
 * A value and its place, without a tag or an anchor: of a map or a list that of its first token, which has no width outside of brackets
 * and braces; of nothing no width either.
 */
export interface Placed extends Place {
  readonly value: Yaml;
}

export interface YamlEntry {
  readonly key: Placed;
  readonly value: Placed;
}

export interface Other {
  readonly written: string;
}

export function isMap(value: Yaml | undefined): value is YamlMap {
  return value instanceof Map;
}

export function isList(value: Yaml | undefined): value is readonly Placed[] {
  return Array.isArray(value);
}

/** A scalar as Python writes it in a text. */
export function pythonText(value: Yaml): string {
  if (value === null) return 'None';
  if (typeof value === 'boolean') return value ? 'True' : 'False';
  if (typeof value === 'string' || typeof value === 'number') return String(value);
  return 'written' in value ? value.written : '';
}

/** Reads a text of one document as PyYAML's safe loader does: YAML 1.1, and of a key that stands twice the last one counts. */
export function loadYaml(text: string): Placed | ScanError {
  const tokens = scan(text);
  return syntaxErrorOf(tokens) ?? load(tokens);
}

/** The grammar holds: what is wrong now is wrong with the meaning. */
function load(tokens: Tokens): Placed | ScanError {
  const { text, kinds, styles, starts, ends } = tokens;
  const anchors = new Map<string, Yaml>();
  let problem: ScanError | undefined;
  let at = 1;

  function fail(message: string, index: number): null {
    problem ??= { message, offset: starts[index] ?? 0 };
    return null;
  }

  function skip(...unwanted: readonly number[]): void {
    while (unwanted.includes(kinds[at] ?? 0)) at += 1;
  }

  function node(): Placed {
    let anchor: string | undefined;
    let tag: number | undefined;
    for (; kinds[at] === kind.anchor || kinds[at] === kind.tag; at += 1) {
      if (kinds[at] === kind.tag) tag = at;
      else anchor = text.slice((starts[at] ?? 0) + 1, ends[at]);
    }
    const [first, behind] = [at, ends[at - 1] ?? 0];
    const value = content(tag, (it) => {
      if (anchor !== undefined) anchors.set(anchor, it);
      return it;
    });
    return at === first ? { value, start: behind, end: behind } : { value, start: starts[first] ?? 0, end: ends[first] ?? 0 };
  }

  /** A map or a list is kept for its aliases before it is filled: it may hold them. */
  function content(tag: number | undefined, keep: <T extends Yaml>(value: T) => T): Yaml {
    switch (kinds[at]) {
      case kind.alias:
        return alias();
      case kind.scalar:
        return keep(scalar(tag));
      case kind.blockMappingStart:
      case kind.flowMappingStart:
        at += 1;
        return mapping(keep(new Map<Yaml, YamlEntry>()));
      case kind.blockSequenceStart:
      case kind.flowSequenceStart:
        at += 1;
        return sequence(keep([]), kind.blockEnd, kind.flowSequenceEnd);
      case kind.blockEntry:
        return sequence(keep([]));
      default:
        return keep(null);
    }
  }

  function alias(): Yaml {
    const name = text.slice((starts[at] ?? 0) + 1, ends[at]);
    at += 1;
    return anchors.get(name) ?? (anchors.has(name) ? null : fail(`found undefined alias '${name}'`, at - 1));
  }

  function scalar(tag: number | undefined): Yaml {
    const value = scalarText(tokens, at);
    const isPlain = styles[at] === style.plain;
    at += 1;
    if (tag === undefined) return isPlain ? resolved(value, plainType(value)) : value;
    const name = text.slice(starts[tag], ends[tag]).replace(/^!!|^!<(.*)>$/, (_, uri?: string) => uri ?? 'tag:yaml.org,2002:');
    if (name === '!' || name === 'tag:yaml.org,2002:str') return value;
    if (/^tag:yaml\.org,2002:(?:null|bool|int|float|timestamp|binary)$/.test(name)) return resolved(value, plainType(value));
    return fail(`could not determine a constructor for the tag '${name}'`, tag);
  }

  function mapping(into: Map<Yaml, YamlEntry>): YamlMap {
    const own: YamlEntry[] = [];
    while (kinds[at] !== kind.blockEnd && kinds[at] !== kind.flowMappingEnd) {
      skip(kind.flowEntry);
      if (kinds[at] === kind.flowMappingEnd) break;
      const isMerge = kinds[at] === kind.key && kinds[at + 1] === kind.scalar && styles[at + 1] === style.plain;
      const read = entry();
      if (isMerge && read.key.value === '<<')
        for (const it of merged(read.value.value)) for (const [name, held] of it) into.set(name, held);
      else own.push(read);
    }
    at += 1;
    for (const it of own) into.set(it.key.value, it);
    return into;
  }

  function entry(): YamlEntry {
    skip(kind.key);
    const start = at;
    const key = node();
    if (isMap(key.value) || isList(key.value)) fail('found unhashable key', start);
    if (kinds[at] !== kind.value) return { key, value: { value: null, start: key.end, end: key.end } };
    at += 1;
    return { key, value: node() };
  }

  /** The maps that a merge key brings, the one that counts most at the end. */
  function merged(value: Yaml): readonly YamlMap[] {
    const maps = isList(value) ? value.map((it) => it.value).reverse() : [value];
    if (!maps.every(isMap)) fail('expected a mapping or list of mappings for merging', at - 1);
    return maps.filter(isMap);
  }

  /** Without closers: a sequence that ends where something else than a hyphen follows. */
  function sequence(into: Placed[], ...closers: readonly number[]): readonly Placed[] {
    const bare = closers.length === 0;
    while (bare ? kinds[at] === kind.blockEntry : !closers.includes(kinds[at] ?? 0)) {
      if (kinds[at] === kind.flowEntry) {
        at += 1;
      } else if (kinds[at] === kind.key) {
        const pair = entry();
        into.push({ ...pair.key, value: new Map([[pair.key.value, pair]]) });
      } else {
        skip(kind.blockEntry);
        into.push(node());
      }
    }
    if (!bare) at += 1;
    return into;
  }

  skip(kind.directive, kind.documentStart);
  const value = node();
  skip(kind.documentEnd);
  if (kinds[at] !== kind.streamEnd) fail('expected a single document in the stream', at);
  return problem ?? value;
}

function resolved(text: string, type: PlainType): Yaml {
  switch (type) {
    case 'null':
      return null;
    case 'bool':
      return /^(?:yes|true|on)$/i.test(text);
    case 'int':
      return integer(text);
    case 'float':
    case 'timestamp':
      return { written: text };
    default:
      return text;
  }
}

function integer(text: string): number {
  const digits = text.replace(/^[-+]|_/g, '');
  const sign = text.startsWith('-') ? -1 : 1;
  if (digits.includes(':')) return sign * digits.split(':').reduce((sum, it) => sum * 60 + Number(it), 0);
  if (/^0[0-7]/.test(digits)) return sign * parseInt(digits, 8);
  return sign * Number(digits);
}
