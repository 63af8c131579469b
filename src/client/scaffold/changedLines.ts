import type { TextEdit } from '../../core/problem.js';

/** The one edit of whole lines that turns a text into another, and leaves alone the lines that both start and end with. */
export function changedLines(before: string, after: string): TextEdit {
  const old = linesOf(before);
  const next = linesOf(after);
  const most = Math.min(old.length, next.length);
  let head = 0;
  while (head < most && old[head] === next[head]) head++;
  let tail = 0;
  while (tail < most - head && old.at(-1 - tail) === next.at(-1 - tail)) tail++;
  return {
    start: old.slice(0, head).join('').length,
    end: old.slice(0, old.length - tail).join('').length,
    text: next.slice(head, next.length - tail).join(''),
  };
}

/** With their line breaks. */
function linesOf(text: string): readonly string[] {
  return text.match(/[^\n]*\n|[^\n]+$/g) ?? [];
}
