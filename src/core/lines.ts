import { countBelow } from './countBelow.js';

/** A place as people count: from 1, columns in Unicode code points. */
export interface LineColumn {
  readonly line: number;
  readonly column: number;
}

/** Turns UTF-16 offsets of a text into lines and columns. An offset beyond the text counts as its end. */
export function lineLookup(text: string): (offset: number) => LineColumn {
  const starts = [0];
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
  return (wanted) => {
    const offset = Math.min(wanted, text.length);
    const line = countBelow(starts, offset + 1);
    return { line, column: [...text.slice(starts[line - 1], offset)].length + 1 };
  };
}
