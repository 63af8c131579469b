import { fault, noSuchFile, placeOf, type ConfigFault, type Settings, type Tell } from './configFault.js';
import { isList, pythonText, type Yaml, type YamlEntry, type YamlMap } from './loadYaml.js';

/** The text of a file that a configuration extends or takes patterns from; undefined where there is none. */
export type ReadFile = (path: string, what: 'configuration' | 'patterns') => string | undefined;

/** `ignore`, or the lines of the files that `ignore-from-file` names: of a whole configuration or of one rule. */
export function readIgnore(settings: Settings, read: ReadFile, rule: string | undefined, tell: Tell): readonly string[] | undefined {
  const ignore = settings.get('ignore');
  const files = settings.get('ignore-from-file');
  if (files && ignore && rule === undefined) {
    const problem = 'ignore and ignore-from-file keys cannot be used together';
    tell(fault(files.key, 'conflict', problem, '"ignore-from-file" does not go together with "ignore": take one of the two out.'));
  } else if (files) {
    return readPatterns(files, read, rule, tell);
  }
  if (!ignore) return undefined;
  const { value } = ignore.value;
  const patterns = typeof value === 'string' ? value.split('\n') : textsOf(value);
  if (!patterns) {
    const message = '"ignore" must be file patterns: a list of them, or a text with one on each line.';
    tell(notTexts(ignore, 'ignore should contain file patterns', message));
  }
  return patterns;
}

function readPatterns(entry: YamlEntry, read: ReadFile, rule: string | undefined, tell: Tell): readonly string[] | undefined {
  const { value } = entry.value;
  const files = typeof value === 'string' ? [value] : textsOf(value);
  if (!files) {
    const problem = `ignore-from-file should contain ${rule === undefined ? '' : 'valid '}filename(s), either as a list or string`;
    tell(notTexts(entry, problem, '"ignore-from-file" must be the path of a file, or a list of such paths.'));
    return undefined;
  }
  const texts = files.map((it) => read(it, 'patterns'));
  const absent = files[texts.indexOf(undefined)];
  if (absent !== undefined) {
    const message = `There is no file "${absent}", seen from where yamllint is started.`;
    tell({ ...fault(placeOf(entry), 'missing-file', '', message), problem: noSuchFile(absent) });
  }
  return texts.flatMap((it) => it?.split('\n') ?? []);
}

/** `yaml-files`. */
export function readYamlFiles(top: YamlMap, tell: Tell): readonly string[] | undefined {
  const entry = top.get('yaml-files');
  if (!entry) return undefined;
  const patterns = textsOf(entry.value.value);
  if (!patterns) tell(notTexts(entry, 'yaml-files should be a list of file patterns', '"yaml-files" must be a list of file patterns.'));
  return patterns;
}

function textsOf(value: Yaml): readonly string[] | undefined {
  const items = isList(value) ? value.map((it) => it.value) : undefined;
  return items?.every((it) => typeof it === 'string') ? items : undefined;
}

/** A list that holds something else than texts is told of at the first such item. */
function notTexts(entry: YamlEntry, problem: string, message: string): ConfigFault {
  const { value } = entry.value;
  const item = isList(value) ? value.find((it) => typeof it.value !== 'string') : undefined;
  if (!item) return fault(placeOf(entry), 'wrong-type', problem, message);
  return fault({ ...entry.value, ...item }, 'not-text', problem, `"${pythonText(entry.key.value)}" takes texts: put this in quotes.`);
}
