import { countBelow } from './countBelow.js';
import type { Fix, TextEdit } from './problem.js';

/** A text after some edits, which do not overlap and are in its order. */
export function applyEdits(text: string, edits: readonly TextEdit[]): string {
  let [result, at] = ['', 0];
  for (const { start, end, text: inserted } of edits) {
    result += text.slice(at, start) + inserted;
    at = end;
  }
  return result + text.slice(at);
}

/** The edits of some fixes, in the order of the text, without each fix that touches what an earlier one changes. */
export function editsTogether(fixes: readonly Fix[]): readonly TextEdit[] {
  const taken: TextEdit[] = [];
  const starts: number[] = [];
  for (const { edits } of fixes) {
    const places = edits.map(({ start }) => countBelow(starts, start));
    const isFree = edits.every(({ start, end }, index) => {
      const place = places[index] ?? 0;
      return (taken[place - 1]?.end ?? -1) < start && (taken[place]?.start ?? Infinity) > end;
    });
    if (!isFree) continue;
    for (const edit of edits) {
      const place = countBelow(starts, edit.start);
      taken.splice(place, 0, edit);
      starts.splice(place, 0, edit.start);
    }
  }
  return taken;
}
