/**
 * The tree of one YAML document. All offsets are UTF-16, end exclusive, relative to the document's own text.
 * Values are as kubectl reads them (YAML 1.1 as go-yaml resolves it), not as YAML 1.2 does.
 */
export type Node = MapNode | ListNode | ScalarNode;

interface Spanned {
  readonly start: number;
  readonly end: number;
}

export interface MapNode extends Spanned {
  readonly is: 'map';
  /** Written as `{a: b}`. */
  readonly flow: boolean;
  /** In the order of the text; keys that stand twice are all here, merge keys (`<<`) are already spread out at the end. */
  readonly entries: readonly Entry[];
}

export interface Entry extends Spanned {
  readonly key: ScalarNode;
  /** An absent value is a null scalar of no width where the value would stand. */
  readonly value: Node;
  /** Came through a merge key; the ranges are those of the anchor. */
  readonly merged?: true;
}

export interface ListNode extends Spanned {
  readonly is: 'list';
  readonly flow: boolean;
  readonly items: readonly Node[];
}

export type ScalarStyle = 'plain' | 'single' | 'double' | 'literal' | 'folded';

export interface ScalarNode extends Spanned {
  readonly is: 'scalar';
  /** Integers beyond 2^53 lose digits, as they do in kubectl's JSON. */
  readonly value: string | number | boolean | null;
  readonly style: ScalarStyle;
}
