import type { Tokens } from './tokens.js';

/** Collects tokens in columns that grow as they are needed. */
export interface TokenWriter {
  readonly lineStarts: number[];
  readonly count: () => number;
  readonly emit: (kind: number, start: number, end: number, line: number, endLine?: number, style?: number) => void;
  /** Puts a token of no width before one that is already there. */
  readonly insert: (index: number, kind: number, offset: number, line: number) => void;
  readonly done: () => Pick<Tokens, 'count' | 'kinds' | 'starts' | 'ends' | 'startLines' | 'endLines' | 'styles' | 'lineStarts'>;
}

export function createTokenWriter(text: string): TokenWriter {
  let capacity = (text.length >> 2) + 16;
  let count = 0;
  let kinds = new Uint8Array(capacity);
  let styles = new Uint8Array(capacity);
  let starts = new Int32Array(capacity);
  let ends = new Int32Array(capacity);
  let startLines = new Int32Array(capacity);
  let endLines = new Int32Array(capacity);
  const lineStarts = [0];

  function grow(): void {
    capacity *= 2;
    const larger = <T extends Uint8Array | Int32Array>(empty: T, old: T): T => (empty.set(old), empty);
    kinds = larger(new Uint8Array(capacity), kinds);
    styles = larger(new Uint8Array(capacity), styles);
    starts = larger(new Int32Array(capacity), starts);
    ends = larger(new Int32Array(capacity), ends);
    startLines = larger(new Int32Array(capacity), startLines);
    endLines = larger(new Int32Array(capacity), endLines);
  }

  function write(index: number, kind: number, start: number, end: number, line: number, endLine: number, style: number): void {
    kinds[index] = kind;
    styles[index] = style;
    starts[index] = start;
    ends[index] = end;
    startLines[index] = line;
    endLines[index] = endLine;
  }

  return {
    lineStarts,
    count: () => count,
    emit(kind, start, end, line, endLine = line, style = 0) {
      if (count === capacity) grow();
      write(count, kind, start, end, line, endLine, style);
      count += 1;
    },
    insert(index, kind, offset, line) {
      if (count === capacity) grow();
      // Seldom more than one token is behind the place: the key that turned out to be one.
      for (let at = count; at > index; at -= 1) {
        write(
          at,
          kinds[at - 1] ?? 0,
          starts[at - 1] ?? 0,
          ends[at - 1] ?? 0,
          startLines[at - 1] ?? 0,
          endLines[at - 1] ?? 0,
          styles[at - 1] ?? 0,
        );
      }
      write(index, kind, offset, offset, line, line, 0);
      count += 1;
    },
    done: () => ({ count, kinds, starts, ends, startLines, endLines, styles, lineStarts }),
  };
}
