/**
 * What a scanner of YAML 1.1 sees, in the order of the text: the tokens that both PyYAML and go-yaml work on, those of no width
 * included (`key`, `blockEnd`, …). Kept in columns, one array for each property, so that a megabyte makes no garbage.
 */
export interface Tokens {
  readonly text: string;
  readonly count: number;
  readonly kinds: Uint8Array;
  /** UTF-16 offsets, end exclusive. Of a scalar the end is where its content ends. */
  readonly starts: Int32Array;
  readonly ends: Int32Array;
  /** Counted from 0, in YAML's own line breaks (`\n`, `\r\n`, `\r`, U+0085, U+2028, U+2029). */
  readonly startLines: Int32Array;
  readonly endLines: Int32Array;
  /** Of scalars; 0 for other tokens. */
  readonly styles: Uint8Array;
  /** Where each of YAML's lines starts. */
  readonly lineStarts: readonly number[];
  /** The column of the content of each literal or folded scalar, by the offset that the scalar starts at. */
  readonly blockIndents: ReadonlyMap<number, number>;
  /** Comments outside of scalars and of their headers: where the `#` stands, and where the line ends. */
  readonly commentStarts: readonly number[];
  readonly commentEnds: readonly number[];
  /** What the scanner stumbled over first. Tokens go on behind it, as well as can be guessed. */
  readonly error?: ScanError;
  /** How many tokens a consumer had been given when the scanner stumbled; all of them without an error. */
  readonly delivered: number;
}

export interface ScanError {
  /** PyYAML's text: `mapping values are not allowed here`. */
  readonly message: string;
  /** UTF-16 */
  readonly offset: number;
}

export const kind = {
  streamStart: 0,
  streamEnd: 1,
  directive: 2,
  documentStart: 3,
  documentEnd: 4,
  blockSequenceStart: 5,
  blockMappingStart: 6,
  blockEnd: 7,
  flowSequenceStart: 8,
  flowMappingStart: 9,
  flowSequenceEnd: 10,
  flowMappingEnd: 11,
  /** Of no width before an implicit key; one wide for a written `?`. */
  key: 12,
  value: 13,
  blockEntry: 14,
  flowEntry: 15,
  alias: 16,
  anchor: 17,
  tag: 18,
  scalar: 19,
} as const;

export const style = { none: 0, plain: 1, single: 2, double: 3, literal: 4, folded: 5 } as const;
