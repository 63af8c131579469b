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

/** Looks up lines in any of some files; those of each are counted once. Of a file that is not among them there are none. */
export function linesOf(
  files: readonly { readonly path: string; readonly text: string }[],
): (path: string) => (offset: number) => LineColumn {
  const texts = new Map(files.map(({ path, text }) => [path, text]));
  const known = new Map<string, (offset: number) => LineColumn>();
  return (path) => {
    const lookup = known.get(path) ?? lineLookup(texts.get(path) ?? '');
    known.set(path, lookup);
    return lookup;
  };
}
