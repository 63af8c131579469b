import { placeholders, type Placeholder } from '../scaffold/placeholders.js';
import type { Span } from '../wiring/fields.js';
import type { MapNode } from '../yaml/nodes.js';
import { pathAt } from '../yaml/path.js';
import type { ResourceRule } from './resourceRule.js';

/** What a scaffolded tree left to be filled in: the domain, and image tags that name another image after every push. */
export const placeholderRules: readonly ResourceRule[] = placeholders.map((placeholder) => ({
  id: placeholder.id,
  severity: 'warning',
  source: 'profile',
  documentation: placeholder.documentation,
  check: ({ text, root }) => placesOf(placeholder, text, root).map((at) => ({ at, message: placeholder.message })),
}));

/** Where a placeholder stands in a resource, in values alone: a comment may speak of one. */
export function placesOf({ find, mark, key }: Placeholder, text: string, root: MapNode): readonly Span[] {
  const own = text.slice(root.start, root.end);
  if (!own.includes(mark)) return [];
  return find(own).flatMap(({ start, end }) => {
    const place = pathAt(root, root.start + start);
    const fits = place?.node.is === 'scalar' && !place.onKey && (key === undefined || place.path.at(-1) === key);
    return fits ? [{ start: root.start + start, end: root.start + end }] : [];
  });
}
