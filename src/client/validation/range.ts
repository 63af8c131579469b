import { Range } from 'vscode';
import type { Place } from './result.js';

export function rangeOf({ start, end }: { readonly start: Place; readonly end: Place }): Range {
  return new Range(start.line, start.character, end.line, end.character);
}
