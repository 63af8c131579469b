import { styleText } from 'node:util';

type Style = 'red' | 'yellow' | 'blue' | 'gray' | 'green' | 'bold' | 'underline';

/** Colours a piece of text, or leaves it plain. */
export type Paint = (style: Style, text: string) => string;

/** Colours for a terminal; plain text for a pipe, under NO_COLOR, and for a Node that cannot. */
export function paintFor(stream: { readonly isTTY?: boolean }): Paint {
  const plain = !stream.isTTY || Boolean(process.env['NO_COLOR']) || typeof styleText !== 'function';
  return plain ? (_, text) => text : (style, text) => styleText(style, text);
}
