import { nearest } from '../../nearest.js';
import { compileRegularExpression } from '../../regularExpression.js';
import type { AnnotationData } from '../../schema/data.js';
import { createPattern, type Pattern } from '../../schema/pattern.js';
import { alternatives } from '../../schema/words.js';
import { isDuration, isNetwork } from './formats.js';

/** What is wrong with the value of an annotation, as half a sentence behind its name; undefined where its controller takes it. */
export function wrongValue(facts: AnnotationData, value: string): string | undefined {
  // What is empty counts as absent, and is not looked at.
  if (value === '') return undefined;
  const { type, maxLength } = facts;
  if (maxLength !== undefined && value.length > maxLength) return `may have ${maxLength} characters at most`;
  switch (type) {
    case 'any':
    case 'text':
      return undefined;
    case 'bool':
      return /^(1|t|T|TRUE|true|True|0|f|F|FALSE|false|False)$/.test(value) ? undefined : 'must be true or false';
    case 'int':
      return /^[+-]?\d{1,18}$/.test(value) ? undefined : 'must be a whole number, without a unit';
    case 'whole':
      return /^-?\d{1,9}$/.test(value) && Number(value) >= Number(facts.minimum ?? value)
        ? undefined
        : `must be a whole number${facts.minimum === undefined ? '' : `, at least ${facts.minimum}`}`;
    case 'size':
      return matches(facts, value) ? undefined : 'must be digits with at most one letter behind them: 8k, 10m, 1g';
    case 'options':
      return wrongOption(facts, value);
    case 'cidr-list':
      return value.split(',').every((it) => isNetwork(it.trim())) ? undefined : 'must be networks such as 10.0.0.0/8, with commas between';
    case 'cn-regex':
      return value.startsWith('CN=') && !(compileRegularExpression(value.slice(3)) instanceof Error)
        ? undefined
        : 'must be CN= and a regular expression';
    case 'duration':
      return isDuration(value) ? undefined : 'must be a duration in h, m and s, such as 2160h: there are no days';
    case 'exact-list':
      return value.split(',').every((it) => it === it.trim()) ? undefined : 'must have no blanks around its commas';
    case 'csv':
      return (value.match(/"/g) ?? []).length % 2 === 0
        ? undefined
        : 'must be one line of values with commas between, and every quote closed';
    case 'json':
      return isJsonMap(value) ? undefined : 'must be a map in JSON';
    case 'service-name':
      return matches(facts, value)
        ? undefined
        : 'must be the name of a Service in the namespace of the Ingress, without a namespace before it';
    case 'server-name':
    case 'server-name-list':
    case 'string':
      return /[\r\n]/.test(value) || !matches(facts, value) ? 'holds what ingress-nginx does not take there' : undefined;
  }
}

/** What was most likely meant by a value that its controller does not take. */
export function likelyValue({ type, values = [] }: AnnotationData, value: string): string | undefined {
  switch (type) {
    case 'bool':
      return /^(yes|on|enabled?|y)$/i.test(value) || value.toLowerCase() === 'true'
        ? 'true'
        : /^(no|off|disabled?|n)$/i.test(value) || value.toLowerCase() === 'false'
          ? 'false'
          : undefined;
    case 'int':
      return secondsOf(value);
    case 'size':
      return sizeOf(value);
    case 'options':
      return nearest(value.trim(), values);
    case 'exact-list':
      return value
        .split(',')
        .map((it) => it.trim())
        .join(',');
    default:
      return undefined;
  }
}

function wrongOption({ values = [], list, ignoresCase }: AnnotationData, value: string): string | undefined {
  const items = (list ? value.split(',') : [value]).map((it) => (ignoresCase ? it.trim().toLowerCase() : it.trim()));
  if (items.every((it) => values.includes(it))) return undefined;
  return list && values.length > 10
    ? 'must be names of usages with commas between, such as "server auth"'
    : `must be ${alternatives(values)}`;
}

const patterns = new Map<string, Pattern>();

/** By RE2: the expressions are those of the controller, the texts are anyone's. */
function matches({ regex = '', ignoresSpaces, type }: AnnotationData, value: string): boolean {
  const pattern = patterns.get(regex) ?? createPattern(regex);
  patterns.set(regex, pattern);
  const items = type === 'server-name-list' ? value.split(',').map((it) => it.trim()) : [value];
  return items.every((it) => pattern.matches(ignoresSpaces || type === 'size' ? it.replaceAll(' ', '') : it));
}

/** `60s` → `60`, `5m` → `300` */
function secondsOf(value: string): string | undefined {
  const [, number, unit = 's'] = /^(\d{1,9})\s*(s|m|h|sec|min|seconds|minutes)$/.exec(value.trim()) ?? [];
  if (number === undefined) return undefined;
  return String(Number(number) * (unit.startsWith('s') ? 1 : unit === 'h' ? 3600 : 60));
}

/** `10Mi` → `10m` */
function sizeOf(value: string): string | undefined {
  const [, number, unit] = /^(\d{1,15})\s*([kmg])(?:i?b?|bytes)$/i.exec(value.trim()) ?? [];
  return number === undefined || unit === undefined ? undefined : `${number}${unit.toLowerCase()}`;
}

function isJsonMap(value: string): boolean {
  try {
    const read: unknown = JSON.parse(value);
    return typeof read === 'object' && read !== null && !Array.isArray(read);
  } catch {
    return false;
  }
}
