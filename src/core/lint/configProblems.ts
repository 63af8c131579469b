import { distinctProblems } from '../distinctProblems.js';
import { nearest } from '../nearest.js';
import type { Fix, Problem } from '../problem.js';
import { checkConfig, type ConfigHost } from './config.js';
import type { ConfigFault, FaultCode } from './configFault.js';
import { isMap, loadYaml, pythonText, type YamlEntry } from './loadYaml.js';
import { ruleNamed } from './rules/index.js';
import { topSettings } from './settings.js';

/**
 * Everything that is wrong in the text of a configuration, in the order of the text: an error for each thing that yamllint refuses,
 * a warning for each that it passes over. Offsets are UTF-16, in the text. Never throws.
 */
export function configProblems(text: string, host: ConfigHost): readonly Problem[] {
  const refused = checkConfig(text, host).faults.map((it) => problemOf(text, it));
  return distinctProblems([...refused, ...unknownKeys(text)]);
}

function problemOf(text: string, { start, end, code, message, instead }: ConfigFault): Problem {
  const fixes = [...instead.map((it) => replacement(start, end, it, instead.length === 1)), ...quoting(text, code, start, end)];
  return { ...visible(text, start, end), severity: 'error', source: 'yamllint', code, message, ...(fixes.length > 0 && { fixes }) };
}

/** What has no width is told of at the character behind it, or before it at the end of the text. */
function visible(text: string, start: number, end: number): { readonly start: number; readonly end: number } {
  if (end > start && end <= text.length) return { start, end };
  const from = Math.max(0, Math.min(start, text.trimEnd().length));
  return { start: from, end: Math.min(text.length, from + 1) };
}

function replacement(start: number, end: number, text: string, preferred: boolean): Fix {
  return { title: `Change to ${text}`, edits: [{ start, end, text }], ...(preferred && { preferred }) };
}

/** A number or a boolean where a text is wanted. */
function quoting(text: string, code: FaultCode, start: number, end: number): readonly Fix[] {
  const written = text.slice(start, end);
  if (code !== 'not-text' || !/^[\w.+-]+$/.test(written)) return [];
  return [{ title: 'Put it in quotes', edits: [{ start, end, text: `"${written}"` }], preferred: true }];
}

/** yamllint passes over keys that it does not know: whoever wrote them does not know that. */
function unknownKeys(text: string): readonly Problem[] {
  const loaded = loadYaml(text);
  const top = 'value' in loaded ? loaded.value : undefined;
  if (!isMap(top)) return [];
  const unknown = [...top.values()].filter(({ key }) => !Object.hasOwn(topSettings, pythonText(key.value)));
  const free = Object.keys(topSettings).filter((it) => !top.has(it));
  return unknown.map((it) => unknownKey(text, it, free));
}

function unknownKey(text: string, { key: { value, start, end } }: YamlEntry, free: readonly string[]): Problem {
  const name = pythonText(value);
  const near = nearest(name, free);
  const hint = ruleNamed(name) ? ': a rule belongs under "rules".' : near === undefined ? '.' : `; did you mean "${near}"?`;
  const message = `yamllint has no setting "${name}" and passes over it${hint}`;
  const fixes = near === undefined ? [] : [replacement(start, end, near, true)];
  const place = visible(text, start, end);
  return { ...place, severity: 'warning', source: 'yamllint', code: 'unknown-setting', message, ...(fixes.length > 0 && { fixes }) };
}
