import { matchesFiles } from './filePatterns.js';
import { isList, isMap, loadYaml, pythonText, type Yaml, type YamlMap } from './loadYaml.js';
import type { OptionValue } from './option.js';
import { optionFault, valueOf } from './optionValue.js';
import { presets } from './presets.js';
import type { Level } from './problem.js';
import type { Rule } from './rule.js';
import { ruleNamed } from './rules/index.js';
import { byCodePoint, type Habits } from './source.js';

/** A configuration of yamllint, with all that it extends. */
export interface Config {
  /** In the order that their problems are told in. */
  readonly rules: readonly EnabledRule[];
  /** Whether the file of a path is not to be checked at all. */
  readonly ignores: (path: string) => boolean;
  /** Whether a file name is checked that is found in a folder, and not named itself. */
  readonly takes: (name: string) => boolean;
  readonly habits: Habits;
}

export interface EnabledRule {
  readonly rule: Rule;
  readonly level: Level;
  readonly options: Readonly<Record<string, OptionValue>>;
  readonly ignores: (path: string) => boolean;
}

/** Why a configuration cannot be used: one line in yamllint's own words, or two, the second of which names a place. */
export interface ConfigProblem {
  readonly problem: string;
}

/** What a configuration needs of where it is read. */
export interface ConfigHost {
  /** The text of a file that a configuration extends or takes patterns from; undefined where there is none. */
  readonly read: (path: string) => string | undefined;
  readonly lineBreak: Habits['lineBreak'];
}

/** Reads the text of a configuration as yamllint 1.38.0 does. */
export function readConfig(text: string, host: ConfigHost): Config | ConfigProblem {
  const draft = readDraft(text, host, []);
  if ('problem' in draft) return draft;
  const rules: EnabledRule[] = [];
  for (const [id, setting] of draft.rules) {
    const rule = ruleNamed(id);
    if (!rule) return invalid(`no such rule: "${id}"`);
    if (setting === 'disable') continue;
    const enabled = enable(rule, setting, host);
    if ('problem' in enabled) return enabled;
    rules.push(enabled);
  }
  return {
    rules,
    ignores: matchesFiles(draft.ignore ?? []),
    takes: matchesFiles(draft.yamlFiles ?? ['*.yaml', '*.yml', '.yamllint']),
    habits: { lineBreak: host.lineBreak, compare: orderOf(draft.locale) },
  };
}

/** A configuration before its options are looked at, with what it extends. */
interface Draft {
  readonly rules: ReadonlyMap<string, 'disable' | YamlMap>;
  readonly ignore?: readonly string[];
  readonly yamlFiles?: readonly string[];
  readonly locale?: string;
}

/** `chain` are the files that extend this one, down to it. */
function readDraft(text: string, host: ConfigHost, chain: readonly string[]): Draft | ConfigProblem {
  const loaded = loadYaml(text);
  if ('problem' in loaded) return invalid(loaded.problem);
  if (!isMap(loaded.value)) return invalid('not a mapping');
  const top = loaded.value;
  const rules = readRules(top);
  if ('problem' in rules) return rules;
  const base = top.has('extends') ? readBase(top.get('extends'), host, chain) : { rules: new Map<string, never>() };
  if ('problem' in base) return base;
  const ignore = readIgnore(top, host);
  if ('problem' in ignore) return ignore;
  const yamlFiles = top.get('yaml-files');
  if (yamlFiles !== undefined && !isTexts(yamlFiles)) return invalid('yaml-files should be a list of file patterns');
  const locale = top.get('locale');
  if (locale !== undefined && typeof locale !== 'string') return invalid('locale should be a string');
  return {
    rules: extended(base.rules, rules.rules),
    ...((ignore.patterns ?? base.ignore) && { ignore: ignore.patterns ?? base.ignore ?? [] }),
    ...(yamlFiles && { yamlFiles }),
    ...(locale !== undefined && { locale }),
  };
}

function invalid(why: string): ConfigProblem {
  return { problem: `invalid config: ${why}` };
}

function isTexts(value: Yaml | undefined): value is readonly string[] {
  return isList(value) && value.every((it) => typeof it === 'string');
}

type Setting = 'enable' | 'disable' | YamlMap;

