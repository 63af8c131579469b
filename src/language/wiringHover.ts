import type { Hover } from 'vscode-languageserver-types';
import { shortKind } from '../core/wiring/kinds.js';
import { definitionsOf, podsOf } from '../core/wiring/lookup.js';
import { holds, occurrence, type Occurrence } from '../core/wiring/occurrences/occurrence.js';
import { called } from '../core/wiring/rules/subject.js';
import { locationsIn, type Site } from './site.js';

/** Where the reference under the cursor leads, one line for each place, as Markdown. Empty where there is none. */
export function wiringHover({ workspace, file, uriOf }: Site, offset: number): readonly string[] {
  const locate = locationsIn(uriOf);
  const link = (place: Occurrence): string => {
    const { uri, range } = locate(place);
    return `[${place.file.path}:${range.start.line + 1}](${uri}#L${range.start.line + 1})`;
  };
  for (const { document, references, selectors } of file.resources) {
    const at = offset - document.start;
    const reference = references.find(({ item }) => holds(item.place, at));
    if (reference) {
      return definitionsOf(workspace, file, reference.item).map((it) => {
        const { kind, name, maker } = it.item;
        const made = maker ? `, ${maker.fillsOnly ? 'filled' : 'made'} by ${called(maker)}` : '';
        return `→ ${shortKind(kind)} \`${name}\`${made}: ${link(occurrence(it, it.item.place))}`;
      });
    }
    const selector = selectors.find(({ item }) => holds(item.place, at));
    if (selector) {
      const pods = podsOf(workspace, file, selector.item);
      return pods.map(
        (it) => `→ Pods of ${shortKind(it.resource.kind)} \`${it.resource.name}\`: ${link(occurrence(it, it.resource.place))}`,
      );
    }
  }
  return [];
}

/** A hover with those lines below what it says; of a field of which nothing is known they are all there is to say. */
export function withLeads(hover: Hover | undefined, leads: readonly string[]): Hover | undefined {
  if (leads.length === 0) return hover;
  const known = hover && typeof hover.contents === 'object' && 'value' in hover.contents ? [hover.contents.value] : [];
  return { ...hover, contents: { kind: 'markdown', value: [...known, ...leads].join('\n\n') } };
}
