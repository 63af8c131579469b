import type { Range, WorkspaceEdit } from 'vscode-languageserver-types';
import { groups } from '../core/groups.js';
import { thingAt } from '../core/wiring/occurrences/index.js';
import { distinct, isWritten, type Thing } from '../core/wiring/occurrences/occurrence.js';
import { locationsIn, type Site } from './site.js';

/** Why something cannot be renamed: one sentence. */
export interface Refusal {
  readonly refused: string;
}

/** What a rename would begin with: the text under the cursor. Undefined where nothing has a name. */
export function prepareRename(
  { workspace, file, uriOf }: Site,
  offset: number,
): { readonly range: Range; readonly placeholder: string } | Refusal | undefined {
  const thing = thingAt({ workspace, file, offset });
  if (!thing) return undefined;
  if (thing.fixed) return { refused: thing.fixed };
  return { range: locationsIn(uriOf)(thing.here).range, placeholder: thing.name };
}

/** Renames the thing under the cursor wherever it goes by its name, or nowhere. */
export function rename({ workspace, file, uriOf }: Site, offset: number, name: string): WorkspaceEdit | Refusal | undefined {
  const thing = thingAt({ workspace, file, offset });
  if (!thing) return undefined;
  if (thing.fixed) return { refused: thing.fixed };
  const wrong = whatIsWrong(thing, name);
  if (wrong) return { refused: wrong };
  const places = distinct([...thing.definitions, ...thing.uses]);
  const unwritten = places.find((it) => !isWritten(it, thing.name));
  if (unwritten) return { refused: `In ${unwritten.file.path} the name is not written as it is.` };
  const locate = locationsIn(uriOf);
  const byFile = groups(places, (it) => uriOf(it.file.path));
  const changes = [...byFile].map(([uri, here]) => [uri, here.map((it) => ({ range: locate(it).range, newText: name }))] as const);
  return { changes: Object.fromEntries(changes) };
}

/** What names are made of, by what they name. All of them are plain text in YAML. */
const rules: Readonly<Record<string, readonly [RegExp, string]>> = {
  key: [/^[-._a-zA-Z0-9]{1,253}$/, 'letters, digits, "-", "_" and "."'],
  template: [/^[-._a-zA-Z0-9]{1,253}$/, 'letters, digits, "-", "_" and "."'],
  port: [/^(?=.*[a-z])[a-z0-9](-?[a-z0-9]){0,62}$/, 'lower case letters, digits and "-", with at least one letter'],
  label: [/^[a-zA-Z0-9]([-._a-zA-Z0-9]{0,61}[a-zA-Z0-9])?$/, 'letters, digits, "-", "_" and "."'],
};

const resourceRule = [/^[a-z0-9]([-a-z0-9.:]{0,251}[a-z0-9])?$/, 'lower case letters, digits, "-" and "."'] as const;

/** Text that YAML would not read as text. */
const notText = /^(?:[-+]?[0-9][0-9_.:eExob]*|y|n|yes|no|on|off|true|false|null|~|\.)$/i;

function whatIsWrong({ what, name, definitions }: Thing, next: string): string | undefined {
  const [shape, words] = rules[what] ?? resourceRule;
  if (!shape.test(next)) return `A name here is made of ${words}.`;
  if (notText.test(next)) return `YAML does not read ${next} as text.`;
  return next === name && definitions.length > 0 ? 'That is its name already.' : undefined;
}
