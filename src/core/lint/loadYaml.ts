import { lineLookup } from '../lines.js';
import { scan } from '../yaml/scan.js';
import { scalarText } from '../yaml/scalarText.js';
import { syntaxErrorOf } from '../yaml/syntaxError.js';
import { kind, style, type Tokens } from '../yaml/tokens.js';
import { plainType, type PlainType } from './plainType.js';

/** A value as a reader of YAML 1.1 has it. Numbers are integers: what no setting takes, such as a fraction or a date, is `Other`. */
export type Yaml = string | number | boolean | null | Other | readonly Yaml[] | YamlMap;
export type YamlMap = ReadonlyMap<Yaml, Yaml>;

export interface Other {
  readonly written: string;
}

export function isMap(value: Yaml | undefined): value is YamlMap {
  return value instanceof Map;
}

export function isList(value: Yaml | undefined): value is readonly Yaml[] {
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
export function loadYaml(text: string): { readonly value: Yaml } | { readonly problem: string } {
  const tokens = scan(text);
  const wrong = syntaxErrorOf(tokens) ?? load(tokens);
  if ('value' in wrong) return wrong;
  const { line, column } = lineLookup(text)(wrong.offset);
  return { problem: `${wrong.message}\n  in "<unicode string>", line ${line}, column ${column}` };
}

/** The grammar holds: what is wrong now is wrong with the meaning. */
function load(tokens: Tokens): { readonly value: Yaml } | { readonly message: string; readonly offset: number } {
  const { text, kinds, styles, starts, ends } = tokens;
  const anchors = new Map<string, Yaml>();
  let problem: { message: string; offset: number } | undefined;
  let at = 1;

  function fail(message: string, index: number): null {
    problem ??= { message, offset: starts[index] ?? 0 };
    return null;
  }

  function skip(...unwanted: readonly number[]): void {
    while (unwanted.includes(kinds[at] ?? 0)) at += 1;
  }

  function node(): Yaml {
    let anchor: string | undefined;
    let tag: number | undefined;
    for (; kinds[at] === kind.anchor || kinds[at] === kind.tag; at += 1) {
      if (kinds[at] === kind.tag) tag = at;
      else anchor = text.slice((starts[at] ?? 0) + 1, ends[at]);
    }
    const keep = <T extends Yaml>(value: T): T => {
      if (anchor !== undefined) anchors.set(anchor, value);
      return value;
    };
    switch (kinds[at]) {
      case kind.alias:
        return alias();
      case kind.scalar:
        return keep(scalar(tag));
      case kind.blockMappingStart:
      case kind.flowMappingStart:
        at += 1;
        return mapping(keep(new Map<Yaml, Yaml>()));
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

  function mapping(into: Map<Yaml, Yaml>): YamlMap {
    const own: [Yaml, Yaml][] = [];
    while (kinds[at] !== kind.blockEnd && kinds[at] !== kind.flowMappingEnd) {
      skip(kind.flowEntry);
      if (kinds[at] === kind.flowMappingEnd) break;
      const isMerge = kinds[at] === kind.key && kinds[at + 1] === kind.scalar && styles[at + 1] === style.plain;
      const [key, value] = entry();
      if (isMerge && key === '<<') for (const it of merged(value)) for (const [name, held] of it) into.set(name, held);
      else own.push([key, value]);
    }
    at += 1;
    for (const [key, value] of own) into.set(key, value);
    return into;
  }

  function entry(): [Yaml, Yaml] {
    skip(kind.key);
    const start = at;
    const key = node();
    if (isMap(key) || isList(key)) fail('found unhashable key', start);
    if (kinds[at] !== kind.value) return [key, null];
    at += 1;
    return [key, node()];
  }

  /** The maps that a merge key brings, the one that counts most at the end. */
  function merged(value: Yaml): readonly YamlMap[] {
    const maps = isList(value) ? value.toReversed() : [value];
    if (!maps.every(isMap)) fail('expected a mapping or list of mappings for merging', at - 1);
    return maps.filter(isMap);
  }

  /** Without closers: a sequence that ends where something else than a hyphen follows. */
  function sequence(into: Yaml[], ...closers: readonly number[]): readonly Yaml[] {
    const bare = closers.length === 0;
    while (bare ? kinds[at] === kind.blockEntry : !closers.includes(kinds[at] ?? 0)) {
      if (kinds[at] === kind.flowEntry) {
        at += 1;
      } else if (kinds[at] === kind.key) {
        into.push(new Map([entry()]));
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
  return problem ?? { value };
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
