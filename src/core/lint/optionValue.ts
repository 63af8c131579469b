import { nearest } from '../nearest.js';
import { alternatives } from '../schema/words.js';
import type { FaultCode } from './configFault.js';
import { isList, type Place, type Placed, type Yaml, type YamlEntry } from './loadYaml.js';
import type { Option, OptionType, OptionValue } from './option.js';
import { plainType } from './plainType.js';
import { patternProblem } from './regularExpressions.js';

/** Why a value may not stand behind an option. */
export interface OptionFault {
  /** The part of the value that is wrong, when it is not all of it. */
  readonly part?: Place;
  readonly code: FaultCode;
  /** In yamllint's words, and in ours: both follow the option's name. */
  readonly problem: string;
  readonly message: string;
  readonly instead: readonly string[];
}

/** Undefined where the value may stand there. */
export function optionFault({ type }: Option, { value }: YamlEntry): OptionFault | undefined {
  const wrong = { code: 'wrong-value', message: `must be ${optionWords(type)}`, instead: likely(type, value.value) } as const;
  switch (type.is) {
    case 'int':
      // To Python a boolean is an integer.
      return typeof value.value === 'number' || typeof value.value === 'boolean' ? undefined : { ...wrong, problem: 'should be int' };
    case 'bool':
      return typeof value.value === 'boolean' ? undefined : { ...wrong, problem: 'should be bool' };
    case 'choice': {
      const { or, words } = type;
      const fits =
        isOf(or, value.value) || words.some((it) => it === value.value || (typeof it === 'boolean' && Number(it) === value.value));
      const allowed = [...(or ? [`<class '${or}'>`] : []), ...words.map(pythonLiteral)].join(', ');
      return fits ? undefined : { ...wrong, problem: `should be in (${allowed})` };
    }
    case 'list':
      return listFault(type.words, value, wrong);
  }
}

function listFault(
  words: readonly string[] | undefined,
  { value }: Placed,
  wrong: Pick<OptionFault, 'code' | 'message' | 'instead'>,
): OptionFault | undefined {
  const problem = `should only contain values in [${words ? words.map(pythonLiteral).join(', ') : "<class 'str'>"}]`;
  if (!isList(value)) return { ...wrong, problem };
  for (const part of value) {
    const { value: item } = part;
    if (typeof item !== 'string') return { part, code: 'not-text', problem, message: 'takes texts: put this in quotes', instead: [] };
    if (words && !words.includes(item)) {
      // Of spellings that differ in their case alone, the last is the small one.
      const near = nearest(item, words.toReversed());
      const message = `can hold ${alternatives(words)}, and nothing else`;
      return { part, code: 'wrong-value', problem, message, instead: near === undefined ? [] : [writtenText(near)] };
    }
  }
  for (const part of words ? [] : value) {
    const broken = typeof part.value === 'string' ? patternProblem(part.value) : undefined;
    if (broken === undefined) continue;
    const why = `holds a regular expression that cannot be used: ${broken}`;
    return { part, code: 'bad-pattern', problem: why, message: why, instead: [] };
  }
  return undefined;
}

/** What an option takes, as it stands in a sentence behind "must be". */
export function optionWords(type: OptionType): string {
  switch (type.is) {
    case 'int':
      return 'a whole number';
    case 'bool':
      return 'true or false';
    case 'choice':
      return alternatives([...(type.or === 'int' ? ['a whole number'] : []), ...optionValues(type)]);
    case 'list':
      return type.words ? `a list of texts out of ${alternatives(type.words)}` : 'a list of regular expressions';
  }
}

/** The words and booleans that may stand behind an option, or in its list, as they are written; none where any number or text may. */
export function optionValues(type: OptionType): readonly string[] {
  switch (type.is) {
    case 'int':
      return [];
    case 'bool':
      return ['true', 'false'];
    case 'choice':
      return [...(type.or === 'bool' ? ['true', 'false'] : []), ...type.words.map(String)];
    case 'list':
      return type.words?.map(writtenText) ?? [];
  }
}

/** A value of an option as it is written behind it. */
export function writtenValue(value: OptionValue): string {
  return typeof value === 'object' ? `[${value.map(writtenText).join(', ')}]` : String(value);
}

/** In quotes, if it were something else than a text without them. */
function writtenText(text: string): string {
  return plainType(text) === 'text' ? text : `"${text}"`;
}

/** What someone meant that wrote another value: the number or boolean in quotes, the word nearby, the text that should be a list of one. */
function likely(type: OptionType, value: Yaml): readonly string[] {
  if (typeof value !== 'string') return [];
  const takesNumber = type.is === 'int' || (type.is === 'choice' && type.or === 'int');
  if (takesNumber && /^-?\d+$/.test(value)) return [value];
  if (type.is === 'list') return /^[\w-]+$/.test(value) && (type.words?.includes(value) ?? true) ? [`["${value}"]`] : [];
  const near = nearest(value, optionValues(type));
  return near === undefined ? [] : [near];
}

function isOf(type: 'int' | 'bool' | undefined, value: Yaml): boolean {
  return (type === 'int' && typeof value === 'number') || (type === 'bool' && typeof value === 'boolean');
}

function pythonLiteral(word: string | boolean): string {
  return typeof word === 'string' ? `'${word}'` : word ? 'True' : 'False';
}

/** A value that fits an option, as its rule takes it. */
export function valueOf({ type }: Option, { value }: Placed): OptionValue {
  if (type.is === 'int') return Number(value);
  // `required: 1` means true.
  if (type.is === 'choice' && type.or === undefined && typeof value === 'number') return value === 1;
  return (isList(value) ? value.map((it) => it.value) : value) as OptionValue;
}
