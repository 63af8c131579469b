/** What would disturb a line, or turn it round, or that no XML may hold. */
const unshowable = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}\ufffe\uffff]/gu;

/** Longer names are cut in the middle: their ends tell them apart. */
const mostShown = 26;

/** A text of a file as it can be shown anywhere: on one line, and with a mark for each character that is none. */
export function shown(text: string): string {
  return text.replace(unshowable, '\ufffd');
}

/** The same, short enough for a box. */
export function short(text: string): string {
  const characters = [...shown(text)];
  if (characters.length <= mostShown) return characters.join('');
  return `${characters.slice(0, mostShown / 2).join('')}…${characters.slice(1 - mostShown / 2).join('')}`;
}

/** How many columns a text takes: East Asian characters and pictures take two. */
export function columns(text: string): number {
  return [...text].reduce((sum, it) => sum + ((it.codePointAt(0) ?? 0) >= 0x1100 ? 2 : 1), 0);
}
