import { isList, type Yaml } from './loadYaml.js';
import type { Option, OptionValue } from './option.js';
import { patternProblem } from './regularExpressions.js';

/** Why a value may not stand behind an option, in the words that follow its name; undefined where it may. */
export function optionFault({ type }: Option, value: Yaml): string | undefined {
  switch (type.is) {
    case 'int':
      // To Python a boolean is an integer.
      return typeof value === 'number' || typeof value === 'boolean' ? undefined : 'should be int';
    case 'bool':
      return typeof value === 'boolean' ? undefined : 'should be bool';
    case 'choice': {
      const { or, words } = type;
      const fits = isOf(or, value) || words.some((it) => it === value || (typeof it === 'boolean' && Number(it) === value));
      return fits ? undefined : `should be in (${[...(or ? [`<class '${or}'>`] : []), ...words.map(pythonLiteral)].join(', ')})`;
    }
    case 'list': {
      const { words } = type;
      const fits = isList(value) && value.every((it) => typeof it === 'string' && (words?.includes(it) ?? true));
      if (!fits) return `should only contain values in [${words ? words.map(pythonLiteral).join(', ') : "<class 'str'>"}]`;
      const broken = words
        ? undefined
        : value.map((it) => (typeof it === 'string' ? patternProblem(it) : undefined)).find((it) => it !== undefined);
      return broken === undefined ? undefined : `holds a regular expression that cannot be used: ${broken}`;
    }
  }
}

function isOf(type: 'int' | 'bool' | undefined, value: Yaml): boolean {
  return (type === 'int' && typeof value === 'number') || (type === 'bool' && typeof value === 'boolean');
}

function pythonLiteral(word: string | boolean): string {
  return typeof word === 'string' ? `'${word}'` : word ? 'True' : 'False';
}

/** A value that fits an option, as its rule takes it. */
export function valueOf({ type }: Option, value: Yaml): OptionValue {
  if (type.is === 'int') return Number(value);
  // `required: 1` means true.
  if (type.is === 'choice' && type.or === undefined && typeof value === 'number') return value === 1;
  return value as OptionValue;
}
