import { CompletionItemKind } from 'vscode-languageserver-types';
import { identityOf } from '../../core/kubernetes/resource.js';
import type { TextEdit } from '../../core/problem.js';
import { groups } from '../../core/groups.js';
import { apiVersionOf } from '../../core/schema/catalog.js';
import type { Kind } from '../../core/schema/types.js';
import { comparePreference } from '../../core/schema/version.js';
import { entryOf } from '../../core/yaml/path.js';
import { describeKind } from '../describe.js';
import type { Place } from './place.js';
import type { Suggestion } from './suggestion.js';

/** The kinds that there are: those of the version that stands beside first. One that is of another brings its version along. */
export function kindNames(place: Place): readonly Suggestion[] {
  const beside = identityOf(place.root).apiVersion?.value;
  const fits = (kind: Kind): number => Number(apiVersionOf(kind) === beside);
  return kindsOf(place)
    .toSorted((a, b) => fits(b) - fits(a) || compare(a.kind, b.kind) || comparePreference(a.version, b.version))
    .map((kind) => ({
      label: kind.kind,
      kind: CompletionItemKind.Class,
      detail: apiVersionOf(kind),
      documentation: describeKind(kind),
      edits: fits(kind) ? [] : versionEdits(place, apiVersionOf(kind)),
    }));
}

/** The versions that there are: those of the kind that stands beside first. Where none does, its line comes along. */
export function apiVersions(place: Place): readonly Suggestion[] {
  const beside = identityOf(place.root).kind?.value;
  const kinds = kindsOf(place);
  const ofKind = new Set(kinds.filter(({ kind }) => kind === beside).map(apiVersionOf));
  const opensKind = beside === undefined && !place.cursor.flow && !place.root.entries.some(({ key }) => key.value === 'kind');
  const below = `\n${' '.repeat(place.cursor.indent - place.cursor.step)}kind: `;
  return [...groups(kinds, apiVersionOf)]
    .toSorted(([a], [b]) => Number(ofKind.has(b)) - Number(ofKind.has(a)) || compare(a, b))
    .map(([version, served]) => {
      const names = served.map(({ kind }) => kind);
      const suggestion = {
        label: version,
        kind: CompletionItemKind.Module,
        detail: ofKind.has(version) ? String(beside) : names.join(', '),
      };
      if (!opensKind) return suggestion;
      const [only = '', ...more] = names;
      return more.length === 0
        ? { ...suggestion, text: `${version}${below}${only}` }
        : { ...suggestion, text: version + below, goesOn: true as const };
    });
}

function kindsOf({ catalog }: Place): readonly Kind[] {
  return [...catalog.kinds.values()];
}

/** Writes the version where it stands, or on a line of its own before the kind. */
function versionEdits({ root, cursor }: Place, version: string): readonly TextEdit[] {
  const { unmarked } = cursor;
  const { key, value: there } = entryOf(root, 'apiVersion') ?? {};
  if (key && there?.is === 'scalar') {
    const colon = cursor.marked.indexOf(':', key.end) + 1;
    return [{ start: unmarked(colon), end: unmarked(Math.max(there.end, blanksEnd(cursor.marked, colon))), text: ` ${version}` }];
  }
  const own = entryOf(root, 'kind');
  if (there || !own || root.flow) return [];
  const start = unmarked(own.key.start);
  return [{ start, end: start, text: `apiVersion: ${version}\n${' '.repeat(cursor.indent - cursor.step)}` }];
}

function blanksEnd(text: string, start: number): number {
  let end = start;
  while (text[end] === ' ') end += 1;
  return end;
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