function readRules(top: YamlMap): { readonly rules: ReadonlyMap<string, Setting> } | ConfigProblem {
  const written = top.has('rules') ? top.get('rules') : new Map<Yaml, Yaml>();
  if (!isMap(written)) return invalid('rules should be a mapping');
  const rules = new Map<string, Setting>();
  for (const [key, value] of written) {
    const id = pythonText(key);
    if (value === 'enable' || value === 'disable' || isMap(value)) rules.set(id, value);
    else if (value === false) rules.set(id, 'disable');
    else return invalid(`rule "${id}": should be either "enable", "disable" or a mapping`);
  }
  return { rules };
}

function readBase(name: Yaml | undefined, host: ConfigHost, chain: readonly string[]): Draft | ConfigProblem {
  if (typeof name !== 'string') return invalid('extends should be a name or a path');
  if (chain.includes(name)) return invalid(`${name} extends itself`);
  const text = presets.get(name) ?? host.read(name);
  return text === undefined ? missing(name) : readDraft(text, host, [...chain, name]);
}

function missing(path: string): ConfigProblem {
  return { problem: `[Errno 2] No such file or directory: '${path}'` };
}

/** Rules keep the place that they have in what is extended. */
function extended(base: Draft['rules'], own: ReadonlyMap<string, Setting>): Draft['rules'] {
  const rules = new Map(base);
  for (const [id, setting] of own) {
    const below = rules.get(id);
    const options = below === undefined || below === 'disable' ? new Map<Yaml, Yaml>() : below;
    if (setting === 'disable') rules.set(id, setting);
    else rules.set(id, setting === 'enable' ? options : new Map([...options, ...setting]));
  }
  return rules;
}

type Ignore = { readonly patterns?: readonly string[] } | ConfigProblem;

/** `ignore`, or the lines of the files that `ignore-from-file` names: of a whole configuration or of one rule. */
function readIgnore(settings: YamlMap, host: ConfigHost, rule?: string): Ignore {
  const ignore = settings.get('ignore');
  const files = settings.get('ignore-from-file');
  if (files !== undefined) {
    if (ignore !== undefined && rule === undefined) return invalid('ignore and ignore-from-file keys cannot be used together');
    const valid = rule === undefined ? '' : 'valid ';
    if (typeof files !== 'string' && !isTexts(files)) {
      return invalid(`ignore-from-file should contain ${valid}filename(s), either as a list or string`);
    }
    return readPatterns(typeof files === 'string' ? [files] : files, host);
  }
  if (ignore === undefined) return {};
  if (typeof ignore === 'string') return { patterns: ignore.split('\n') };
  return isTexts(ignore) ? { patterns: ignore } : invalid('ignore should contain file patterns');
}

function readPatterns(files: readonly string[], host: ConfigHost): Ignore {
  const texts = files.map((it) => host.read(it));
  const absent = texts.indexOf(undefined);
  return absent < 0 ? { patterns: texts.flatMap((it) => it?.split('\n') ?? []) } : missing(files[absent] ?? '');
}

function enable(rule: Rule, settings: YamlMap, host: ConfigHost): EnabledRule | ConfigProblem {
  const { id } = rule;
  const ignore = readIgnore(settings, host, id);
  if ('problem' in ignore) return ignore;
  const level = settings.has('level') ? settings.get('level') : 'error';
  if (level !== 'error' && level !== 'warning') return invalid('level should be "error" or "warning"');
  const options: Record<string, OptionValue> = Object.fromEntries(Object.entries(rule.options).map(([name, it]) => [name, it.default]));
  for (const [key, value] of settings) {
    const name = pythonText(key);
    if (['level', 'ignore', 'ignore-from-file'].includes(name)) continue;
    const option = Object.hasOwn(rule.options, name) ? rule.options[name] : undefined;
    if (!option) return invalid(`unknown option "${name}" for rule "${id}"`);
    const fault = optionFault(option, value);
    if (fault !== undefined) return invalid(`option "${name}" of "${id}" ${fault}`);
    options[name] = valueOf(option, value);
  }
  const conflict = rule.conflict?.(options);
  if (conflict !== undefined) return invalid(`${id}: ${conflict}`);
  return { rule, level, options, ignores: matchesFiles(ignore.patterns ?? []) };
}

/** The order of keys in a language that is named as C libraries do (`de_DE.UTF-8`); that of code points without one. */
function orderOf(locale: string | undefined): Habits['compare'] {
  const [name = ''] = (locale ?? 'C').split('.');
  if (name === '' || name === 'C' || name === 'POSIX') return byCodePoint;
  try {
    return new Intl.Collator(name.replaceAll('_', '-')).compare;
  } catch {
    // Intl tells of a name that is none by throwing; yamllint refuses one that the system does not know.
    return byCodePoint;
  }
}
