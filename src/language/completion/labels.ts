import { CompletionItemKind } from 'vscode-languageserver-types';
import type { Label } from '../../core/wiring/facts.js';
import { podsIn } from '../../core/wiring/lookup.js';
import { labelsNamed } from '../../core/wiring/offers.js';
import type { SelectorRule } from '../../core/wiring/references/rule.js';
import { walkReferences } from '../../core/wiring/references/walk.js';
import type { Path } from '../../core/yaml/path.js';
import { mark } from '../cursor.js';
import { keyText } from './fields.js';
import type { Place } from './place.js';
import type { Suggestion } from './suggestion.js';
import { quoted } from './values.js';

/** The keys of a map of labels, or of a selector: each with the value that it most often has. */
export function labelKeys(place: Place): readonly Suggestion[] {
  const labels = labelsFor(place, place.path);
  const { cursor } = place;
  return [...new Set(labels.map(({ key }) => key))]
    .filter((key) => !cursor.siblings.has(key) && key !== cursor.word)
    .map((key) => ({
      label: key,
      text: keyText(place, quoted(key, cursor.quote), { is: 'string' }),
      kind: CompletionItemKind.Property,
      detail: labels
        .flatMap((it) => (it.key === key ? [it.value] : []))
        .slice(0, 3)
        .join(', '),
      ...(!cursor.hasColon && { goesOn: true as const }),
    }));
}

/** The values that a label has elsewhere. */
export function labelValues(place: Place): readonly Suggestion[] {
  const key = String(place.path.at(-1));
  const values = labelsFor(place, place.path.slice(0, -1)).filter((it) => it.key === key && it.value !== place.cursor.word);
  return [...new Set(values.map(({ value }) => value))].map((label) => ({
    label,
    text: quoted(label, place.cursor.quote),
    kind: CompletionItemKind.Value,
  }));
}

/** The labels that a map at a path may hold: those of the Pods that it may select, or, of labels that are given, what others are given. */
function labelsFor(place: Place, path: Path): readonly Pick<Label, 'key' | 'value'>[] {
  const { facts, site } = place;
  const selector = selectorAt(place, path);
  const own = (facts?.pods?.labels ?? []).filter(isWritten);
  if (selector?.whose === 'own') return own;
  if (selector) return podsIn(site.workspace, site.file, facts?.namespace ?? '').flatMap(({ item }) => item.labels);
  if (path.at(-1) !== 'labels' || path.at(-2) !== 'metadata') return [];
  const asked = (facts?.selectors ?? []).filter(({ whose }) => whose === 'own').flatMap(({ labels }) => labels.filter(isWritten));
  return path.length > 2 ? [...asked, ...labelsNamed(site.workspace)] : labelsNamed(site.workspace);
}

function isWritten({ key, value }: Label): boolean {
  return key !== mark && value !== mark;
}

/** The selector whose labels a map at a path holds. */
function selectorAt({ facts, root }: Place, path: Path): SelectorRule | undefined {
  let found: SelectorRule | undefined;
  if (facts) {
    walkReferences(facts.kind, root, ({ rule, path: at }) => {
      if (rule.is !== 'selector') return;
      const labels = rule.form === 'labels' ? at : [...at, 'matchLabels'];
      if (labels.length === path.length && labels.every((step, depth) => step === path[depth])) found = rule;
    });
  }
  return found;
}
