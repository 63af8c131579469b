import { lineLookup } from '../lines.js';
import { nearest } from '../nearest.js';
import { errorProblem } from '../yaml/parse.js';
import { readIgnore, readYamlFiles, type ReadFile } from './fileSettings.js';
import { fault, inBase, noSuchFile, placeOf, type ConfigFault, type Origin, type Settings, type Tell } from './configFault.js';
import { matchesFiles } from './filePatterns.js';
import { isList, isMap, loadYaml, pythonText, type Place, type Placed, type YamlEntry, type YamlMap } from './loadYaml.js';
import type { OptionValue } from './option.js';
import { optionFault, valueOf } from './optionValue.js';
import { presets } from './presets.js';
import type { Level } from './problem.js';
import type { Rule } from './rule.js';
import { ruleNamed, rules as allRules } from './rules/index.js';
import { levels, ruleSettings } from './settings.js';
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
  readonly read: ReadFile;
  readonly lineBreak: Habits['lineBreak'];
}

/** Reads the text of a configuration as yamllint 1.38.0 does. */
export function readConfig(text: string, host: ConfigHost): Config | ConfigProblem {
  const { config, faults } = checkConfig(text, host);
  return faults[0] ? { problem: faults[0].problem } : config;
}

/**
 * Reads the text of a configuration, and tells of everything that yamllint 1.38.0 refuses in it, in the order in which it comes upon it:
 * it ends with the first. With faults the configuration is what is left without them.
 */
export function checkConfig(text: string, host: ConfigHost): { readonly config: Config; readonly faults: readonly ConfigFault[] } {
  const faults: ConfigFault[] = [];
  const tell: Tell = (it) => faults.push(it);
  const draft = readDraft(text, host, [], tell);
  const rules: EnabledRule[] = [];
  for (const [id, { place, setting }] of draft.rules) {
    const rule = ruleNamed(id);
    if (!rule) tell(unknownRule(place, id));
    else if (setting !== 'disable') rules.push(enable(rule, setting, host, tell));
  }
  const config = {
    rules,
    ignores: matchesFiles(draft.ignore ?? []),
    takes: matchesFiles(draft.yamlFiles ?? ['*.yaml', '*.yml', '.yamllint']),
    habits: { lineBreak: host.lineBreak, compare: orderOf(draft.locale) },
  };
  return { config, faults };
}

function unknownRule(place: Origin, id: string): ConfigFault {
  const near = nearest(
    id,
    allRules.map((it) => it.id),
  );
  const hint = near === undefined ? '.' : `; did you mean "${near}"?`;
  return fault(place, 'unknown-rule', `no such rule: "${id}"`, `yamllint has no rule "${id}"${hint}`, near === undefined ? [] : [near]);
}

/** A configuration before its options are looked at, with what it extends. */
interface Draft {
  readonly rules: ReadonlyMap<string, DraftRule>;
  readonly ignore?: readonly string[] | undefined;
  readonly yamlFiles?: readonly string[] | undefined;
  readonly locale?: string | undefined;
}

interface DraftRule {
  /** Where the rule is named. */
  readonly place: Origin;
  readonly setting: 'disable' | Settings;
}

/** `chain` are the files that extend this one, down to it. */
function readDraft(text: string, host: ConfigHost, chain: readonly string[], tell: Tell): Draft {
  const top = readTop(text, tell);
  const rules = readRules(top, tell);
  const base = readBase(top.get('extends'), host, chain, tell);
  const ignore = readIgnore(top, host.read, undefined, tell);
  return {
    rules: extended(base.rules, rules),
    ignore: ignore ?? base.ignore,
    yamlFiles: readYamlFiles(top, tell),
    locale: readLocale(top, tell),
  };
}

