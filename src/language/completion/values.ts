import { CompletionItemKind } from 'vscode-languageserver-types';
import type { Field } from '../../core/schema/types.js';
import { writtenText } from '../../core/yaml/writtenText.js';
import type { Place } from './place.js';
import type { Suggestion } from './suggestion.js';

/** The values that a field takes, as far as they can be listed: what it is without one first. */
export function fieldValues({ cursor }: Place, { type, default: usual }: Field): readonly Suggestion[] {
  const all = type.is === 'boolean' ? [true, false] : 'enum' in type ? (type.enum ?? []) : [];
  const others = all.filter((it) => it !== usual);
  return [
    ...(usual === undefined ? [] : [{ ...value(usual, cursor.quote), detail: 'the default' }]),
    ...others.map((it) => value(it, cursor.quote)),
  ];
}

function value(it: string | number | boolean, quote: string): Suggestion {
  const text = typeof it === 'string' ? quoted(it, quote) : String(it);
  return { label: typeof it === 'string' && it !== '' ? it : text, text, kind: CompletionItemKind.Value };
}

/** A text as a scalar that kubectl reads as text: in the quotes that are there already, or as it has to be. */
export function quoted(text: string, quote: string): string {
  if (quote === '"') return JSON.stringify(text);
  return quote === "'" ? `'${text.replaceAll("'", "''")}'` : writtenText(text);
}
