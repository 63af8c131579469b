import type { Place, Yaml, YamlEntry } from './loadYaml.js';

/** Something in a configuration that yamllint refuses: how yamllint 1.38.0 says it, and how it is said where it stands. */
export interface ConfigFault extends Place {
  readonly code: FaultCode;
  /** yamllint's text, as its command line prints it. */
  readonly problem: string;
  /** One sentence of ours. */
  readonly message: string;
  /** What was probably meant: texts to stand in its place, the likeliest first. */
  readonly instead: readonly string[];
}

export type FaultCode =
  | 'yaml-syntax'
  | 'wrong-type'
  | 'wrong-value'
  | 'not-text'
  | 'bad-pattern'
  | 'unknown-rule'
  | 'unknown-option'
  | 'unknown-configuration'
  | 'missing-file'
  | 'conflict';

/** A place in the configuration that is read; `from` names one that it extends, whose faults are told of where it is extended. */
export interface Origin extends Place {
  readonly from?: string;
}

/** The settings of a configuration or of a rule, by their keys. */
export type Settings = ReadonlyMap<Yaml, YamlEntry & { readonly key: Origin }>;

export type Tell = (fault: ConfigFault) => void;

/** A fault of what yamllint calls an invalid configuration. */
export function fault(
  { start, end, from }: Origin,
  code: FaultCode,
  problem: string,
  message: string,
  instead: readonly string[] = [],
): ConfigFault {
  const plain = { start, end, code, problem: `invalid config: ${problem}`, message, instead };
  return from === undefined ? plain : inBase(plain, { start, end, from });
}

/** The same fault as it is told of where the configuration is extended that it stands in. */
export function inBase(it: ConfigFault, { start, end, from }: Required<Origin>): ConfigFault {
  return { ...it, start, end, message: `In "${from}": ${it.message}`, instead: [] };
}

/** What Python says of a file that is not there, and yamllint with it. */
export function noSuchFile(path: string): string {
  return `[Errno 2] No such file or directory: '${path}'`;
}

/** Where an entry's value is told of: at the value if it has a width and no parts, else at the key. */
export function placeOf({ key, value }: YamlEntry): Origin {
  const isPlain = typeof value.value !== 'object' && value.end > value.start;
  return isPlain ? value : key;
}
