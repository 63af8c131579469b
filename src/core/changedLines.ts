import type { TextEdit } from './problem.js';

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

/**
 * The edits of lines that turn a text into another. Where it has as many lines as before between the first and the last that changed,
 * those in between that did not change are left alone too.
 */
export function changesByLine(before: string, after: string): readonly TextEdit[] {
  if (before === after) return [];
  const whole = changedLines(before, after);
  const [old, next] = [linesOf(before.slice(whole.start, whole.end)), linesOf(whole.text)];
  if (old.length !== next.length) return [whole];
  let start = whole.start;
  return old.flatMap((line, index): TextEdit[] => {
    const at = start;
    start += line.length;
    return line === next[index] ? [] : [{ start: at, end: start, text: next[index] ?? '' }];
  });
}

/** With their line breaks. */
function linesOf(text: string): readonly string[] {
  return text.match(/[^\n]*\n|[^\n]+$/g) ?? [];
}
