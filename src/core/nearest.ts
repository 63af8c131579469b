/**
 * The candidate that was most likely meant by a misspelt name: the same but for case, or at most a third of its letters
 * away (insert, delete, replace, swap two neighbours). Undefined when nothing is near. Candidates are taken in their order.
 */
export function nearest(name: string, candidates: Iterable<string>): string | undefined {
  const most = Math.max(1, Math.floor(name.length / 3));
  let best: string | undefined;
  let bestDistance = most + 1;
  for (const candidate of candidates) {
    if (candidate.toLowerCase() === name.toLowerCase()) return candidate;
    if (Math.abs(candidate.length - name.length) >= bestDistance) continue;
    const found = distance(name.toLowerCase(), candidate.toLowerCase());
    if (found < bestDistance) [best, bestDistance] = [candidate, found];
  }
  return best;
}

/** Optimal string alignment: the letters to change, where swapping two neighbours is one change. */
function distance(a: string, b: string): number {
  let before: number[] = [];
  let previous = Array.from({ length: b.length + 1 }, (_, column) => column);
  for (let row = 1; row <= a.length; row += 1) {
    const current = [row];
    for (let column = 1; column <= b.length; column += 1) {
      const replaced = (previous[column - 1] ?? 0) + (a[row - 1] === b[column - 1] ? 0 : 1);
      const swapped = row > 1 && column > 1 && a[row - 1] === b[column - 2] && a[row - 2] === b[column - 1];
      current.push(
        Math.min(replaced, (previous[column] ?? 0) + 1, (current[column - 1] ?? 0) + 1, swapped ? (before[column - 2] ?? 0) + 1 : Infinity),
      );
    }
    [before, previous] = [previous, current];
  }
  return previous[b.length] ?? 0;
}
