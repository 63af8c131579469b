import type { Node } from '../yaml/nodes.js';
import type { Type } from './types.js';

/** What a type wants, as it stands in a sentence after "must be". */
export function expectation(type: Type): string {
  switch (type.is) {
    case 'object':
      return 'a map';
    case 'map':
      return `a map of ${plural(type.values)}`;
    case 'list':
      return `a list of ${plural(type.items)}`;
    case 'string':
      if (type.enum) return alternatives(type.enum);
      return type.format === 'byte' ? 'base64 text' : type.format?.startsWith('date-time') ? 'a time like 2026-01-02T15:04:05Z' : 'text';
    case 'integer':
      return 'a whole number';
    case 'number':
      return 'a number';
    case 'boolean':
      return 'true or false';
    case 'quantity':
      return 'a quantity such as 500m or 1Gi';
    case 'int-or-string':
      return 'a whole number or text';
    case 'any':
      return 'a value';
  }
}

function plural(type: Type): string {
  switch (type.is) {
    case 'object':
    case 'map':
      return 'maps';
    case 'list':
      return 'lists';
    case 'string':
      return 'text';
    case 'integer':
    case 'number':
      return 'numbers';
    case 'boolean':
      return 'booleans';
    case 'quantity':
      return 'quantities';
    default:
      return 'values';
  }
}

/** Patterns that say less than words do. */
const patternWords: Readonly<Record<string, string>> = {
  '^([0-9]+(\\.[0-9]+)?(s|m|h))$': 'one number with one unit: 30s, 5m or 1.5h',
  '^([0-9]+(\\.[0-9]+)?(s|m|h|d))$': 'one number with one unit: 30s, 5m, 1.5h or 2d',
};

/** What a pattern wants, as it stands after "must be" or "must match". */
export function patternExpectation(source: string): string {
  const words = patternWords[source];
  return words ? `be ${words}` : `match ${source}`;
}

/** What stands there instead, without its value: it may be a secret. */
export function found(node: Node): string {
  if (node.is === 'map') return 'a map';
  if (node.is === 'list') return 'a list';
  if (node.value === null) return 'nothing';
  if (typeof node.value === 'boolean') return node.style === 'plain' ? `the boolean ${node.value}` : 'a boolean';
  if (typeof node.value === 'number') return Number.isInteger(node.value) ? 'a number' : 'a fraction';
  return 'text';
}

/** `a`, `a or b`, `a, b or c`. */
export function alternatives(values: readonly (string | number)[]): string {
  const quoted = values.map((it) => (it === '' ? 'empty' : String(it)));
  return quoted.length < 2 ? quoted.join('') : `${quoted.slice(0, -1).join(', ')} or ${quoted.at(-1)}`;
}