function readTop(text: string, tell: Tell): YamlMap {
  const loaded = loadYaml(text);
  if ('message' in loaded) {
    const { message, offset } = loaded;
    const { line, column } = lineLookup(text)(offset);
    const problem = `${message}\n  in "<unicode string>", line ${line}, column ${column}`;
    tell(fault({ start: offset, end: offset + 1 }, 'yaml-syntax', problem, errorProblem(text, loaded).message));
  } else if (isMap(loaded.value)) {
    return loaded.value;
  } else {
    tell(fault(loaded, 'wrong-type', 'not a mapping', 'A configuration is a map: it starts with "extends: default" or with "rules:".'));
  }
  return new Map();
}

type Setting = 'enable' | 'disable' | YamlMap;

function readRules(top: YamlMap, tell: Tell): ReadonlyMap<string, { readonly place: Place; readonly setting: Setting }> {
  const rules = new Map<string, { readonly place: Place; readonly setting: Setting }>();
  const written = top.get('rules');
  if (!written) return rules;
  if (!isMap(written.value.value)) {
    tell(
      fault(placeOf(written), 'wrong-type', 'rules should be a mapping', '"rules" must be a map: a rule on each line, with its setting.'),
    );
    return rules;
  }
  for (const [name, entry] of written.value.value) {
    const id = pythonText(name);
    const { value } = entry.value;
    const setting = value === false ? 'disable' : value;
    if (setting === 'enable' || setting === 'disable' || isMap(setting)) rules.set(id, { place: entry.key, setting });
    else tell(wrongSetting(id, entry));
  }
  return rules;
}

function wrongSetting(id: string, entry: YamlEntry): ConfigFault {
  const { value } = entry.value;
  const near = value === true ? 'enable' : typeof value === 'string' ? nearest(value, ['enable', 'disable']) : undefined;
  const problem = `rule "${id}": should be either "enable", "disable" or a mapping`;
  const message = `"${id}" must be enable, disable or a map of its options.`;
  return fault(placeOf(entry), 'wrong-value', problem, message, near === undefined ? [] : [near]);
}

function readBase(entry: YamlEntry | undefined, host: ConfigHost, chain: readonly string[], tell: Tell): Draft {
  const nothing = { rules: new Map<string, never>() };
  if (!entry) return nothing;
  const { value: name } = entry.value;
  const place = placeOf(entry);
  if (typeof name !== 'string') {
    const message = `"extends" must be ${[...presets.keys()].join(', ')} or the path of another configuration.`;
    tell(fault(place, 'wrong-type', 'extends should be a name or a path', message));
    return nothing;
  }
  if (chain.includes(name)) {
    tell(fault(place, 'conflict', `${name} extends itself`, `"${name}" extends itself: one of the two must not extend the other.`));
    return nothing;
  }
  const text = presets.get(name) ?? host.read(name, 'configuration');
  if (text === undefined) {
    tell(unknownBase(place, name));
    return nothing;
  }
  const from = { start: place.start, end: place.end, from: name };
  const base = readDraft(text, host, [...chain, name], (it) => tell(inBase(it, from)));
  return { ...base, rules: new Map([...base.rules].map(([id, { setting }]) => [id, { place: from, setting: movedTo(from, setting) }])) };
}

/** What stands in another configuration is told of where that is extended. */
function movedTo(place: Origin, setting: DraftRule['setting']): DraftRule['setting'] {
  if (setting === 'disable') return setting;
  const moved = ({ value }: Placed): Placed => ({ value: isList(value) ? value.map((it) => ({ ...it, ...place })) : value, ...place });
  return new Map([...setting].map(([name, { key, value }]) => [name, { key: moved(key), value: moved(value) }]));
}

function unknownBase(place: Origin, name: string): ConfigFault {
  const near = nearest(name, presets.keys());
  const hint = near === undefined ? `: give the path of a file, or ${[...presets.keys()].join(' or ')}.` : `; did you mean "${near}"?`;
  const message = `There is no configuration "${name}"${hint}`;
  return { ...fault(place, 'unknown-configuration', '', message, near === undefined ? [] : [near]), problem: noSuchFile(name) };
}

