import type { FindFix } from '../rule.js';

/** A fix that puts another text into one place: UTF-16 offsets, end exclusive. */
export function replacing(title: string, start: number, end: number, text: string): FindFix {
  return () => ({ title, edits: [{ start, end, text }], preferred: true });
}

/** Takes blanks out. */
export function removing(start: number, end: number): FindFix {
  return replacing(end - start === 1 ? 'Remove this space' : 'Remove these spaces', start, end, '');
}

/** Puts spaces in. */
export function spacing(at: number, spaces: number): FindFix {
  return replacing(spaces === 1 ? 'Insert a space' : `Insert ${spaces} spaces`, at, at, ' '.repeat(spaces));
}
