/** What may stand behind an option of a rule, and what it is when nothing does. */
export interface Option<T extends OptionValue = OptionValue> {
  readonly type: OptionType;
  readonly default: T;
  readonly documentation: string;
}

export type OptionValue = boolean | number | string | readonly string[];

export type OptionType =
  | { readonly is: 'int' | 'bool' }
  /** One of some words, or any value of another type. */
  | { readonly is: 'choice'; readonly or?: 'int' | 'bool'; readonly words: readonly (string | boolean)[] }
  /** Texts: any, or some of `words`. */
  | { readonly is: 'list'; readonly words?: readonly string[] };

export type OptionTable = Readonly<Record<string, Option>>;

/** The values of a table of options, by name. */
export type Values<O extends OptionTable> = { readonly [Name in keyof O]: O[Name]['default'] };

export function int(value: number, documentation: string): Option<number> {
  return { type: { is: 'int' }, default: value, documentation };
}

export function bool(value: boolean, documentation: string): Option<boolean> {
  return { type: { is: 'bool' }, default: value, documentation };
}

export function choice<const W extends string | boolean>(words: readonly W[], value: NoInfer<W>, documentation: string): Option<W> {
  return { type: { is: 'choice', words }, default: value, documentation };
}

export function boolOr<const W extends string>(
  words: readonly W[],
  value: NoInfer<W> | boolean,
  documentation: string,
): Option<W | boolean> {
  return { type: { is: 'choice', or: 'bool', words }, default: value, documentation };
}

export function intOr<const W extends string>(words: readonly W[], value: NoInfer<W> | number, documentation: string): Option<W | number> {
  return { type: { is: 'choice', or: 'int', words }, default: value, documentation };
}

export function texts(documentation: string): Option<readonly string[]> {
  return { type: { is: 'list' }, default: [], documentation };
}

export function someOf(words: readonly string[], value: readonly string[], documentation: string): Option<readonly string[]> {
  return { type: { is: 'list', words }, default: value, documentation };
}