/** Rules keep the place that they have in what is extended. */
function extended(base: Draft['rules'], own: ReturnType<typeof readRules>): Draft['rules'] {
  const rules = new Map(base);
  for (const [id, { place, setting }] of own) {
    const below = rules.get(id)?.setting ?? 'disable';
    const options: Settings = below === 'disable' ? new Map() : below;
    if (setting === 'disable') rules.set(id, { place, setting });
    else rules.set(id, { place, setting: setting === 'enable' ? options : new Map([...options, ...setting]) });
  }
  return rules;
}

function readLocale(top: YamlMap, tell: Tell): string | undefined {
  const entry = top.get('locale');
  if (!entry) return undefined;
  const { value } = entry.value;
  if (typeof value === 'string') return value;
  tell(fault(placeOf(entry), 'wrong-type', 'locale should be a string', '"locale" must be the name of a locale, such as de_DE.UTF-8.'));
  return undefined;
}

function enable(rule: Rule, settings: Settings, host: ConfigHost, tell: Tell): EnabledRule {
  const ignore = readIgnore(settings, host.read, rule.id, tell);
  const level = readLevel(settings.get('level'), tell);
  return { rule, level, options: readOptions(rule, settings, tell), ignores: matchesFiles(ignore ?? []) };
}

function readLevel(entry: YamlEntry | undefined, tell: Tell): Level {
  const value = entry?.value.value;
  if (value === 'warning' || value === 'error') return value;
  if (entry) {
    const near = typeof value === 'string' ? nearest(value, levels) : undefined;
    // Whoever writes a level means the one that is not there anyway.
    const instead = near === undefined ? levels.toReversed() : [near];
    tell(fault(placeOf(entry), 'wrong-value', 'level should be "error" or "warning"', '"level" must be error or warning.', instead));
  }
  return 'error';
}

function readOptions(rule: Rule, settings: Settings, tell: Tell): EnabledRule['options'] {
  const { id } = rule;
  const options: Record<string, OptionValue> = Object.fromEntries(Object.entries(rule.options).map(([name, it]) => [name, it.default]));
  let fits = true;
  for (const [key, entry] of settings) {
    const name = pythonText(key);
    if (Object.hasOwn(ruleSettings, name)) continue;
    const option = Object.hasOwn(rule.options, name) ? rule.options[name] : undefined;
    const wrong = option && optionFault(option, entry);
    fits &&= option !== undefined && wrong === undefined;
    if (!option) {
      tell(unknownOption(rule, name, entry));
    } else if (wrong) {
      const { part, code, problem, message, instead } = wrong;
      const place = { ...placeOf(entry), ...part };
      tell(fault(place, code, `option "${name}" of "${id}" ${problem}`, `"${name}" ${message}.`, instead));
    } else {
      options[name] = valueOf(option, entry.value);
    }
  }
  const conflict = fits ? rule.conflict?.(options) : undefined;
  if (conflict) tell(conflictFault(rule, conflict, settings));
  return options;
}

function unknownOption({ id, options }: Rule, name: string, { key }: YamlEntry): ConfigFault {
  const known = [...Object.keys(options), ...Object.keys(ruleSettings)];
  const near = nearest(name, known);
  const hint = near === undefined ? `: it takes ${known.join(', ')}.` : `; did you mean "${near}"?`;
  const message = `"${name}" is no option of "${id}"${hint}`;
  return fault(key, 'unknown-option', `unknown option "${name}" for rule "${id}"`, message, near === undefined ? [] : [near]);
}

function conflictFault({ id }: Rule, [setting, option]: readonly [string, string], settings: Settings): ConfigFault {
  const [name = ''] = setting.split(':');
  const usual = settings.has(name) ? '' : ', which holds as nothing else is said';
  const message = `"${option}" does not go together with "${setting}"${usual}: change one of the two.`;
  const place = settings.get(option)?.key ?? { start: 0, end: 0 };
  return fault(place, 'conflict', `${id}: cannot use both "${setting}" and "${option}"`, message);
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
